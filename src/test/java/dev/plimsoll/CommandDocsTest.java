package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.cli.Console;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the program says of itself, held against docs/commands.md. */
class CommandDocsTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+)  ");
    private static final Pattern OPTION = Pattern.compile("--(?!help|version)[a-z-]+");

    private static String help(String... arguments) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, UTF_8);
        Main.run(
                new Console(InputStream.nullInputStream(), stream, stream, Map.of(), 0), arguments);
        return out.toString(UTF_8);
    }

    static Stream<String> commands() {
        return COMMAND.matcher(help("--help")).results().map(each -> each.group(1));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theUsageOfACommandStandsThereWithAllItsOptions(String command) throws IOException {
        var docs = Files.readString(Path.of("docs/commands.md"));
        var usage =
                Pattern.compile("(?m)^    plimsoll " + command + "\\b.*(?:\n     .*)*")
                        .matcher(docs)
                        .results()
                        .map(each -> each.group())
                        .findFirst()
                        .orElse("nothing");
        assertEquals(
                options(help(command, "--help")), options(usage), "`" + command + "` in the docs");
    }

    private static List<String> options(String text) {
        var footless = text.replaceAll("(?s)\nExit code .*", "");
        return OPTION.matcher(footless)
                .results()
                .map(each -> each.group())
                .distinct()
                .sorted()
                .toList();
    }
}
