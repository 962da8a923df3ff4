package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.lint.Catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules as people name them: by our ids, or by those of other tools, in whatever case. */
record RuleNames(Catalogue catalogue) {

    /** The rules that a word means. */
    List<Catalogue.Entry> rules(String word) {
        var rules = catalogue.meant(word.strip());
        if (rules.isEmpty()) {
            throw unknown(word.strip());
        }
        return rules;
    }

    /**
     * The ids that arguments name, as {@link Catalogue#idMeant} spells them. An argument is an id
     * or a list with commas; ids of KICS have commas themselves.
     */
    Set<String> ids(List<String> arguments) {
        var ids = new LinkedHashSet<String>();
        for (var argument : arguments) {
            id(argument).ifPresentOrElse(ids::add, () -> ids.addAll(listed(argument)));
        }
        return ids;
    }

    private List<String> listed(String argument) {
        var ids = new ArrayList<String>();
        for (var word : argument.split(",", -1)) {
            if (!word.isBlank()) {
                ids.add(id(word).orElseThrow(() -> unknown(word.strip())));
            }
        }
        if (ids.isEmpty()) {
            throw new WrongUse(
                    "`%s` names no rule. `plimsoll rules` lists them."
                            .formatted(Shown.line(argument)));
        }
        return ids;
    }

    private Optional<String> id(String word) {
        return catalogue.idMeant(word.strip());
    }

    private WrongUse unknown(String word) {
        var near = Suggestion.sentence(word, catalogue.ids().toList(), "");
        return new WrongUse(
                "there is no rule `%s`.%s `plimsoll rules` lists them."
                        .formatted(Shown.line(word), near));
    }
}
