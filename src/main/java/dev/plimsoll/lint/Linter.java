package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;

import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Holds one file against a set of rules. */
public final class Linter {
    private static final Comparator<Finding> IN_ORDER =
            Comparator.<Finding>comparingInt(finding -> finding.span().start())
                    .thenComparing(Finding::rule);

    private final Catalogue catalogue;
    private final List<Armed> rules;

    private record Armed(Catalogue.Entry entry, Rule rule) {}

    public Linter(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.rules =
                catalogue.entries().stream()
                        .map(entry -> new Armed(entry, entry.withDefaults()))
                        .toList();
    }

    /**
     * What the rules find, in the order of places. A rule that throws is logged and named in the
     * result; the others still speak. A template has no findings.
     */
    public Verdict lint(Dockerfile file) {
        var found = new ArrayList<Finding>();
        var broken = new ArrayList<Catalogue.Entry>();
        var active = file.isTemplate() ? List.<Armed>of() : rules;
        for (var armed : active) {
            run(armed, file, report -> armed.rule.check(file, report), found, broken);
        }
        found.sort(IN_ORDER);
        var effect = Waivers.effect(file, found, catalogue);
        var standing = new ArrayList<>(effect.standing());
        for (var armed : active) {
            if (armed.rule instanceof WaiverRule rule) {
                run(armed, file, report -> rule.check(effect, report), standing, broken);
            }
        }
        standing.sort(IN_ORDER);
        return new Verdict(standing, effect.waived(), broken);
    }

    private static void run(
            Armed armed,
            Dockerfile file,
            Consumer<Report> check,
            List<Finding> found,
            List<Catalogue.Entry> broken) {
        var report = new Report(armed.entry, file);
        try {
            check.accept(report);
            found.addAll(report.findings());
        } catch (RuntimeException | StackOverflowError e) {
            // Asked for here only: a check on the command line starts no logging.
            LoggerFactory.getLogger(Linter.class).error("rule {} failed", armed.entry.id(), e);
            broken.add(armed.entry);
        }
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
