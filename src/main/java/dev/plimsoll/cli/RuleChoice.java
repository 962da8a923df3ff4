package dev.plimsoll.cli;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Selection;
import dev.plimsoll.lint.Selection.Start;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The options that say which rules speak. */
final class RuleChoice {
    @Option(
            names = "--all-rules",
            description = "Lets every rule speak, those that are off by default too.")
    private boolean all;

    @Option(
            names = "--disable",
            paramLabel = "RULE",
            description = "Silences a rule, whatever else is said of it.")
    private List<String> disabled = new ArrayList<>();

    @Option(names = "--enable", paramLabel = "RULE", description = "Lets a rule speak that is off.")
    private List<String> enabled = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "RULE",
            description =
                    "Lets no rule speak but this one and those that are enabled. RULE is an id, or"
                            + " one of another tool, such as DL3008, for what is known under it;"
                            + " several stand with commas or in several options.")
    private List<String> only = new ArrayList<>();

    /** What they say together; a word that names no rule is wrong usage. */
    Selection selection(Catalogue catalogue) {
        if (all && !only.isEmpty()) {
            throw new WrongUse("--all-rules and --only contradict each other.");
        }
        var names = new RuleNames(catalogue);
        var on = new HashSet<>(names.ids(enabled));
        on.addAll(names.ids(only));
        return new Selection(start(), on, names.ids(disabled), Map.of());
    }

    private Start start() {
        if (all) {
            return Start.EVERYTHING;
        }
        return only.isEmpty() ? Start.DEFAULTS : Start.NOTHING;
    }
}
