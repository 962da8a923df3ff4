package dev.plimsoll.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Dockerfiles below a directory. */
final class Corpus {
    private Corpus() {}

    /** Those below the directory that the property {@code corpus} names. */
    static List<byte[]> named() throws IOException {
        return in(Path.of(System.getProperty("corpus", "src/test/resources/dockerfiles")));
    }

    /** All regular files whose names have {@code dockerfile} or {@code containerfile} in them. */
    private static List<byte[]> in(Path directory) throws IOException {
        var texts = new ArrayList<byte[]>();
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.sorted()::iterator) {
                var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (Files.isRegularFile(file)
                        && (name.contains("dockerfile") || name.contains("containerfile"))) {
                    texts.add(Files.readAllBytes(file));
                }
            }
        }
        return texts;
    }
}
