package dev.plimsoll.dockerfile;

/**
 * What is known of the tree that a Dockerfile lies in and of its base images; empty on standard
 * input.
 */
public record Surroundings() {
    public static final Surroundings UNKNOWN = new Surroundings();
}
