package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.cli.ParsedTree;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

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

    private static Dockerfile parse(String text) {
        return Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN);
    }

    @Test
    void bytesComeBackAsTheyWere() throws IOException {
        for (var text : mutations()) {
            var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            assertArrayEquals(bytes, SourceText.of(bytes).bytes());
        }
    }

    @Test
    void instructionsFollowEachOtherAndHoldTheirParts() throws IOException {
        for (var text : mutations()) {
            var file = parse(text);
            int end = 0;
            for (var instruction : file.instructions()) {
                var span = instruction.span();
                assertTrue(span.start() >= end && span.end() <= text.length(), text);
                end = span.end();
                for (var flag : instruction.flags()) {
                    inside(span, flag.span(), text);
                }
                for (var command : instruction.commands()) {
                    for (var word : command.words()) {
                        inside(span, word.span(), text);
                    }
                }
            }
            file.problems().forEach(each -> inside(new Span(0, text.length()), each.span(), text));
        }
    }

    private static void inside(Span outer, Span inner, String text) {
        assertTrue(outer.contains(inner), () -> inner + " is not in " + outer + " of\n" + text);
    }

    @Test
    void aWordOnOneLineIsTheTextOfItsPlace() throws IOException {
        for (var text : mutations()) {
            var file = parse(text);
            for (var command : commands(file)) {
                for (var word : command.words()) {
                    var written = file.source().text(word);
                    if (!command.context().nested() && !written.contains("\n")) {
                        assertEquals(written, word.text(), text);
                    }
                }
            }
        }
    }

    @Test
    void carriageReturnsChangeNothingButPlaces() throws IOException {
        for (var text : texts()) {
            if (!text.contains("\r")) {
                assertEquals(
                        ParsedTree.withoutPlaces(parse(text)),
                        ParsedTree.withoutPlaces(parse(text.replace("\n", "\r\n"))));
            }
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
    }

    /** A quadratic reader needs minutes for these; a machine under load needs some seconds. */
    private static void fast(String text) {
        assertTimeout(Duration.ofSeconds(60), () -> commands(parse(text)));
    }

    private static List<Command> commands(Dockerfile file) {
        return file.all(Instruction.Run.class).flatMap(run -> run.commands().stream()).toList();
    }
}
