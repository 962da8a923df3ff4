package dev.plimsoll.cli;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Severity;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code plimsoll rules}: what is looked for. */
@Command(
        name = "rules",
        description = "Lists the rules.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "A rule marked with + offers a fix. `plimsoll explain RULE` shows its page.")
public final class Rules implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "tty or json. Default: ${DEFAULT-VALUE}.")
    private ListFormat format = ListFormat.TTY;

    /** How the list is written. */
    enum ListFormat {
        TTY,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Rules(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var catalogue = Catalogue.load();
        switch (format) {
            case TTY -> table(catalogue, console.out(), console.terminal());
            case JSON ->
                    console.out()
                            .println(
                                    Json.lines(
                                            catalogue.entries().stream()
                                                    .map(Rules::object)
                                                    .toList()));
        }
        return 0;
    }

    private static Map<String, Object> object(Catalogue.Entry rule) {
        return Json.object(
                "id", rule.id(),
                "category", rule.category(),
                "severity", rule.severity().id(),
                "summary", rule.summary(),
                "covers", rule.covers(),
                "fix", rule.fixes());
    }

    private static void table(Catalogue catalogue, PrintStream out, Terminal terminal) {
        int width =
                catalogue.entries().stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        var categories =
                catalogue.entries().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Catalogue.Entry::category,
                                        TreeMap::new,
                                        Collectors.toList()));
        categories.forEach((category, rules) -> {
            out.println(terminal.bold(category));
            for (var rule : rules) {
                var id = rule.id() + " ".repeat(width - rule.id().length());
                out.printf(
                        "  %s  %s%s  %s%n",
                        id,
                        level(rule.severity(), terminal),
                        rule.fixes() ? "+" : " ",
                        rule.summary());
            }
        });
    }

    private static String level(Severity level, Terminal terminal) {
        return " ".repeat("warning".length() - level.id().length()) + terminal.level(level);
    }
}
