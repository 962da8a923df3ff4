package dev.plimsoll.cli;

import dev.plimsoll.review.Annotation;
import dev.plimsoll.review.Check.Conclusion;
import dev.plimsoll.review.Lines;
import dev.plimsoll.review.Review.InlineComment;

import java.io.PrintStream;
import java.util.List;

/** Prints a review for a terminal: the check, then the comments where they would stand. */
final class TerminalReview {
    private final PrintStream out;
    private final Terminal terminal;

    TerminalReview(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void write(LocalReview review) {
        var plan = review.plan();
        var check = plan.check();
        out.println(terminal.faint("Against " + Shown.line(review.change().base())));
        out.println();
        out.println(
                terminal.bold("Check: " + check.conclusion().id())
                        + " - "
                        + Shown.line(check.title()));
        out.println();
        out.print(TerminalPage.of(check.summary(), terminal));
        var comments = plan.review().map(each -> each.comments()).orElse(List.of());
        for (var annotation : check.annotations()) {
            out.println(line(annotation));
        }
        plan.review()
                .ifPresent(each -> {
                    out.println();
                    out.println(terminal.bold("Review") + ": " + Shown.line(each.body()));
                });
        comments.forEach(comment -> write(comment, review));
        if (check.conclusion() == Conclusion.SUCCESS && check.annotations().isEmpty()) {
            out.println("Nothing to say.");
        }
    }

    private String line(Annotation annotation) {
        return "%s:%d: %s: %s [%s]"
                .formatted(
                        Shown.file(annotation.path()),
                        annotation.lines().first(),
                        terminal.level(annotation.level()),
                        Shown.line(annotation.message()),
                        annotation.title());
    }

    private void write(InlineComment comment, LocalReview review) {
        out.println();
        out.println(terminal.bold(Shown.file(comment.path()) + ":" + place(comment.lines())));
        var parts = CommentParts.of(comment.body());
        out.println();
        var judged = review.judged(comment.path()).orElseThrow();
        var head = judged.head();
        var blinds = Blinds.of(head, judged.verdicts().head().findings());
        for (int line = comment.lines().first(); line <= comment.lines().last(); line++) {
            out.println(
                    "  "
                            + terminal.faint(line + " | ")
                            + blinds.shown(head.line(line).start(), head.line(line).end()));
        }
        out.println();
        TerminalPage.of(parts.prose(), terminal)
                .strip()
                .lines()
                .forEach(line -> out.println(line.isEmpty() ? "" : "  " + line));
        parts.suggestion()
                .ifPresent(text -> {
                    out.println();
                    out.println(
                            "  "
                                    + terminal.faint(
                                            text.isEmpty()
                                                    ? "Suggestion: delete."
                                                    : "Suggestion:"));
                    text.lines()
                            .forEach(line ->
                                    out.println("  " + terminal.added("+ " + Shown.source(line))));
                });
    }

    private static String place(Lines lines) {
        return lines.first() == lines.last()
                ? "" + lines.first()
                : lines.first() + "-" + lines.last();
    }
}
