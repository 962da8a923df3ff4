package dev.plimsoll.review;

import dev.plimsoll.lint.Severity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What was said before, held against what is found now: which findings have their comment, which
 * comments are done with, and which speak of something that is found again.
 */
final class Conversation {
    /** One finding's sections under one marker; more than one only where a post was doubled. */
    private static final class Told {
        private final Marker marker;
        private final List<Standing> comments = new ArrayList<>();
        private boolean open;

        Told(Marker marker) {
            this.marker = marker;
        }

        boolean standsOn(Found found) {
            return comments.stream()
                    .anyMatch(comment ->
                            comment.path().equals(found.file().path())
                                    && comment.line().isPresent()
                                    && found.lines().contains(comment.line().getAsInt()));
        }
    }

    private final List<Standing> standing;
    private final Map<Marker, Told> threads = new LinkedHashMap<>();
    private final Map<Found, Marker> told = new HashMap<>();
    private final Map<Found, Marker> fresh = new HashMap<>();
    private final Map<Marker, String> closing = new HashMap<>();
    private final Set<Marker> reopening = new HashSet<>();

    Conversation(List<Standing> standing) {
        this.standing = List.copyOf(standing);
        for (var comment : standing) {
            for (var section : Section.parse(comment.body())) {
                var thread = threads.computeIfAbsent(section.marker(), Told::new);
                thread.comments.add(comment);
                thread.open |= !section.closed();
            }
        }
    }

    /**
     * How many comments that speak of something at least as grave are open once the edits are done:
     * whether they were done already, as after an answer that never came, makes no difference.
     */
    Map<Severity, Long> openComments() {
        var levels = new HashMap<Marker, Severity>();
        told.forEach((found, marker) -> levels.put(marker, found.finding().level()));
        var open = new EnumMap<Severity, Long>(Severity.class);
        for (var comment : standing) {
            Section.parse(comment.body()).stream()
                    .map(this::edited)
                    .filter(section -> !section.closed())
                    .map(section -> levels.getOrDefault(section.marker(), Severity.WARNING))
                    .min(Comparator.naturalOrder())
                    .ifPresent(worst ->
                            EnumSet.range(worst, Severity.INFO)
                                    .forEach(level -> open.merge(level, 1L, Long::sum)));
        }
        return open;
    }

    /**
     * Pairs what is found with what was said.
     *
     * @param known tells of a comment whether its file was judged in full, so that silence means
     *     that the fault is gone
     */
    void match(Collection<Baseline> files, String shortHead, Predicate<Standing> known) {
        var byDigest = new HashMap<String, Group>();
        threads.values()
                .forEach(thread -> group(byDigest, thread.marker.digest()).threads.add(thread));
        for (var file : files) {
            file.fresh().forEach(found -> group(byDigest, found.digest()).fresh.add(found));
            file.inherited().forEach(found -> group(byDigest, found.digest()).others.add(found));
            file.waived().forEach(waived -> group(byDigest, waived.found().digest()).waived++);
        }
        byDigest.values().forEach(group -> match(group, shortHead, known));
    }

    /** All of one identity. */
    private static final class Group {
        private final List<Told> threads = new ArrayList<>();
        private final List<Found> fresh = new ArrayList<>();
        private final List<Found> others = new ArrayList<>();
        private int waived;
    }

    private static Group group(Map<String, Group> groups, String digest) {
        return groups.computeIfAbsent(digest, each -> new Group());
    }

    private void match(Group group, String shortHead, Predicate<Standing> known) {
        var untold = new ArrayList<>(group.fresh);
        var open = new ArrayList<>(group.threads.stream().filter(each -> each.open).toList());
        var closed = new ArrayList<>(group.threads.stream().filter(each -> !each.open).toList());
        pair(untold, open, true);
        pair(untold, open, false);
        pair(untold, closed, true);
        pair(untold, closed, false);
        number(untold, group.threads);
        // What is in the base by now is no fault of this change, and not fixed either.
        pair(new ArrayList<>(group.others), open, false);
        for (var thread : open) {
            if (group.waived > 0) {
                group.waived--;
                closing.put(thread.marker, "Waived in " + shortHead);
            } else if (thread.comments.stream().allMatch(known)) {
                closing.put(thread.marker, "Fixed in " + shortHead);
            }
        }
    }

    private void pair(List<Found> untold, List<Told> threads, boolean byPlace) {
        for (var found : List.copyOf(untold)) {
            var match =
                    threads.stream()
                            .filter(thread -> !byPlace || thread.standsOn(found))
                            .findFirst();
            match.ifPresent(thread -> {
                told.put(found, thread.marker);
                if (!thread.open) {
                    reopening.add(thread.marker);
                }
                threads.remove(thread);
                untold.remove(found);
            });
        }
    }

    /** Gives each the smallest ordinal that is free. */
    private void number(List<Found> untold, List<Told> threads) {
        var taken = new HashSet<Integer>();
        threads.forEach(thread -> taken.add(thread.marker.ordinal()));
        int ordinal = 1;
        for (var found : untold) {
            while (!taken.add(ordinal)) {
                ordinal++;
            }
            fresh.put(found, new Marker(found.digest(), ordinal));
        }
    }

    /** Whether a comment of ours speaks of it already. */
    boolean isTold(Found found) {
        return told.containsKey(found);
    }

    /** The marker for a finding that nothing was said of. */
    Marker marker(Found found) {
        return Objects.requireNonNull(fresh.get(found), "it was said already");
    }

    /** Tells of each open comment that offers a suggestion where it stands. */
    void forEachSuggestion(BiConsumer<String, Lines> action) {
        for (var comment : standing) {
            boolean offers =
                    Section.parse(comment.body()).stream()
                            .anyMatch(section ->
                                    !section.closed()
                                            && section.text().contains("```suggestion\n"));
            if (offers && comment.line().isPresent()) {
                int line = comment.line().getAsInt();
                action.accept(comment.path(), new Lines(line, line));
            }
        }
    }

    /** The comments that change. */
    List<CommentEdit> edits() {
        var edits = new ArrayList<CommentEdit>();
        for (var comment : standing) {
            var before = Section.parse(comment.body());
            var after = before.stream().map(this::edited).toList();
            if (!after.equals(before)) {
                edits.add(
                        new CommentEdit(
                                comment.id(), Section.body(after), change(comment, before, after)));
            }
        }
        return edits;
    }

    private Section edited(Section section) {
        var why = closing.get(section.marker());
        if (why != null && !section.closed()) {
            return section.close(why);
        }
        return reopening.contains(section.marker()) && section.closed()
                ? section.reopen()
                : section;
    }

    private static CommentEdit.Change change(
            Standing comment, List<Section> before, List<Section> after) {
        boolean done = after.stream().allMatch(Section::closed);
        if (done) {
            return comment.answered() ? CommentEdit.Change.TEXT : CommentEdit.Change.MINIMIZE;
        }
        boolean wasDone = before.stream().allMatch(Section::closed);
        return wasDone ? CommentEdit.Change.SHOW : CommentEdit.Change.TEXT;
    }
}
