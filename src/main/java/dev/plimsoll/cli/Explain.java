package dev.plimsoll.cli;

import dev.plimsoll.lint.Catalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
        var rules = new RuleNames(Catalogue.load()).rules(rule);
        var terminal = console.terminal();
        for (var entry : rules) {
            var out = console.out();
            out.printf(
                    "%s (%s, %s)%n",
                    terminal.bold(entry.id()), entry.category(), level(entry, terminal));
            out.printf("%s.%n", entry.summary());
            if (!entry.covers().isEmpty()) {
                out.printf("Elsewhere: %s%n", String.join(", ", entry.covers()));
            }
            for (var option : entry.options()) {
                out.printf(
                        "Option %s, %s: %s Default: %s.%n",
                        option.name(), option.kind().words(), option.meaning(), option.initial());
            }
            out.println();
            out.print(TerminalPage.of(entry.publishedPage(), terminal));
        }
        return 0;
    }

    private static String level(Catalogue.Entry entry, Terminal terminal) {
        var level = terminal.level(entry.severity());
        return entry.off() ? "off; %s where it is switched on".formatted(level) : level;
    }
}
