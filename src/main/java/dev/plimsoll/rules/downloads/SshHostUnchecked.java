package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.WrittenFile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;

@Lint(severity = WARNING, summary = "Know the host before SSH talks to it")
public record SshHostUnchecked() implements Rule {
    /** From ssh_config(5). */
    private static final Pattern OFF =
            Pattern.compile(
                    "(?i)(?:\\b|(?<=-o))(StrictHostKeyChecking[ \\t=]{1,8}[\"']?(?:no|off))\\b");

    /** The files that it is set in. */
    private static final Pattern SETTINGS =
            Pattern.compile(".*(?:/ssh_config|/ssh_config\\.d/.*|\\.ssh/config)\"?");

    /** Who has more of them needs no further finding, and no further look. */
    private static final int MOST = 200;

    private static final Pattern REVERSED = Pattern.compile("grep|rg|awk");

    @Override
    public void check(Dockerfile file, Report report) {
        if (isNamed(file.source().text())) {
            file.instructions().stream()
                    .filter(each ->
                            each instanceof Run
                                    || each instanceof Env
                                    || !each.commands().isEmpty()
                                    || WrittenFile.in(each).stream()
                                            .anyMatch(SshHostUnchecked::isOfSsh))
                    .forEach(each -> switchedOff(file, each, report));
        }
        for (var call : file.calls("ssh-keyscan")) {
            boolean compared =
                    call.run().commands().stream()
                            .limit(MOST)
                            .anyMatch(each ->
                                    Verification.isOne(each)
                                            || (each.is("ssh-keygen") && each.hasFlag("-l", "-F"))
                                            || each.is("grep", "diff", "cmp"));
            if (!compared) {
                report.at(
                                call.command().program(),
                                "`ssh-keyscan` believes whoever answers while the image is built.")
                        .about(call.command().subject())
                        .level(INFO);
            }
        }
    }

    private static boolean isNamed(String text) {
        return text.contains("ostKeyChecking") || text.contains("ostkeychecking");
    }

    private static boolean isOfSsh(WrittenFile written) {
        return SETTINGS.matcher(written.path()).matches();
    }

    /** Whether a line of a here-document is a comment of the file that it writes. */
    private static boolean isCommented(String text, int at) {
        return text.substring(text.lastIndexOf('\n', at) + 1, at).stripLeading().startsWith("#");
    }

    private static void switchedOff(Dockerfile file, Instruction instruction, Report report) {
        var span = instruction.span();
        var matcher = OFF.matcher(file.source().text()).region(span.start(), span.end());
        for (int i = 0; i < MOST && matcher.find(); i++) {
            var found = Matched.of(matcher);
            boolean looked =
                    instruction.commands().stream()
                            .filter(each -> each.span().contains(found.span()))
                            .anyMatch(each -> REVERSED.matcher(each.name()).matches());
            boolean commented =
                    isCommented(file.source().text(), found.span().start())
                            || file.commentAt(found).isPresent();
            if (!looked && !commented) {
                report.at(
                        found,
                        Message.of("`%s` lets SSH talk to any host that answers.", found.text()));
            }
        }
    }
}
