package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Ship no image in debug mode",
        covers = {"S4507"})
public record DebugModeSet() implements Rule {
    private static final Pattern DEVELOPMENT = Pattern.compile("(?i)dev|devel|develop|development");
    private static final Pattern ON = Pattern.compile("(?i)true|yes|on|1");

    /** Sonar looks at no name with a digit. */
    private static final Pattern KNOWN = Pattern.compile("\\D+");

    /** What web frameworks read: with it they show their insides, or run what a visitor sends. */
    private static final Set<String> FRAMEWORKS =
            Set.of(
                    "APP_DEBUG",
                    "APP_ENV",
                    "ASPNETCORE_ENVIRONMENT",
                    "DJANGO_DEBUG",
                    "FLASK_DEBUG",
                    "FLASK_ENV",
                    "NODE_ENV",
                    "RACK_ENV",
                    "RAILS_ENV",
                    "XDEBUG_MODE");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            if (!stage.isForDevelopment()) {
                stage.all(Env.class).forEach(env -> check(file, env, report));
            }
        }
    }

    private static void check(Dockerfile file, Env env, Report report) {
        for (var pair : env.pairs()) {
            var name = pair.name().toUpperCase(Locale.ROOT);
            if (name.endsWith("ENV")
                    || name.endsWith("ENVIRONMENT")
                    || name.endsWith("DEBUG")
                    || name.endsWith("XDEBUG_MODE")) {
                check(file, env, pair, name, report);
            }
        }
    }

    private static void check(Dockerfile file, Env env, Pair pair, String name, Report report) {
        var value = pair.value().flatMap(each -> file.value(each, env).known()).orElse("");
        boolean debugs =
                name.endsWith("XDEBUG_MODE")
                        ? !value.isBlank() && !value.equalsIgnoreCase("off")
                        : (name.endsWith("DEBUG") ? ON : DEVELOPMENT).matcher(value).matches();
        if (debugs) {
            var message =
                    Message.of(
                            "`%s=%s` runs the program as its developers do.", pair.name(), value);
            var draft =
                    report.at(pair, message)
                            .about(pair.name())
                            .level(FRAMEWORKS.contains(name) ? WARNING : INFO);
            if (!KNOWN.matcher(name).matches()) {
                draft.as();
            }
            production(name)
                    .flatMap(better -> pair.value().map(old -> Edit.replace(old, better)))
                    .ifPresent(edit -> draft.fix(Fix.unsafe(edit)));
        }
    }

    private static Optional<String> production(String name) {
        return switch (name) {
            case "NODE_ENV", "RAILS_ENV", "RACK_ENV", "FLASK_ENV" -> Optional.of("production");
            case "ASPNETCORE_ENVIRONMENT" -> Optional.of("Production");
            case "XDEBUG_MODE" -> Optional.of("off");
            default -> Optional.empty();
        };
    }
}
