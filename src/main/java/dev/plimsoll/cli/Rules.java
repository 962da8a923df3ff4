package dev.plimsoll.cli;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.RuleOption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code plimsoll rules}: what is looked for. */
@Command(
        name = "rules",
        description = "Lists the rules.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "A rule marked with + offers a fix. One that is off speaks where it is switched on, at"
                    + " the",
            "level in brackets. `plimsoll explain RULE` shows its page."
        })
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
                "level", rule.level(),
                "severity", rule.severity().id(),
                "summary", rule.summary(),
                "covers", rule.covers(),
                "fix", rule.fixes(),
                "options", rule.options().stream().map(Rules::object).toList());
    }

    private static Map<String, Object> object(RuleOption option) {
        return Json.object(
                "name", option.name(),
                "kind", option.kind().name().toLowerCase(Locale.ROOT),
                "meaning", option.meaning(),
                "default", option.initial());
    }

    private static void table(Catalogue catalogue, PrintStream out, Terminal terminal) {
        int width = width(catalogue, Catalogue.Entry::id);
        int levels = width(catalogue, Rules::level);
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
                var level =
                        level(rule).replace(rule.severity().id(), terminal.level(rule.severity()));
                out.printf(
                        "  %s  %s%s%s  %s%n",
                        id,
                        " ".repeat(levels - level(rule).length()),
                        level,
                        rule.fixes() ? "+" : " ",
                        rule.summary());
            }
        });
    }

    /** Such as {@code warning}, or {@code off (info)} for one that would be advice. */
    private static String level(Catalogue.Entry rule) {
        var level = rule.severity().id();
        return rule.off() ? "off (" + level + ")" : level;
    }

    private static int width(Catalogue catalogue, Function<Catalogue.Entry, String> cell) {
        return catalogue.entries().stream()
                .mapToInt(rule -> cell.apply(rule).length())
                .max()
                .orElse(0);
    }
}
