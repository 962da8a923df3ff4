package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a fix holds: it applies, the text still parses, the findings it answers are gone and
 * none is new.
 */
public final class Proof {
    private final Linter linter;

    public Proof(Linter linter) {
        this.linter = linter;
    }

    /**
     * Whether the fixes of these findings hold together. They hold if their edits do not conflict,
     * the fixed text has no fault of grammar that was not there before, and of every identity there
     * are at most as many findings as before, of those answered as many fewer.
     */
    public boolean holds(Dockerfile file, Linter.Verdict before, List<Finding> answered) {
        var edits =
                answered.stream()
                        .flatMap(finding -> finding.fix().stream())
                        .flatMap(fix -> fix.edits().stream())
                        .toList();
        if (edits.isEmpty() || conflict(edits)) {
            return false;
        }
        var fixed = file.reparsed(SourceText.of(Edit.apply(file.source().text(), edits)));
        if (fixed.problems().size() > file.problems().size()) {
            return false;
        }
        var after = linter.lint(fixed);
        var allowed = new ArrayList<>(before.findings().stream().map(Finding::identity).toList());
        answered.forEach(finding -> allowed.remove(finding.identity()));
        before.waived().forEach(waived -> allowed.add(waived.finding().identity()));
        var left = new ArrayList<>(after.findings().stream().map(Finding::identity).toList());
        after.waived().forEach(waived -> left.add(waived.finding().identity()));
        return left.stream().allMatch(allowed::remove);
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
}
