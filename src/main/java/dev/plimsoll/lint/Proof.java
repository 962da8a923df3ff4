package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * are at most as many findings as before, of those answered as many fewer. What rules of style
     * say of the fixed text counts only if it is their findings that are answered.
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
        var allowed = identities(before).collect(Collectors.toCollection(ArrayList::new));
        answered.forEach(finding -> allowed.remove(finding.identity()));
        var rules = answered.stream().map(Finding::rule).collect(Collectors.toSet());
        return identities(linter.lint(fixed))
                .filter(each -> rules.contains(each.rule()) || !linter.isOfStyle(each.rule()))
                .allMatch(allowed::remove);
    }

    private static Stream<Identity> identities(Linter.Verdict verdict) {
        return Stream.concat(
                verdict.findings().stream().map(Finding::identity),
                verdict.waived().stream().map(waived -> waived.finding().identity()));
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
