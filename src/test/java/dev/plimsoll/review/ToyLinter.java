package dev.plimsoll.review;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Descriptor;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Identity;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.lint.Waivers;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A few rules that need no parser, so that this room is tested with what it knows alone. */
final class ToyLinter {
    private static final Pattern WAIVER = Pattern.compile("(?m)^# waive (\\S+) ?(.*)\\n(.*)");

    private static final List<Toy> RULES =
            List.of(
                    new Toy(
                            "user-root",
                            Severity.ERROR,
                            "(?m)^USER (root)$",
                            "The image runs as `%s`."),
                    new Toy(
                            "no-yes",
                            Severity.ERROR,
                            "(apt-get install)(?! -y)",
                            "`%s` waits for an answer.",
                            " -y"),
                    new Toy(
                            "no-clean",
                            Severity.WARNING,
                            "(?m)install [^&\\n]*()$",
                            "The package lists stay in the image.",
                            " && rm -rf /var/lib/apt/lists/*"),
                    new Toy(
                            "use-slim",
                            Severity.INFO,
                            "FROM (debian:13)$",
                            "A slim variant of `%s` exists."),
                    new Toy(
                            "maintainer",
                            Severity.WARNING,
                            "(?m)^(MAINTAINER) (.*)\\n",
                            "`%s` is deprecated."),
                    new Toy("volume", Severity.WARNING, "^(VOLUME) ", "`%s` is anonymous."),
                    new Toy("chained", Severity.WARNING, "(?s)(RUN set.*?end)", "This is long."),
                    new Toy(
                            "loud",
                            Severity.WARNING,
                            "(?m)^LABEL (.*)$",
                            "The label `%s` is loud."));

    private record Toy(
            String id, Severity level, Pattern pattern, String message, Optional<String> append) {
        Toy(String id, Severity level, String pattern, String message) {
            this(id, level, Pattern.compile(pattern, Pattern.MULTILINE), message, Optional.empty());
        }

        Toy(String id, Severity level, String pattern, String message, String append) {
            this(
                    id,
                    level,
                    Pattern.compile(pattern, Pattern.MULTILINE),
                    message,
                    Optional.of(append));
        }

        Finding finding(MatchResult match) {
            var span = new Span(match.start(1), match.end(1));
            var fix = append.map(text -> Fix.safe(Edit.insertAfter(span, text)));
            if (id.equals("maintainer")) {
                fix = Optional.of(Fix.safe(Edit.delete(new Span(match.start(), match.end()))));
            }
            if (id.equals("chained")) {
                fix =
                        Optional.of(
                                Fix.safe(
                                        Edit.replace(
                                                new Span(match.start() + 4, match.start() + 7),
                                                "sat")));
            }
            if (id.equals("volume")) {
                fix =
                        Optional.of(
                                span.start() == 0
                                        ? Fix.safe(Edit.replace(span, "# no "))
                                        : Fix.safe(
                                                Edit.delete(span),
                                                Edit.insertBefore(Span.at(0), "# no ")));
            }
            var subject = id.equals("loud") ? match.group(1) : "";
            return new Finding(
                    new Identity(id, "0", subject),
                    level,
                    span,
                    Message.of(message, match.group(1)),
                    List.of(),
                    fix);
        }
    }

    private ToyLinter() {}

    /** {@code # waive RULE reason} waives on the line below. */
    static Linter.Verdict lint(SourceText text) {
        var found = new ArrayList<Finding>();
        var plain = text.text().replace("\r", " ");
        for (var toy : RULES) {
            toy.pattern.matcher(plain).results().map(toy::finding).forEach(found::add);
        }
        found.sort(Comparator.comparingInt(finding -> finding.span().start()));
        var waived = new ArrayList<Waivers.Waived>();
        for (var waiver : WAIVER.matcher(plain).results().toList()) {
            var target = new Span(waiver.start(3), waiver.end(3));
            for (var finding : List.copyOf(found)) {
                if (finding.rule().equals(waiver.group(1)) && target.contains(finding.span())) {
                    found.remove(finding);
                    waived.add(
                            new Waivers.Waived(
                                    finding,
                                    new Waivers.Waiver(
                                            new Span(waiver.start(), waiver.start(3) - 1),
                                            target,
                                            Set.of(finding.rule()),
                                            false,
                                            waiver.group(2))));
                }
            }
        }
        return new Linter.Verdict(found, waived, List.of());
    }

    /** Whether the fixes applied together leave fewer findings and none that is new. */
    static boolean holds(SourceText text, List<Finding> answered) {
        var edits = answered.stream().flatMap(each -> each.fix().orElseThrow().edits().stream());
        var fixed = lint(SourceText.of(Edit.apply(text.text(), edits.toList())));
        return fixed.findings().size() <= lint(text).findings().size() - answered.size();
    }

    /** A rule that failed. */
    static Catalogue.Entry broken(String id, Severity level) {
        var descriptor = new Descriptor(level, false, "Toy", List.of(), List.of());
        return new Catalogue.Entry(id, "toys.Toy", descriptor, false);
    }
}
