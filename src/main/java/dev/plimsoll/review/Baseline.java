package dev.plimsoll.review;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Identity;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.lint.Waivers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a file's findings is new: in the head and not in the base version, or less grave there.
 *
 * @param fresh the new ones, in the order of places
 * @param inherited those that were there before, likewise
 */
record Baseline(
        ReviewedFile.Judged file, List<Found> fresh, List<Found> inherited, List<Waived> waived) {

    Baseline {
        fresh = List.copyOf(fresh);
        inherited = List.copyOf(inherited);
        waived = List.copyOf(waived);
    }

    /**
     * A finding that a comment in the file waives.
     *
     * @param isNew whether this change adds the comment
     */
    record Waived(Found found, Waivers.Waiver waiver, boolean isNew) {}

    static Baseline of(ReviewedFile.Judged file) {
        var verdict = file.verdicts().head();
        var standingBefore = new Tally(file.verdicts().base(), false);
        var waivedBefore = new Tally(file.verdicts().base(), true);
        var waived = new ArrayList<Waived>();
        var contested = new ArrayList<Found>();
        for (var each : verdict.waived()) {
            var found = new Found(file, each.finding());
            boolean known = waivedBefore.take(found);
            waived.add(new Waived(found, each.waiver(), isNew(file, each.waiver(), known)));
            if (!known) {
                contested.add(found);
            }
        }
        var standing = verdict.findings().stream().map(each -> new Found(file, each)).toList();
        contested.addAll(standing);
        // Of equals, those on lines that were there before are the ones that were there before.
        contested.sort(
                Comparator.comparing(Found::isTouched)
                        .thenComparingInt(found -> found.finding().span().start()));
        var known = contested.stream().filter(standingBefore::take).collect(Collectors.toSet());
        return new Baseline(
                file,
                standing.stream().filter(found -> !known.contains(found)).toList(),
                standing.stream().filter(found -> known.contains(found)).toList(),
                waived);
    }

    private static boolean isNew(
            ReviewedFile.Judged file, Waivers.Waiver waiver, boolean knownAsWaived) {
        boolean noDiff = file.diff().hunks().isEmpty();
        return noDiff ? !knownAsWaived : file.diff().isAdded(file.head().firstLine(waiver));
    }

    /**
     * What is in the base version. Advice that became an error there is none that was there before:
     * a placeholder that is a real secret now has the same identity.
     */
    private static final class Tally {
        private final Map<Identity, List<Severity>> left = new HashMap<>();

        Tally(Optional<Linter.Verdict> base, boolean waived) {
            base.ifPresent(verdict -> {
                if (waived) {
                    verdict.waived().forEach(each -> add(each.finding()));
                } else {
                    verdict.findings().forEach(this::add);
                }
            });
        }

        private void add(Finding finding) {
            left.computeIfAbsent(finding.identity(), _ -> new ArrayList<>(1)).add(finding.level());
        }

        /** Takes one that was at least as grave. */
        boolean take(Found found) {
            var levels = left.getOrDefault(found.finding().identity(), List.of());
            for (int i = levels.size() - 1; i >= 0; i--) {
                if (levels.get(i).atLeast(found.finding().level())) {
                    levels.remove(i);
                    return true;
                }
            }
            return false;
        }
    }
}
