package dev.plimsoll.rules.permissions;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        summary = "Let programs and settings of the system belong to root",
        covers = {"S6504"})
public record SystemFileGivenAway() implements Rule {
    private static final Pattern SYSTEM =
            Pattern.compile(
                    "/(?:usr/(?:local/)?)?(?:s?bin|lib(?:32|64|exec)?)(?:/.*)?"
                        + "|/etc/(?:passwd|shadow|group|sudoers.*|cron.*|init.*|ssh|pam\\.d|ld\\.so.*"
                        + "|profile.*|systemd)(?:/.*)?|/boot(?:/.*)?|/root(?:/.*)?");

    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(?i).*\\.(?:sh|bash|ksh|zsh|py|rb|pl|php|js|jar|war|exe|dll|bin|so|run|service)");

    private static final Pattern ROOT = Pattern.compile("(?:root|0)?(?::.*)?");
    private static final Pattern ROOTS_GROUP = Pattern.compile("[^:]*(?::(?:root|0)?)?");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            stage.all(Copying.class).stream()
                    .filter(copying -> !copying.flags().isEmpty())
                    .forEach(copying -> check(file, copying, report));
        }
    }

    private static void check(Dockerfile file, Copying copying, Report report) {
        var flag = copying.flag("chown").filter(each -> each.value().isPresent());
        var owner = flag.flatMap(each -> file.value(each.value().get(), copying).known());
        if (owner.isEmpty()) {
            return;
        }
        var target = file.value(copying.target(), copying).known().orElse("");
        boolean system = SYSTEM.matcher(target).matches();
        if (!ROOT.matcher(owner.get()).matches()) {
            if (system) {
                var message =
                        Message.of("`%s` may replace what is put into `%s`.", owner.get(), target);
                report.at(flag.get(), message)
                        .about(target)
                        .fix(Fix.unsafe(Edit.replace(flag.get(), "--chown=root:root")));
            }
        } else if (!ROOTS_GROUP.matcher(owner.get()).matches()
                && isGroupWritable(file, copying)
                && (system || bringsProgram(copying))) {
            var message =
                    Message.of(
                            "The group of `%s` may replace what is put into `%s`.",
                            owner.get(), target);
            report.at(flag.get(), message).about(target);
        }
    }

    private static boolean isGroupWritable(Dockerfile file, Copying copying) {
        return copying.flag("chmod")
                .flatMap(Flag::value)
                .flatMap(mode -> file.value(mode, copying).known())
                .filter(mode -> Mode.of(mode).isGroupWritable())
                .isPresent();
    }

    private static boolean bringsProgram(Copying copying) {
        return copying.sources().stream()
                .anyMatch(source -> PROGRAM.matcher(source.text()).matches());
    }
}
