package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;

import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Holds one file against the rules of a selection. */
public final class Linter {
    private final Selection selection;
    private final List<Armed> rules;
    private final Precedence precedence;

    private record Armed(Catalogue.Entry entry, Rule rule) {}

    /** All rules that are not off by default. */
    public Linter(Catalogue catalogue) {
        this(catalogue, Selection.defaults());
    }

    /** Throws {@link BadOption} where an option does not fit its rule. */
    public Linter(Catalogue catalogue, Selection selection) {
        this.selection = selection;
        this.rules =
                catalogue.entries().stream()
                        .filter(selection::runs)
                        .map(entry -> new Armed(entry, selection.armed(entry)))
                        .toList();
        this.precedence = new Precedence(catalogue.entries());
    }

    /**
     * What the rules find, in the order of places. A rule that throws is logged and named in the
     * result; the others still speak. A template has no findings.
     */
    public Verdict lint(Dockerfile file) {
        var stated = new HashMap<String, List<Report.Stated>>();
        var broken = new ArrayList<Catalogue.Entry>();
        for (var armed : file.isTemplate() ? List.<Armed>of() : rules) {
            var report = new Report(armed.entry, file);
            try {
                armed.rule.check(file, report);
                var wanted = wanted(armed.entry, report);
                if (!wanted.isEmpty()) {
                    stated.put(armed.entry.id(), wanted);
                }
            } catch (RuntimeException | StackOverflowError e) {
                // Asked for here only: a check on the command line starts no logging.
                LoggerFactory.getLogger(Linter.class).error("rule {} failed", armed.entry.id(), e);
                broken.add(armed.entry);
            }
        }
        return Waivers.of(file).apply(precedence.causes(stated), broken);
    }

    private List<Report.Stated> wanted(Catalogue.Entry rule, Report report) {
        return report.stated().stream()
                .filter(each -> selection.wants(rule, each.finding().covers()))
                .toList();
    }

    /**
     * What was found in one file.
     *
     * @param findings what stands, in the order of places
     * @param waived what a comment in the file waives
     * @param broken rules that failed on this file: our fault, not the file's
     */
    public record Verdict(
            List<Finding> findings, List<Waivers.Waived> waived, List<Catalogue.Entry> broken) {
        public Verdict {
            findings = List.copyOf(findings);
            waived = List.copyOf(waived);
            broken = List.copyOf(broken);
        }
    }
}
