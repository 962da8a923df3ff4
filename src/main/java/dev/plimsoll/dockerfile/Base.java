package dev.plimsoll.dockerfile;

import java.util.List;

/** What a stage is built on, or what COPY takes files from. */
public sealed interface Base {
    /** Another stage of the file. */
    record OfStage(Stage stage) implements Base {}

    /** The empty image {@code scratch}. */
    record Scratch() implements Base {}

    /** An image from a registry (or a named context that the build is given). */
    record External(ImageName image) implements Base {}

    /**
     * Not known without the build's arguments, or no name of an image.
     *
     * @param fitting the stages that it may name, such as those of {@code base-$TARGETARCH}
     */
    record Unresolved(Value value, List<Stage> fitting) implements Base {
        public Unresolved {
            fitting = List.copyOf(fitting);
        }

        Unresolved(Value value) {
            this(value, List.of());
        }
    }
}
