package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@Lint(
        severity = Severity.ERROR,
        summary = "Write JSON arrays as JSON",
        covers = {
            "S7030",
            "tally/invalid-json-form",
            "Not Using Proper Exec Form In CMD And ENTRYPOINT Arguments"
        },
        insteadOf = {"shell-form-entrypoint", "shell-form-cmd", "copy-to-relative-target"})
public record MalformedJsonArray() implements Rule {
    /** What a test of the shell holds: {@code [ -f x ]}, {@code [ "$A" = b ]}. */
    private static final Pattern TEST =
            Pattern.compile(
                    "(?s)\\[\\[.*|\\[\\s+(?:[!(]|-[a-zA-Z]\\s).*"
                            + "|.*\\s(?:!?==?|=~|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))\\s.*");

    private static final Pattern JOINED = Pattern.compile("(?s).*(?:&&|[|;]).*");

    /** Commas, quotes of any kind, or a path: what only a list holds. */
    private static final Pattern LIST =
            Pattern.compile("(?s)\\[\\s*/.*|.*[,\"'\u2018\u2019\u201c\u201d].*");

    /** A slip of the pen after an array; more than that is meant. */
    private static final Pattern REST = Pattern.compile("(?s).*\"\\s*\\]\\s*\\S{1,2}");

    /** A word that is bare, or quoted as a whole: nothing in it means something to a shell. */
    private static final Pattern WORD =
            Pattern.compile(
                    "[^\\s\"'\u2018\u2019\u201c\u201d$\\[\\]]+"
                        + "|[\"'\u2018\u201c][^\"'\u2018\u2019\u201c\u201d$\\[\\]]+[\"'\u2019\u201d]");

    private static final Pattern QUOTES = Pattern.compile("[\"'\u2018\u2019\u201c\u201d]");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var instruction : file.instructions()) {
            if (instruction instanceof Instruction.Onbuild onbuild) {
                onbuild.inner().ifPresent(inner -> check(file, inner, report));
            } else {
                check(file, instruction, report);
            }
        }
    }

    private static void check(Dockerfile file, Instruction instruction, Report report) {
        switch (instruction) {
            case Instruction.Run run -> form(instruction, run.form(), report);
            case Instruction.Cmd cmd -> form(instruction, cmd.form(), report);
            case Instruction.Entrypoint entrypoint -> form(instruction, entrypoint.form(), report);
            case Instruction.Healthcheck check ->
                    check.test().ifPresent(form -> form(instruction, form, report));
            case Instruction.Volume volume when !volume.paths().isEmpty() ->
                    words(
                            file,
                            instruction,
                            volume.paths().getFirst(),
                            volume.paths().getLast(),
                            report);
            case Copying copying when !copying.sources().isEmpty() ->
                    words(
                            file,
                            instruction,
                            copying.sources().getFirst(),
                            copying.target(),
                            report);
            default -> {}
        }
    }

    private static void form(Instruction at, Form form, Report report) {
        if (form instanceof ShellForm shell) {
            var text = shell.text().strip();
            if (text.startsWith("[") && isMeant(text)) {
                tell(at, form, text, report);
            }
        }
    }

    /** Whether a text with a bracket in front looks like an array and not like a test. */
    private static boolean isMeant(String text) {
        if (TEST.matcher(text).matches() || JOINED.matcher(text).matches()) {
            return false;
        }
        if (text.endsWith("]")) {
            return LIST.matcher(text).matches();
        }
        return text.indexOf(']') < 0 || REST.matcher(text).matches();
    }

    private static void words(
            Dockerfile file, Instruction at, Argument first, Argument last, Report report) {
        boolean open = first.text().startsWith("[") && file.source().text(first).startsWith("[");
        var all = new Span(first.span().start(), last.span().end());
        if (open && isMeant(file.source().text(all))) {
            tell(at, all, file.source().text(all), report);
        }
    }

    private static void tell(Instruction at, Located place, String text, Report report) {
        var draft =
                report.at(
                                place,
                                "This is no JSON, so %s takes its brackets and quotes as they are."
                                        .formatted(at.name()))
                        .about(at.name())
                        .inTriggersAs("tally/invalid-json-form");
        if (!at.name().equals("CMD") && !at.name().equals("ENTRYPOINT")) {
            draft.as("S7030", "tally/invalid-json-form");
        }
        meant(text)
                .filter(_ -> place.span().length() == text.length())
                .ifPresent(json -> draft.fix(Fix.safe(Edit.replace(place, json))));
    }

    /** The array that was meant, where its words are plain. */
    private static Optional<String> meant(String text) {
        if (!text.endsWith("]") || text.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        var inner = text.substring(1, text.length() - 1).strip();
        var written = Arrays.stream(inner.split(",")).map(String::strip).toList();
        var words = written.stream().map(word -> QUOTES.matcher(word).replaceAll("")).toList();
        boolean plain = written.stream().allMatch(word -> WORD.matcher(word).matches());
        return plain
                ? Optional.of(
                        words.stream()
                                .map(word -> '"' + word + '"')
                                .collect(Collectors.joining(", ", "[", "]")))
                : Optional.empty();
    }
}
