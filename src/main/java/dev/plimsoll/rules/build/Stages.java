package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Stage;

/** How stages are called in messages. */
final class Stages {
    private Stages() {}

    /** Its name, or its number where it has none. */
    static String name(Stage stage) {
        return stage.name().orElseGet(() -> String.valueOf(stage.index()));
    }
}
