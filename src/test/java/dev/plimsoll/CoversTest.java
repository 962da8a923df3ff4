package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Linter;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the ids that a finding is known under against what the other tools find in the same text.
 *
 * <p>In {@code covers.txt} a case begins with {@code ---} and the rule; behind its Dockerfile
 * comes, for every finding of the rule, a line {@code =>} with the ids. What the others find is
 * read off their sources and documents, not off their output.
 */
class CoversTest {
    private static final Path CASES = Path.of("src/test/resources/covers.txt");
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Linter LINTER = new Linter(CATALOGUE);

    @TestFactory
    Stream<DynamicTest> eachFindingIsKnownToWhoeverFindsItToo() throws IOException {
        return cases().map(each -> DynamicTest.dynamicTest(title(each), () -> holds(each)));
    }

    @Test
    void noFindingIsKnownUnderAnIdThatItsRuleDoesNotName() throws IOException {
        var strays =
                cases().flatMap(each -> findings(each).stream())
                        .filter(finding ->
                                !CATALOGUE
                                        .find(finding.rule())
                                        .orElseThrow()
                                        .covers()
                                        .containsAll(finding.covers()))
                        .map(finding -> finding.rule() + ": " + finding.covers())
                        .toList();
        assertEquals(List.of(), strays);
    }

    private static Stream<String> cases() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^--- ")).skip(1);
    }

    private static String title(String text) {
        return text.lines().findFirst().orElseThrow();
    }

    private static String dockerfile(String text) {
        return text.lines()
                .skip(1)
                .filter(line -> !line.startsWith("=> ") && !line.equals("=>"))
                .collect(Collectors.joining("\n"));
    }

    private static List<Finding> findings(String text) {
        return LINTER.lint(RulePage.parse(dockerfile(text))).findings();
    }

    private static void holds(String text) {
        var drawn =
                findings(text).stream()
                        .filter(finding -> finding.rule().equals(title(text)))
                        .map(finding -> ("=> " + String.join(", ", finding.covers())).strip())
                        .collect(Collectors.joining("\n"));
        var expected =
                text.lines()
                        .filter(line -> line.startsWith("=>"))
                        .collect(Collectors.joining("\n"));
        assertEquals(expected, drawn, dockerfile(text));
    }
}
