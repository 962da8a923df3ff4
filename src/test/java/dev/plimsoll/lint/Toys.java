package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about words, each more special than the one before. */
final class Toys {
    static final Catalogue CATALOGUE =
            new Catalogue(
                    Stream.of(Colour.class, Red.class, DarkRed.class, Shout.class)
                            .map(Catalogue.Entry::of)
                            .toList());

    private Toys() {}

    /** Finds every colour. */
    @Lint(
            severity = Severity.WARNING,
            summary = "Use no colours",
            covers = {"DL9001", "DL9002"})
    public record Colour() implements Rule {
        @Override
        public void check(Dockerfile file, Report report) {
            words(file, report, "(dark-)?red", "`%s` is a colour.", "DL9001", "DL9002");
            words(file, report, "blue", "`%s` is a colour.", "DL9002");
        }
    }

    /** Finds red. */
    @Lint(
            severity = Severity.WARNING,
            summary = "Use no red",
            covers = "RED1",
            insteadOf = "colour")
    public record Red() implements Rule {
        @Override
        public void check(Dockerfile file, Report report) {
            words(file, report, "red", "`%s` is the worst of colours.", "RED1");
        }
    }

    /** Finds dark red, which is grave. */
    @Lint(
            severity = Severity.ERROR,
            summary = "Use no dark red",
            covers = "DARK1",
            insteadOf = "red")
    public record DarkRed() implements Rule {
        @Override
        public void check(Dockerfile file, Report report) {
            words(file, report, "dark-red", "`%s` is blood.", "DARK1");
        }
    }

    /** Finds what is written in capitals; off by default. */
    @Lint(
            severity = Severity.INFO,
            off = true,
            summary = "Do not shout",
            covers = {"Shouting, Loud", "DL3002"})
    public record Shout(
            @Option("Words that may.") List<String> allowed,
            @Option("The fewest letters.") int letters,
            @Option("Whether digits are letters.") boolean digits,
            @Option("What is said.") String message,
            @Option("What is said of single words.") Map<String, String> messages)
            implements Rule {
        public Shout() {
            this(List.of("RUN", "FROM"), 2, false, "`%s` is loud.", Map.of());
        }

        public Shout {
            if (letters < 1) {
                throw new IllegalArgumentException("`letters` is at least 1.");
            }
        }

        @Override
        public void check(Dockerfile file, Report report) {
            var letter = digits ? "[A-Z0-9]" : "[A-Z]";
            Pattern.compile("\\b" + letter + "{" + letters + ",}\\b")
                    .matcher(file.source().text())
                    .results()
                    .filter(match -> !allowed.contains(match.group()))
                    .forEach(match ->
                            report.at(
                                    new Span(match.start(), match.end()),
                                    messages.getOrDefault(match.group(), message)
                                            .formatted(match.group())));
        }
    }

    private static void words(
            Dockerfile file, Report report, String word, String message, String... ids) {
        Pattern.compile(word)
                .matcher(file.source().text())
                .results()
                .filter(match -> !file.source().text(lineOf(file, match.start())).startsWith("#"))
                .forEach(match ->
                        report.at(
                                        new Span(match.start(), match.end()),
                                        message.formatted(match.group()))
                                .as(ids));
    }

    private static Span lineOf(Dockerfile file, int offset) {
        return file.source().line(file.source().firstLine(Span.at(offset)));
    }

    static Linter.Verdict lint(Selection selection, String text) {
        return new Linter(CATALOGUE, selection)
                .lint(Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN));
    }

    /** What stands, one a line, such as {@code dark-red DARK1 RED1}. */
    static String standing(Selection selection, String text) {
        return lint(selection, text).findings().stream()
                .map(Toys::shown)
                .collect(Collectors.joining());
    }

    /** What is waived, one a line, with the ids of the waiver. */
    static String waived(Selection selection, String text) {
        return lint(selection, text).waived().stream()
                .map(each -> shown(each.finding()).strip() + " by " + each.waiver().ids() + "\n")
                .collect(Collectors.joining());
    }

    private static String shown(Finding finding) {
        return finding.rule() + " " + String.join(" ", finding.covers()) + "\n";
    }
}
