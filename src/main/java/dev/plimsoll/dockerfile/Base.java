package dev.plimsoll.dockerfile;

/** What a stage is built on, or what COPY takes files from. */
public sealed interface Base {
    /** Another stage of the file. */
    record OfStage(Stage stage) implements Base {}

    /** The empty image {@code scratch}. */
    record Scratch() implements Base {}

    /** An image from a registry (or a named context that the build is given). */
    record External(ImageName image) implements Base {}

    /** Not known without the build's arguments, or no name of an image. */
    record Unresolved(Value value) implements Base {}
}
