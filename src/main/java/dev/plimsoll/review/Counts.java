package dev.plimsoll.review;

import dev.plimsoll.lint.Severity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;

/** How many new findings there are, and how many inherited ones: the one source of every number. */
record Counts(int errors, int warnings, int infos, int inherited) {

    static Counts of(Collection<Baseline> files) {
        var found = new EnumMap<Severity, Integer>(Severity.class);
        int inherited = 0;
        for (var file : files) {
            file.fresh().forEach(each -> found.merge(each.finding().level(), 1, Integer::sum));
            inherited += file.inherited().size();
        }
        return new Counts(
                found.getOrDefault(Severity.ERROR, 0),
                found.getOrDefault(Severity.WARNING, 0),
                found.getOrDefault(Severity.INFO, 0),
                inherited);
    }

    /** How many are new. */
    int total() {
        return errors + warnings + infos;
    }

    /** Such as {@code 2 errors, 1 warning}; empty where nothing is new. */
    String words() {
        var words = new ArrayList<String>();
        if (errors > 0) {
            words.add(Prose.count(errors, "error"));
        }
        if (warnings > 0) {
            words.add(Prose.count(warnings, "warning"));
        }
        if (infos > 0) {
            words.add(Prose.count(infos, "info"));
        }
        return String.join(", ", words);
    }

    /** A level as prose begins with it. */
    static String name(Severity level) {
        return switch (level) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Info";
        };
    }
}
