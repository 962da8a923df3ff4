package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.SourcePattern;
import dev.plimsoll.dockerfile.Surroundings;

import java.util.Comparator;
import java.util.List;

/** The secret files of a context, held against what a Dockerfile copies from it. */
final class ContextSecrets {
    /** So many patterns of a file are held against each secret. */
    private static final int MOST_PATTERNS = 100;

    /** The gravest first. */
    private final List<ContextSecret> all;

    private int patterns;

    ContextSecrets(Surroundings around) {
        this.all =
                ContextSecret.in(around).stream()
                        .sorted(Comparator.comparing(ContextSecret::kind))
                        .toList();
    }

    /** Those that a source brings along, the gravest first. */
    List<ContextSecret> brought(String source) {
        var pattern = SourcePattern.of(source);
        if (all.isEmpty() || (pattern.isPattern() && patterns++ >= MOST_PATTERNS)) {
            return List.of();
        }
        return all.stream().filter(each -> pattern.brings(each.path())).toList();
    }
}
