package dev.plimsoll.rules.php;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Word;

import java.util.List;
import java.util.Locale;
import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Install with composer --no-dev",
        covers = {"tally/php/composer-no-dev-in-production"})
public record ComposerDevDependencies() implements Rule {
    private static final String VARIABLE = "COMPOSER_NO_DEV";
    private static final Set<String> NO = Set.of("", "0", "false", "no", "off");

    @Override
    public void check(Dockerfile file, Report report) {
        var all = file.calls("composer");
        var last = file.finalStage();
        if (all.isEmpty()
                || file.around().isForDevelopment()
                || last.filter(stage -> !stage.isForDevelopment()).isEmpty()) {
            return;
        }
        for (var stage : file.graph().contributing(last.get())) {
            if (!stage.isForDevelopment() && !isWindows(stage)) {
                check(stage.calls("composer"), report);
            }
        }
    }

    private static void check(List<Call> calls, Report report) {
        boolean leftOut = false;
        for (var call : calls.reversed()) {
            if (skipsDev(call)) {
                leftOut = true;
            } else if (isInstall(call) && !leftOut) {
                tell(call, report);
            }
        }
    }

    private static void tell(Call call, Report report) {
        var subcommand = call.command().operands().getFirst();
        report.missing(
                        subcommand,
                        "`composer install` also installs what only work on the program needs.")
                .fix(Fix.unsafe(call.command().adding(subcommand, "--no-dev")));
    }

    /** What a condition decides about may be for work. */
    private static boolean isInstall(Call call) {
        var command = call.command();
        return !command.operands().isEmpty()
                && command.operands().getFirst().is("install", "i")
                && !command.context().conditional()
                && !command.hasFlag("--dry-run", "--help");
    }

    /** Whether it leaves them out, or takes away those that are there. */
    private static boolean skipsDev(Call call) {
        var command = call.command();
        var environment = call.stage().environmentAt(call.run());
        Word.Variables outer = name -> environment.get(name).flatMap(Value::known);
        boolean unknown =
                environment
                        .source(VARIABLE)
                        .filter(source ->
                                !(source instanceof Env)
                                        || environment
                                                .get(VARIABLE)
                                                .flatMap(Value::known)
                                                .isEmpty())
                        .isPresent();
        return command.hasFlag("--no-dev", "--update-no-dev")
                || unknown
                || command.environment(VARIABLE, outer)
                        .filter(value -> !NO.contains(value.toLowerCase(Locale.ROOT)))
                        .isPresent()
                || command.arguments().stream().anyMatch(Word::isUnknown);
    }

    private static boolean isWindows(Stage stage) {
        return KnownSystem.below(stage).os() == KnownSystem.Os.WINDOWS;
    }
}
