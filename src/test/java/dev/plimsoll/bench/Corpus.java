package dev.plimsoll.bench;

import dev.plimsoll.source.SourceText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Dockerfiles below a directory. */
final class Corpus {
    private Corpus() {}

    /** All regular files whose names have {@code dockerfile} or {@code containerfile} in them. */
    static List<SourceText> in(Path directory) throws IOException {
        var texts = new ArrayList<SourceText>();
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.sorted()::iterator) {
                var name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
                if (Files.isRegularFile(file)
                        && (name.contains("dockerfile") || name.contains("containerfile"))) {
                    texts.add(SourceText.of(Files.readAllBytes(file)));
                }
            }
        }
        return texts;
    }
}
