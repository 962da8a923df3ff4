package dev.plimsoll.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text that the build packed beside the classes. */
public final class Resource {
    private Resource() {}

    /** Its text; empty where there is none of that name in the package of a class. */
    public static Optional<String> text(Class<?> beside, String name) {
        try (var in = beside.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
