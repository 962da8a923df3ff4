package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Mount the Gemfile for bundle install",
        covers = {"tally/ruby/prefer-gemfile-bind-mounts"})
public record GemfileCopied() implements Rule {
    private static final Pattern GEMFILE =
            Pattern.compile(
                    "(?:\\./)?(?:Gemfile\\*?|Gemfile\\.lock\\*?|\\.ruby-version|\\.tool-versions)");

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.calls("bundle").isEmpty()) {
            return;
        }
        for (var stage : file.stages()) {
            var all = stage.instructions();
            int whole = lastWhole(all);
            for (int at = 0; at + 2 <= whole; at++) {
                if (all.get(at) instanceof Copy copy
                        && isGemfile(copy)
                        && all.get(at + 1) instanceof Run run
                        && installs(run)) {
                    report.missing(
                            copy.sources().getFirst(),
                            Message.of(
                                    "`%s` is copied for one command, and again with the rest; a"
                                            + " bind mount makes no layer.",
                                    copy.sources().getFirst().text()));
                }
            }
        }
    }

    private static boolean isGemfile(Copy copy) {
        var sources = copy.sources();
        return copy.from().isEmpty()
                && sources.stream().anyMatch(source -> source.text().contains("Gemfile"))
                && sources.stream().allMatch(source -> GEMFILE.matcher(source.text()).matches());
    }

    private static boolean installs(Run run) {
        return run.commands().stream()
                .anyMatch(command ->
                        command.is("bundle", "bundler") && PackageManager.of(command).isPresent());
    }

    /** Where the whole context is copied last; -1 where it is not. */
    private static int lastWhole(List<Instruction> all) {
        int last = -1;
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at) instanceof Copy copy
                    && copy.from().isEmpty()
                    && copy.sources().stream().anyMatch(GemfileCopied::isWhole)) {
                last = at;
            }
        }
        return last;
    }

    private static boolean isWhole(Argument source) {
        return source.text().equals(".") || source.text().equals("./");
    }
}
