package dev.plimsoll.rules.labels;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        off = true,
        summary = "Name labels as Docker asks for",
        covers = {"DL3048", "tally/labels/valid-key"})
public record LabelKeyInvalid() implements Rule {
    private static final Pattern RESERVED =
            Pattern.compile("(?:com\\.docker|io\\.docker|org\\.dockerproject)\\..*");

    /** What Docker's own tools read. */
    private static final Pattern FOR_DOCKER =
            Pattern.compile("com\\.docker\\.(?:image\\.source\\.entrypoint|extension\\..*)");

    private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9.-]*");
    private static final Pattern EDGES = Pattern.compile("[a-z](?:.*[a-z0-9])?");

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Label.class).stream()
                .flatMap(label -> label.pairs().stream())
                .forEach(pair -> check(pair, report));
    }

    private static void check(Pair pair, Report report) {
        var key = pair.name();
        fault(key)
                .ifPresent(fault -> {
                    var draft =
                            report.at(pair.key(), Message.of("`%s` %s.", key, fault)).about(key);
                    if (!isKnownToHadolint(key)) {
                        draft.as("tally/labels/valid-key");
                    }
                });
    }

    private static Optional<String> fault(String key) {
        if (key.indexOf('$') >= 0) {
            return Optional.of("is a name that only the build knows");
        }
        if (RESERVED.matcher(key).matches()) {
            return FOR_DOCKER.matcher(key).matches()
                    ? Optional.empty()
                    : Optional.of("lies in a namespace that is Docker's own");
        }
        if (!CHARACTERS.matcher(key).matches()) {
            return Optional.of("holds more than small letters, digits, dots and hyphens");
        }
        if (!EDGES.matcher(key).matches()) {
            return Optional.of("does not begin with a letter and end with one or a digit");
        }
        return key.contains("..") || key.contains("--")
                ? Optional.of("holds two dots or hyphens in a row")
                : Optional.empty();
    }

    /** A slash is let pass there. */
    private static boolean isKnownToHadolint(String key) {
        return fault(key.replace("/", "")).isPresent();
    }
}
