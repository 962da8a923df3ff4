package dev.plimsoll.review;

import dev.plimsoll.lint.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses what is said inline and writes it: the review. */
final class Remarks {
    private final Conversation conversation;
    private final Context context;
    private final Map<String, List<Lines>> suggested = new HashMap<>();

    Remarks(Conversation conversation, Context context) {
        this.conversation = conversation;
        this.context = context;
    }

    /** The review; empty where nothing new is to be said inline. */
    Optional<Review> review(List<Baseline> files) {
        var chosen = chosen(files);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        conversation.forEachSuggestion(this::claim);
        var comments = chosen.stream().map(this::comment).toList();
        int shown = chosen.stream().mapToInt(remark -> remark.findings().size()).sum();
        return Optional.of(new Review(body(shown, files), inOrder(files, comments)));
    }

    /**
     * As many as there is room for beside the comments that are open. What is milder takes no room:
     * a new error is said however many warnings stand.
     */
    private List<Remark> chosen(List<Baseline> files) {
        var open = conversation.openComments();
        var chosen = new ArrayList<Remark>();
        for (var remark : spread(files)) {
            if (chosen.size() + open.getOrDefault(remark.level(), 0L)
                    < context.limits().comments()) {
                chosen.add(remark);
            }
        }
        return chosen;
    }

    /** Worst first; of equals, the first of each file, then the second of each. */
    private List<Remark> spread(List<Baseline> files) {
        record Ranked(Remark remark, int rank) {}
        var ranked = new ArrayList<Ranked>();
        for (var file : files) {
            var seen = new EnumMap<Severity, Integer>(Severity.class);
            for (var remark : Remark.on(file, conversation)) {
                ranked.add(new Ranked(remark, seen.merge(remark.level(), 1, Integer::sum)));
            }
        }
        ranked.sort(
                Comparator.<Ranked, Severity>comparing(each -> each.remark().level())
                        .thenComparingInt(Ranked::rank));
        return ranked.stream().map(Ranked::remark).toList();
    }

    private static List<Review.InlineComment> inOrder(
            List<Baseline> files, List<Review.InlineComment> comments) {
        var order = new HashMap<String, Integer>();
        files.forEach(file -> order.putIfAbsent(file.file().path(), order.size()));
        return comments.stream()
                .sorted(
                        Comparator.<Review.InlineComment>comparingInt(
                                        comment -> order.getOrDefault(comment.path(), 0))
                                .thenComparingInt(comment -> comment.lines().first())
                                .thenComparingInt(comment -> comment.lines().last()))
                .toList();
    }

    private String body(int shown, List<Baseline> files) {
        var counts = Counts.of(files);
        if (shown == counts.total()) {
            return "%s: %s.".formatted(Prose.count(shown, "new finding"), counts.words());
        }
        int told =
                (int)
                        files.stream()
                                .flatMap(file -> file.fresh().stream())
                                .filter(conversation::isTold)
                                .count();
        return "%s of %s new findings %s shown here%s%s."
                .formatted(
                        Prose.number(shown),
                        Prose.number(counts.total()),
                        shown == 1 ? "is" : "are",
                        told == 0 ? "" : ", " + told(told),
                        shown + told == counts.total() ? "" : rest(counts.total()));
    }

    private static String told(int findings) {
        return findings == 1
                ? "1 has its comment already"
                : "%s have their comments already".formatted(Prose.number(findings));
    }

    private String rest(int total) {
        int annotations = context.limits().annotations();
        return total <= annotations
                ? ", the rest is in the check"
                : ", the first " + Prose.number(annotations) + " are in the check";
    }

    private Review.InlineComment comment(Remark remark) {
        var suggestion = suggestion(remark);
        var sections = new ArrayList<Section>();
        var explained = new HashSet<String>();
        for (var found : remark.findings()) {
            boolean last = found.equals(remark.findings().getLast());
            var block = last ? suggestion.map(each -> block(remark, each)).orElse("") : "";
            sections.add(
                    Section.open(
                            conversation.marker(found),
                            text(found, explained.add(found.finding().rule())) + block));
        }
        var lines = suggestion.map(Suggestion::lines).orElse(remark.lines());
        return new Review.InlineComment(remark.file().path(), lines, Section.body(sections));
    }

    /** None where another suggestion has one of its lines: GitHub could not apply both. */
    private Optional<Suggestion> suggestion(Remark remark) {
        if (!remark.whole()) {
            return Optional.empty();
        }
        var findings = remark.findings().stream().map(Found::finding).toList();
        var path = remark.file().path();
        var suggestion =
                Suggestion.of(remark.file(), findings, remark.lines())
                        .filter(each ->
                                suggested.getOrDefault(path, List.of()).stream()
                                        .noneMatch(each.lines()::overlaps));
        suggestion.ifPresent(each -> claim(path, each.lines()));
        return suggestion;
    }

    private void claim(String path, Lines lines) {
        suggested.computeIfAbsent(path, each -> new ArrayList<>()).add(lines);
    }

    /** A rule is explained once in a comment. */
    private String text(Found found, boolean explained) {
        var finding = found.finding();
        var pages = context.pages();
        var what =
                "**%s**: %s"
                        .formatted(Counts.name(finding.level()), Prose.message(finding.message()));
        var why = pages.why(finding.rule()) + " " + pages.name(finding.rule());
        return explained ? what + "\n\n" + why.strip() : what;
    }

    private static String block(Remark remark, Suggestion suggestion) {
        var lead = "";
        if (remark.findings().size() > 1) {
            boolean all = suggestion.answered().size() == remark.findings().size();
            var rules =
                    suggestion.answered().stream()
                            .map(finding -> "`" + finding.rule() + "`")
                            .distinct()
                            .toList();
            lead =
                    all
                            ? "\n\nThis answers all of them:"
                            : "\n\nThis answers " + String.join(", ", rules) + ":";
        }
        return lead + "\n\n" + Prose.fenced("suggestion", suggestion.text());
    }
}
