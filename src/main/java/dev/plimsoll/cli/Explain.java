package dev.plimsoll.cli;

import dev.plimsoll.lint.Catalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code plimsoll explain RULE}: the page of a rule. */
@Command(
        name = "explain",
        description = "Shows the page of a rule: why it exists, what it finds, what to do.",
        mixinStandardHelpOptions = true)
public final class Explain implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "RULE",
            description = "A rule's id, or the id under which another tool knows it.")
    private String rule = "";

    public Explain(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var catalogue = Catalogue.load();
        var rules = meant(catalogue);
        if (rules.isEmpty()) {
            throw new WrongUse(
                    "there is no rule `"
                            + Shown.line(rule)
                            + "`."
                            + didYouMean(catalogue)
                            + " `plimsoll rules` lists them.");
        }
        var terminal = console.terminal();
        for (var entry : rules) {
            var out = console.out();
            out.printf(
                    "%s (%s, %s)%n",
                    terminal.bold(entry.id()), entry.category(), terminal.level(entry.severity()));
            out.printf("%s.%n", entry.summary());
            if (!entry.covers().isEmpty()) {
                out.printf("Elsewhere: %s%n", String.join(", ", entry.covers()));
            }
            out.println();
            out.print(TerminalPage.of(entry.publishedPage(), terminal));
        }
        return 0;
    }

    private List<Catalogue.Entry> meant(Catalogue catalogue) {
        var id = rule.strip().toLowerCase(Locale.ROOT);
        return catalogue
                .find(id)
                .map(List::of)
                .orElseGet(() ->
                        catalogue.entries().stream()
                                .filter(each ->
                                        each.covers().stream().anyMatch(id::equalsIgnoreCase))
                                .toList());
    }

    private String didYouMean(Catalogue catalogue) {
        return catalogue.entries().stream()
                .map(Catalogue.Entry::id)
                .filter(id -> Likeness.distance(id, rule) <= Math.max(2, rule.length() / 3))
                .min(Comparator.comparingInt(id -> Likeness.distance(id, rule)))
                .map(id -> " Did you mean `" + id + "`?")
                .orElse("");
    }
}
