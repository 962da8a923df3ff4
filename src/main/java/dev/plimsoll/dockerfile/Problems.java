package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Problem.Kind;
import dev.plimsoll.dockerfile.Problem.Phase;
import dev.plimsoll.source.Located;

import java.util.ArrayList;
import java.util.List;

/** Gathers what BuildKit refuses. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void grammar(Located place, String message, int line) {
        found.add(new Problem(place.span(), message, Kind.OTHER, Phase.GRAMMAR, line));
    }

    void instruction(Kind kind, Located place, String message, int line) {
        found.add(new Problem(place.span(), message, kind, Phase.INSTRUCTION, line));
    }

    List<Problem> found() {
        return found;
    }
}
