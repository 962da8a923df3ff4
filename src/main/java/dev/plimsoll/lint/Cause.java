package dev.plimsoll.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What there is to say of one place, where several rules may speak of the same.
 *
 * @param findings those of the rule that speaks; at least one
 * @param generals what more general rules found there, which is not said
 */
record Cause(List<Finding> findings, List<Finding> generals) {

    Cause {
        findings = List.copyOf(findings);
        generals = List.copyOf(generals);
    }

    /** A finding of it, known under the ids of these too. */
    static Finding known(Finding finding, List<Finding> others) {
        if (others.isEmpty()) {
            return finding;
        }
        var ids = new LinkedHashSet<>(finding.covers());
        var secrets = new ArrayList<>(finding.secrets());
        for (var other : others) {
            ids.addAll(other.covers());
            secrets.addAll(other.secrets());
        }
        return new Finding(
                finding.identity(),
                finding.level(),
                finding.span(),
                finding.message(),
                new ArrayList<>(ids),
                finding.fix(),
                secrets);
    }
}
