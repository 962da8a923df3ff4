package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What holds of any file, on the golden cases and on text made of them by a fixed seed. */
class LawsTest {
    private static final List<String> PIECES =
            List.of(
                    "\\\n",
                    "\"",
                    "'",
                    "$(",
                    ")",
                    "`",
                    "${a:-",
                    "}",
                    "<<EOF\n",
                    "EOF\n",
                    "# x\n",
                    "\n",
                    "\r\n",
                    "&&",
                    "||",
                    "|",
                    ";",
                    "--mount=type=cache",
                    "[\"a\", ",
                    "]",
                    "RUN ",
                    "FROM ",
                    "ENV A=",
                    "\\",
                    "\t",
                    "\u00e9",
                    "\uFEFF",
                    "case x in",
                    "esac",
                    "if ",
                    "fi",
                    "{ ",
                    "(",
                    "$((",
                    "))",
                    "ONBUILD ");

    private static List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        try (var cases = Files.list(Path.of("src/test/resources/dockerfiles"))) {
            for (var each : cases.sorted().toList()) {
                texts.add(
                        Files.readString(each.resolve("Dockerfile"), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    private static List<String> mutations() throws IOException {
        var random = new Random(20_261_123);
        var mutations = new ArrayList<String>();
        for (var text : texts()) {
            for (int round = 0; round < 60; round++) {
                var changed = new StringBuilder(text);
                for (int i = random.nextInt(6); i >= 0 && !changed.isEmpty(); i--) {
                    int at = random.nextInt(changed.length());
                    switch (random.nextInt(3)) {
                        case 0 -> changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                        case 1 ->
                                changed.delete(
                                        at, Math.min(changed.length(), at + random.nextInt(20)));
                        default -> changed.setCharAt(at, (char) random.nextInt(256));
                    }
                }
                mutations.add(changed.toString());
            }
        }
        return mutations;
    }

    @Test
    void theCasesKeepTheLaws() throws IOException {
        for (var text : texts()) {
            Laws.hold(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** What a search once found to break a law. */
    @Test
    void whatBrokeALawKeepsItNow() throws IOException {
        try (var found = Files.list(Path.of("src/test/resources/laws"))) {
            for (var each : found.sorted().toList()) {
                Laws.hold(Files.readAllBytes(each));
            }
        }
    }

    @Test
    void whatIsMadeOfThemKeepsTheLaws() throws IOException {
        for (var text : mutations()) {
            Laws.hold(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void hostileFilesAreReadInSeconds() {
        for (var piece :
                List.of(
                        "$(",
                        "(",
                        "${a:-",
                        "[",
                        "`",
                        "{ ",
                        "if ",
                        "case x in (",
                        "$((",
                        "((",
                        "<(",
                        "\"$(",
                        "sh -c '",
                        "cat <<a $(",
                        "! ",
                        "eval \"",
                        "@(",
                        "a=(")) {
            fast("FROM a\nRUN " + piece.repeat(200_000));
        }
        fast("FROM a\nRUN " + "word \\\n".repeat(1_000_000));
        fast("FROM a\nRUN " + "x".repeat(10_000_000));
        fast("FROM a\n" + "ENV A=$A$A\n".repeat(50_000));
        fast("FROM " + "a/".repeat(500_000));
        fast("FROM a\n" + "ONBUILD ".repeat(200_000));
        fast("FROM a\nCMD " + "[".repeat(1_000_000));
        var heredocs = new StringBuilder("FROM a\nRUN cat");
        for (int i = 0; i < 20_000; i++) {
            heredocs.append(" <<E").append(i);
        }
        for (int i = 0; i < 20_000; i++) {
            heredocs.append("\nx\nE").append(i);
        }
        fast(heredocs.toString());
        var noise = new byte[1_000_000];
        new Random(11).nextBytes(noise);
        fast(new String(noise, StandardCharsets.ISO_8859_1));
        fast("FROM a\nRUN " + new String(noise, StandardCharsets.ISO_8859_1).replace('\n', ' '));
    }

    /** A quadratic reader needs minutes for these; a machine under load needs some seconds. */
    private static void fast(String text) {
        assertTimeout(
                Duration.ofSeconds(60),
                () ->
                        Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN)
                                .instructions()
                                .forEach(Instruction::commands));
    }
}
