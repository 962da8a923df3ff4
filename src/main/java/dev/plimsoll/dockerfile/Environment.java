package dev.plimsoll.dockerfile;

import java.util.Optional;

/** The variables in force at an instruction: ENV over ARG, inherited ones too. */
public final class Environment {
    private final Scope scope;

    Environment(Scope scope) {
        this.scope = scope;
    }

    /** What is known of a variable; empty where it is not set for sure. */
    public Optional<Value> get(String name) {
        return scope.get(name);
    }

    /** A text with its variables expanded and its quotes removed. */
    public Value expand(String text) {
        return scope.expand(text);
    }
}
