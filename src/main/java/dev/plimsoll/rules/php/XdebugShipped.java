package dev.plimsoll.rules.php;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Keep Xdebug out of the image that runs in production",
        covers = {"tally/php/no-xdebug-in-final-image"})
public record XdebugShipped() implements Rule {
    private static final String[] INSTALLERS = {
        "docker-php-ext-install",
        "docker-php-ext-enable",
        "install-php-extensions",
        "phpenmod",
        "pecl",
        "pickle",
        "pie",
        "apt-get",
        "apt",
        "apk",
        "dnf",
        "yum",
        "microdnf"
    };

    /** The name of a package or an extension, with or without a version. */
    private static final Pattern XDEBUG =
            Pattern.compile("(?:.*[-/])?xdebug\\d?(?:[-=@:~^].*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains("xdebug")
                || file.around().isForDevelopment()
                || file.finalStage().filter(Stage::isForDevelopment).isPresent()) {
            return;
        }
        for (var stage : file.shippedStages()) {
            boolean windows = KnownSystem.below(stage).os() == KnownSystem.Os.WINDOWS;
            if (!windows && !stage.isForDevelopment()) {
                var found =
                        stage.calls(INSTALLERS).stream()
                                .filter(call -> !call.command().context().conditional())
                                .flatMap(call -> xdebug(call).stream())
                                .toList();
                if (!found.isEmpty()) {
                    tell(file, found, report);
                }
            }
        }
    }

    /** Where a command names it. */
    private record Found(Call call, Word word) {
        /** Whether its command names something else too, so that it can do without. */
        boolean isOneOfSeveral() {
            var operands = call.command().operands();
            return operands.size() > (operands.getFirst().is("install", "add") ? 2 : 1);
        }

        Edit removal() {
            return call.command().removing(word);
        }
    }

    private static Optional<Found> xdebug(Call call) {
        var operands = call.command().operands();
        boolean names =
                call.command().is("docker-php-ext-install", "docker-php-ext-enable")
                        || call.command().is("install-php-extensions", "phpenmod")
                        || (!operands.isEmpty() && operands.getFirst().is("install", "add"));
        return operands.stream()
                .filter(_ -> names)
                .filter(word -> XDEBUG.matcher(word.value()).matches())
                .findFirst()
                .map(word -> new Found(call, word));
    }

    /** All of them are one installation; the fix takes every one away, or there is none. */
    private static void tell(Dockerfile file, List<Found> all, Report report) {
        var first = all.getFirst();
        var finding =
                report.at(
                                first.word(),
                                Message.of(
                                        "`%s` puts a debugger into the image that ships.",
                                        first.call().command().name()))
                        .about("xdebug");
        if (isOff(file)) {
            finding.level(Severity.INFO);
        }
        if (all.stream().allMatch(Found::isOneOfSeveral)) {
            finding.fix(new Fix(false, all.stream().map(Found::removal).toList()));
        }
    }

    private static boolean isOff(Dockerfile file) {
        return file.finalStage()
                .flatMap(stage -> stage.environment().get("XDEBUG_MODE"))
                .flatMap(Value::known)
                .filter("off"::equals)
                .isPresent();
    }
}
