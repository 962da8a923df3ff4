package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every source file against google-java-format (AOSP style); {@code -Dupdate} rewrites what
 * differs.
 */
class FormatTest {
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder()
                            .style(JavaFormatterOptions.Style.AOSP)
                            .formatJavadoc(true)
                            .build());

    @Test
    void everySourceFileIsFormatted() throws Exception {
        boolean update = System.getProperty("update") != null;
        var strays = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
                var text = Files.readString(file);
                var formatted =
                        FORMATTER.formatSourceAndFixImports(
                                RemoveUnusedImports.removeUnusedImports(text));
                if (!formatted.equals(text) && update) {
                    Files.writeString(file, formatted);
                } else if (!formatted.equals(text)) {
                    strays.add(file);
                }
            }
        }
        assertEquals(List.of(), strays, "run ./mvnw test -Dtest=FormatTest -Dupdate");
    }
}
