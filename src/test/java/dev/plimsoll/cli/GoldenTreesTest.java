package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Every {@code src/test/resources/dockerfiles/<case>/Dockerfile} gives the tree beside it; {@code
 * -Dupdate} writes the trees anew.
 *
 * <p>Those named {@code misread-} are forms that other linters are known to read wrongly.
 */
class GoldenTreesTest {
    private static final Path CASES = Path.of("src/test/resources/dockerfiles");

    @TestFactory
    List<DynamicTest> trees() throws IOException {
        try (var cases = Files.list(CASES)) {
            return cases.sorted()
                    .map(each ->
                            DynamicTest.dynamicTest(
                                    each.getFileName().toString(), () -> holds(each)))
                    .toList();
        }
    }

    private static void holds(Path directory) throws IOException {
        var bytes = Files.readAllBytes(directory.resolve("Dockerfile"));
        var tree = ParsedTree.of(Dockerfile.parse(SourceText.of(bytes), Surroundings.UNKNOWN));
        var expected = directory.resolve("tree.txt");
        if (System.getProperty("update") != null) {
            Files.writeString(expected, tree);
        }
        assertEquals(Files.readString(expected), tree);
    }
}
