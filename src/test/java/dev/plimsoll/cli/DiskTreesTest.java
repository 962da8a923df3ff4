package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.dockerfile.Surroundings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class DiskTreesTest {
    @TempDir private Path directory;

    private Path file(String name, String text) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> directories(Surroundings around) {
        return around.contexts().stream().map(Surroundings.Context::directory).toList();
    }

    @Test
    void theTreeIsTheCheckoutThatTheFileLiesIn() throws IOException {
        file("app/.git/HEAD", "x");
        file("app/.dockerignore", "secret\n");
        file("app/api/src/main.go", "");
        file("other", "");
        var around = new DiskTrees().around(Optional.of(file("app/api/Dockerfile", "FROM a")));
        assertEquals("api/Dockerfile", around.path());
        assertEquals(List.of("api", ""), directories(around));
        var root = around.contexts().getLast();
        assertEquals(
                List.of(".dockerignore", "api/Dockerfile", "api/src/main.go"), root.files("."));
        assertEquals(true, root.ignored().ignores("secret"));
    }

    @Test
    void withoutACheckoutItIsTheDirectoryOfTheFile() throws IOException {
        file("x", "");
        var around = new DiskTrees().around(Optional.of(file("api/Dockerfile", "FROM a")));
        assertEquals(List.of(""), directories(around));
        assertEquals(List.of("Dockerfile"), around.contexts().getFirst().files("."));
    }

    @Test
    void nothingIsKnownAroundStandardInput() {
        assertEquals(List.of(), directories(new DiskTrees().around(Optional.empty())));
    }
}
