package dev.plimsoll.dockerfile;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * Looks for bytes that break a law, led by what the code does with them; only the profile {@code
 * fuzz} compiles it. What it finds, it writes to a directory {@code LawsFuzzTestInputs} below
 * {@code src/test/resources}; it belongs into {@code src/test/resources/laws}, where the ordinary
 * tests read it.
 */
class LawsFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30m")
    void anyBytesKeepTheLaws(byte[] bytes) {
        Laws.hold(bytes);
    }

    static Stream<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<byte[]>();
        try (var cases = Files.walk(Path.of("src/test/resources/dockerfiles"))) {
            for (var each : cases.filter(file -> file.endsWith("Dockerfile")).toList()) {
                seeds.add(Files.readAllBytes(each));
            }
        }
        return seeds.stream();
    }
}
