package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class SurroundingsTest {
    private static final Tree TREE =
            Tree.of(
                    List.of(
                            ".dockerignore",
                            "go.mod",
                            "services/api/.dockerignore",
                            "services/api/Dockerfile",
                            "services/api/Dockerfile.dev",
                            "services/api/Dockerfile.dev.dockerignore",
                            "services/api/src/a.go",
                            "services/api/src/b.go",
                            "services/api2/x"),
                    Map.of(
                            ".dockerignore", SourceText.of("root\n"),
                            "services/api/.dockerignore", SourceText.of("api\n"),
                            "services/api/Dockerfile.dev.dockerignore", SourceText.of("dev\n")));

    private static String ignores(String dockerfile) {
        return Surroundings.in(TREE, dockerfile).contexts().stream()
                .map(context ->
                        context.directory()
                                + ":"
                                + context.ignored().patterns().stream()
                                        .map(Dockerignore.Pattern::text)
                                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aContextIsADirectoryFromTheDockerfileUp() {
        assertEquals("services/api:api services: :root", ignores("services/api/Dockerfile"));
        assertEquals("services/api:dev services:dev :dev", ignores("services/api/Dockerfile.dev"));
        assertEquals(":root", ignores("Dockerfile"));
    }

    @Test
    void whatIsInAContextIsKnown() {
        var contexts = Surroundings.in(TREE, "services/api/Dockerfile").contexts();
        var api = contexts.getFirst();
        var root = contexts.getLast();
        assertEquals(true, api.has("src"));
        assertEquals(true, api.has("./src/a.go"));
        assertEquals(true, api.has("."));
        assertEquals(true, api.has("../src"));
        assertEquals(false, api.has("sr"));
        assertEquals(false, api.has("go.mod"));
        assertEquals(true, root.has("/go.mod"));
        assertEquals(List.of("src/a.go", "src/b.go"), api.files("src/"));
        assertEquals(List.of("go.mod"), root.files("go.mod"));
        assertEquals(6, api.files(".").size());
        assertEquals(List.of(), root.files("services/ap"));
    }

    @Test
    void nothingIsKnownOfStandardInput() {
        assertEquals(List.of(), Surroundings.UNKNOWN.contexts());
    }
}
