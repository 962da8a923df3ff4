package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Write arrays as JSON, with double quotes and commas",
        covers = {
            "S7030",
            "tally/invalid-json-form",
            "Not Using Proper Exec Form In CMD And ENTRYPOINT Arguments"
        },
        insteadOf = {"shell-form-entrypoint", "shell-form-cmd"})
public record MalformedJsonArray() implements Rule {

    /** What a test of the shell holds: {@code [ -f /x ]}, {@code [ "$A" = b ]}. */
    private static final Pattern TEST =
            Pattern.compile(
                    "\\[\\s+(?:!\\s|-[a-zA-Z]\\s).*|.*\\s(?:!?==?|=~|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))\\s.*");

    private static final Pattern JOINED = Pattern.compile(".*(?:&&|\\|\\||;|\\|).*");

    /** Commas, quotes of any kind, or a path: what only a list holds. */
    private static final Pattern LIST =
            Pattern.compile("\\[\\s*/.*|.*[,\"'\u2018\u2019\u201c\u201d].*");

    private static final Pattern PLAIN =
            Pattern.compile("(?!\\s)[^\"'\\\\$\\[\\]\\p{Cntrl}\u2018-\u201f]+");

    private static final Pattern REST = Pattern.compile(".*\"\\s*\\]\\s*\\S{1,2}");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.each(Instruction.class).forEach(each -> check(file, each, report));
        }
    }

    private static void check(Dockerfile file, Instruction each, Report report) {
        switch (each) {
            case Instruction.Run run -> check(each, run.form(), report);
            case Instruction.Cmd cmd -> check(each, cmd.form(), report);
            case Instruction.Entrypoint entrypoint -> check(each, entrypoint.form(), report);
            case Instruction.Healthcheck health ->
                    health.test().ifPresent(test -> check(each, test, report));
            case Copying copying -> {
                if (!copying.sources().isEmpty()) {
                    tell(file, each, copying.sources().getFirst(), copying.target(), report);
                }
            }
            case Instruction.Volume volume -> {
                if (!volume.paths().isEmpty()) {
                    var paths = volume.paths();
                    tell(file, each, paths.getFirst(), paths.getLast(), report);
                }
            }
            default -> {}
        }
    }

    /** The words of an instruction that takes an array or a list. */
    private static void tell(
            Dockerfile file, Instruction each, Located first, Located last, Report report) {
        var place = first.span().to(last);
        if (file.source().text().charAt(place.start()) == '[') {
            tell(each, place, file.source().text(place), false, report);
        }
    }

    private static void check(Instruction each, Form form, Report report) {
        if (form instanceof Form.ShellForm shell && shell.text().startsWith("[")) {
            tell(each, shell, shell.text().strip(), true, report);
        }
    }

    private static void tell(
            Instruction each, Located place, String text, boolean runs, Report report) {
        if (!isMeantAsArray(text)) {
            return;
        }
        var message =
                runs
                        ? "This is no JSON, so a shell is asked to run `%s`.".formatted(text)
                        : "This is no JSON, so it is read word by word: `%s`.".formatted(text);
        var draft = report.at(place, message).about(each.name());
        if (!each.name().equals("CMD") && !each.name().equals("ENTRYPOINT")) {
            draft.as("S7030", "tally/invalid-json-form");
        }
        corrected(text).ifPresent(json -> draft.fix(Fix.safe(Edit.replace(place, json))));
    }

    private static boolean isMeantAsArray(String text) {
        if (text.startsWith("[[") || JOINED.matcher(text).matches()) {
            return false;
        }
        if (text.endsWith("]")) {
            return !TEST.matcher(text).matches() && LIST.matcher(text).matches();
        }
        return text.indexOf(']') < 0 ? !TEST.matcher(text).matches() : REST.matcher(text).matches();
    }

    /** The array that was meant, where each of its words is plain. */
    private static Optional<String> corrected(String text) {
        if (!text.endsWith("]")) {
            return Optional.empty();
        }
        var words =
                List.of(text.substring(1, text.length() - 1).split(",", -1)).stream()
                        .map(String::strip)
                        .map(MalformedJsonArray::unquoted)
                        .toList();
        return words.stream().allMatch(word -> PLAIN.matcher(word).matches())
                ? Optional.of(ExecWords.json(words))
                : Optional.empty();
    }

    private static String unquoted(String word) {
        return word.replaceFirst("^([\"'])([^\"']*)\\1$", "$2")
                .replaceFirst("^[\u2018\u201c]([^\u2018-\u201f]*)[\u2019\u201d]$", "$1");
    }
}
