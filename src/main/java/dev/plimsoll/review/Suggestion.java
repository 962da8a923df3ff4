package dev.plimsoll.review;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Secret;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;
import dev.plimsoll.source.Visible;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whole lines that GitHub puts in place of others at a click.
 *
 * @param lines those replaced, all added by the change in one hunk
 * @param text what stands there instead, each line with its {@code \n}; empty deletes them
 * @param answered the findings that it answers
 */
record Suggestion(Lines lines, String text, List<Finding> answered) {
    /** More lines than these hide what changes. */
    private static final int TALLEST = 15;

    private static final int LONGEST = 10_000;

    /** Each proof judges the whole file again; a longer one is judged often enough without. */
    private static final int LARGEST_FILE = 100_000;

    Suggestion {
        answered = List.copyOf(answered);
    }

    /**
     * What answers as many as possible of the findings of one place, if they have fixes that hold.
     *
     * @param place added lines that the suggestion must cover, as the comment stands on them
     */
    static Optional<Suggestion> of(ReviewedFile.Judged file, List<Finding> findings, Lines place) {
        var fixable =
                findings.stream()
                        .filter(finding -> finding.fix().map(Fix::safe).orElse(false))
                        .toList();
        var all = together(file, fixable, place);
        if (all.isPresent() || fixable.size() < 2) {
            return all;
        }
        var best = Optional.<Suggestion>empty();
        for (var finding : fixable) {
            var tried = new ArrayList<>(best.map(Suggestion::answered).orElse(List.of()));
            tried.add(finding);
            var more = together(file, tried, place);
            best = more.isPresent() ? more : best;
        }
        return best;
    }

    private static Optional<Suggestion> together(
            ReviewedFile.Judged file, List<Finding> answered, Lines place) {
        var edits =
                answered.stream()
                        .flatMap(finding -> finding.fix().stream())
                        .flatMap(fix -> fix.edits().stream())
                        .toList();
        if (edits.isEmpty() || file.head().text().length() > LARGEST_FILE) {
            return Optional.empty();
        }
        var lines = place;
        for (var edit : edits) {
            lines = lines.to(lines(file, edit));
        }
        if (lines.count() > TALLEST || !file.diff().isAdded(lines)) {
            return Optional.empty();
        }
        var found = lines;
        return replaced(file.head(), lines, edits)
                .filter(text -> isShowable(file, found, text))
                .filter(text -> file.proof().test(answered))
                .map(text -> new Suggestion(found, text, answered));
    }

    /** An insertion at the start of a line goes with the line above where only that was added. */
    private static Lines lines(ReviewedFile.Judged file, Edit edit) {
        var head = file.head();
        int first = Math.min(head.firstLine(edit), head.lineCount());
        int last = Math.max(first, Math.min(head.lastLine(edit), head.lineCount()));
        boolean between = edit.span().isEmpty() && edit.span().start() == head.line(first).start();
        if (between && first > 1 && !file.diff().isAdded(first)) {
            return new Lines(first - 1, first - 1);
        }
        return new Lines(first, last);
    }

    /** The new lines; empty where the edits do not leave whole lines. */
    private static Optional<String> replaced(SourceText head, Lines lines, List<Edit> edits) {
        int start = head.line(lines.first()).start();
        var last = head.lineWithBreak(lines.last());
        boolean ends = last.end() > head.line(lines.last()).end();
        var region = new Span(start, last.end());
        if (edits.stream().anyMatch(edit -> !region.contains(edit.span())) || conflict(edits)) {
            return Optional.empty();
        }
        var moved =
                edits.stream()
                        .map(edit -> new Edit(moved(edit.span(), start), edit.replacement()))
                        .toList();
        var before = head.text(region);
        var after = Edit.apply(before, moved);
        if (after.equals(before) || (!after.isEmpty() && after.endsWith("\n") != ends)) {
            return Optional.empty();
        }
        var plain = after.replace(head.lineBreak(), "\n");
        boolean oneBreak = plain.replace("\n", head.lineBreak()).equals(after);
        return oneBreak && plain.indexOf('\r') < 0
                ? Optional.of(plain.isEmpty() || ends ? plain : plain + "\n")
                : Optional.empty();
    }

    private static Span moved(Span span, int start) {
        return new Span(span.start() - start, span.end() - start);
    }

    private static boolean conflict(List<Edit> edits) {
        for (int i = 0; i < edits.size(); i++) {
            for (int j = i + 1; j < edits.size(); j++) {
                if (edits.get(i).conflicts(edits.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** GitHub shows the lines that go beside those that come. */
    private static boolean isShowable(ReviewedFile.Judged file, Lines lines, String text) {
        var head = file.head();
        var old = new Span(head.line(lines.first()).start(), head.line(lines.last()).end());
        var shown = head.text(old) + "\n" + text;
        return shown.length() <= LONGEST
                && Visible.isPlain(shown)
                && !shown.contains("<!-- plimsoll")
                && !Secret.mayBeIn(shown)
                && file.verdicts().head().findings().stream()
                        .flatMap(finding -> finding.secrets().stream())
                        .noneMatch(old::overlaps);
    }
}
