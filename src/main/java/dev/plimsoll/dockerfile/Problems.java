package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;

import java.util.ArrayList;
import java.util.List;

/** Gathers what BuildKit refuses. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void grammar(Located place, String message, int line) {
        found.add(new Problem(place.span(), message, Problem.Phase.GRAMMAR, line));
    }

    void instruction(Located place, String message, int line) {
        found.add(new Problem(place.span(), message, Problem.Phase.INSTRUCTION, line));
    }

    List<Problem> found() {
        return found;
    }
}
