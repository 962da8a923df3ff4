package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.Set;

@Lint(
        severity = Severity.INFO,
        summary = "Run bootsnap precompile with -j 1",
        covers = {"tally/ruby/bootsnap-precompile-without-j1"})
public record BootsnapParallel() implements Rule {
    private static final String[] JOBS = {"-j", "--jobs"};

    /** In one process, or in none besides. */
    private static final Set<String> ALONE = Set.of("0", "1");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("bootsnap")) {
            var command = call.command();
            var first =
                    command.arguments().stream().filter(word -> word.is("precompile")).findFirst();
            if (first.isPresent() && !isAlone(command) && !runsNative(call.stage())) {
                var finding =
                        report.missing(
                                first.get(),
                                "`bootsnap precompile` starts processes that crash where the"
                                        + " platform is emulated.");
                if (!command.hasFlag(JOBS)
                        && command.arguments().stream().noneMatch(BootsnapParallel::givesJobs)) {
                    finding.fix(Fix.safe(command.adding(first.get(), "-j 1")));
                }
            }
        }
    }

    private static boolean givesJobs(Word word) {
        return word.value().startsWith("-j") || word.value().startsWith("--jobs");
    }

    private static boolean isAlone(Command command) {
        var words = command.arguments();
        for (int at = 0; at < words.size(); at++) {
            var text = words.get(at).value();
            boolean next = at + 1 < words.size() && ALONE.contains(words.get(at + 1).value());
            if (Set.of(JOBS).contains(text) && next) {
                return true;
            }
            var value = text.replaceFirst("^(?:-j|--jobs=)", "");
            if (!value.equals(text) && ALONE.contains(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether its stage is always one of the platform that builds. */
    private static boolean runsNative(Stage stage) {
        return stage.bottom()
                .from()
                .platform()
                .map(Argument::text)
                .filter(platform -> platform.contains("BUILDPLATFORM"))
                .isPresent();
    }
}
