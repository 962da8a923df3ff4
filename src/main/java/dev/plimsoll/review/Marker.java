package dev.plimsoll.review;

import java.util.List;

/** The hidden line that tells our comments apart. */
final class Marker {
    private Marker() {}

    static List<String> sections(String body) {
        return body.contains("<!-- plimsoll:v1 ") ? List.of(body) : List.of();
    }
}
