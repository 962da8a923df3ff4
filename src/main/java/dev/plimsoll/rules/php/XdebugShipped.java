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
        boolean forWork =
                file.around().isForDevelopment()
                        || file.finalStage().filter(Stage::isForDevelopment).isPresent();
        if (forWork || !file.source().text().contains("xdebug")) {
            return;
        }
        for (var stage : file.shippedStages()) {
            if (!stage.isForDevelopment()) {
                stage.calls(INSTALLERS).stream()
                        .filter(call -> !call.command().context().conditional())
                        .filter(_ -> KnownSystem.below(stage).os() != KnownSystem.Os.WINDOWS)
                        .flatMap(call -> xdebug(call).stream())
                        .findFirst()
                        .ifPresent(found -> tell(file, found, report));
            }
        }
    }

    /** Where a command names it. */
    private record Found(Call call, Word word) {}

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

    private static void tell(Dockerfile file, Found found, Report report) {
        var command = found.call().command();
        var finding =
                report.at(
                                found.word(),
                                "`%s` puts a debugger into the image that ships."
                                        .formatted(command.name()))
                        .about("xdebug");
        if (isOff(file)) {
            finding.level(Severity.INFO);
        }
        int least = command.operands().getFirst().is("install", "add") ? 2 : 1;
        if (command.operands().size() > least) {
            finding.fix(Fix.unsafe(command.removing(found.word())));
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
