package dev.plimsoll.cli;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Identity;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;

/**
 * One file and what is to be said of it.
 *
 * @param file as it was given on the command line, or its directory's name and its path in it
 * @param waived how many findings comments in the file waive
 * @param note why the file was not checked, such as {@code a template}, where that is no fault
 * @param broken the ids of rules that failed on this file, which is our fault
 */
record Judged(
        String file,
        SourceText source,
        List<Finding> findings,
        int waived,
        Optional<String> note,
        List<String> broken) {

    /** A file that exists and cannot be judged: that itself is the finding. */
    static Judged unreadable(String file, String why) {
        var finding =
                new Finding(
                        new Identity("invalid-syntax", "", ""),
                        Severity.ERROR,
                        Span.at(0),
                        why,
                        List.of(),
                        Optional.empty());
        return new Judged(
                file, SourceText.of(""), List.of(finding), 0, Optional.empty(), List.of());
    }

    /** A file that is no Dockerfile, or none yet. */
    static Judged notChecked(String file, String why) {
        return new Judged(file, SourceText.of(""), List.of(), 0, Optional.of(why), List.of());
    }
}
