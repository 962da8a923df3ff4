package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;

import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds one file against the rules of a selection. */
public final class Linter {
    private final Catalogue catalogue;
    private final Selection selection;
    private final List<Armed> rules;
    private final Precedence precedence;
    private final Set<String> wantedWhole;
    private final Set<String> style;

    private record Armed(Catalogue.Entry entry, Rule rule) {}

    /** All rules that are not off by default. */
    public Linter(Catalogue catalogue) {
        this(catalogue, Selection.defaults());
    }

    /** Throws {@link BadOption} where an option does not fit its rule. */
    public Linter(Catalogue catalogue, Selection selection) {
        this.catalogue = catalogue;
        this.selection = selection;
        this.rules =
                catalogue.entries().stream()
                        .filter(selection::runs)
                        .map(entry -> new Armed(entry, selection.armed(entry)))
                        .toList();
        this.wantedWhole = ids(rules.stream().map(Armed::entry).filter(selection::wantsAll));
        this.precedence = new Precedence(catalogue.entries());
        this.style =
                ids(catalogue.entries().stream().filter(each -> each.category().equals("style")));
    }

    private static Set<String> ids(Stream<Catalogue.Entry> rules) {
        return rules.map(Catalogue.Entry::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What the rules find, in the order of places. A rule that throws is logged and named in the
     * result; the others still speak. A template has no findings.
     *
     * @throws CancellationException if the thread is interrupted, after the rule that is at work
     */
    public Verdict lint(Dockerfile file) {
        if (file.isTemplate()) {
            return new Verdict(List.of(), List.of(), List.of());
        }
        var round = new Round(file);
        for (var armed : rules) {
            round.ask(armed, report -> armed.rule.check(file, report));
        }
        var waivers = Waivers.of(file);
        var applied = waivers.apply(precedence.causes(round.stated));
        round.stated.clear();
        for (var armed : rules) {
            if (armed.rule instanceof WaiverRule rule) {
                var effect =
                        new Waivers.Effect(
                                file, waivers, applied.uses(), round.judged(), catalogue);
                round.ask(armed, report -> rule.check(effect, report));
            }
        }
        return new Verdict(applied.with(round.stated), applied.waived(), round.broken);
    }

    /** Whether a rule is about the writing alone, as those of the category {@code style} are. */
    boolean isOfStyle(String rule) {
        return style.contains(rule);
    }

    /** One file, asked of one rule after the other. */
    private final class Round {
        private final Dockerfile file;
        private final Map<String, List<Report.Stated>> stated = new HashMap<>();
        private final List<Catalogue.Entry> broken = new ArrayList<>();

        Round(Dockerfile file) {
            this.file = file;
        }

        void ask(Armed armed, Consumer<Report> check) {
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted before " + armed.entry.id());
            }
            var report = new Report(armed.entry, file);
            try {
                check.accept(report);
                if (report.isEmpty()) {
                    return;
                }
                var wanted = report.stated();
                wanted.removeIf(each -> !selection.wants(armed.entry, each.finding().covers()));
                if (!wanted.isEmpty()) {
                    stated.put(armed.entry.id(), wanted);
                }
            } catch (RuntimeException | StackOverflowError e) {
                // Asked for here only: a check on the command line starts no logging.
                LoggerFactory.getLogger(Linter.class).error("rule {} failed", armed.entry.id(), e);
                broken.add(armed.entry);
            }
        }

        /** The rules of which all was heard that they find. */
        Set<String> judged() {
            if (broken.isEmpty()) {
                return wantedWhole;
            }
            var judged = new HashSet<>(wantedWhole);
            broken.forEach(rule -> judged.remove(rule.id()));
            return judged;
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
