package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class DockerignoreTest {

    private static Dockerignore parse(String text) {
        return Dockerignore.parse(SourceText.of(text));
    }

    /** Which of some paths a file keeps out, in order. */
    private static String ignored(String text, String... paths) {
        var file = parse(text);
        return Stream.of(paths).filter(file::ignores).collect(Collectors.joining(" "));
    }

    @Test
    void aNameIsThatAtTheTopAndAllBelowIt() {
        assertEquals("a a/b a/b/c", ignored("a\n", "a", "a/b", "a/b/c", "ab", "b/a"));
        assertEquals("a/b a/b/c", ignored("/a/b/\n", "a", "a/b", "a/b/c", "x/a/b"));
        assertEquals("a/b", ignored("./a/../a//b\n", "a/b", "b"));
    }

    @Test
    void starsStayWithinANameAndTwoOfThemDoNot() {
        assertEquals("x.md x.md/a", ignored("*.md\n", "x.md", "x.md/a", "a/x.md"));
        assertEquals("a/x.md", ignored("*/*.md\n", "x.md", "a/x.md", "a/b/x.md"));
        assertEquals("x.md a/x.md a/b/x.md", ignored("**/*.md\n", "x.md", "a/x.md", "a/b/x.md"));
        assertEquals("x a/x a/b/x", ignored("**/x\n", "x", "a/x", "a/b/x", "xx", "a/xx"));
        assertEquals("a/x a/b/x", ignored("a/**\n", "a/x", "a/b/x", "b/a/x"));
        assertEquals("a/x a/b/x a/b/c/x", ignored("a/**/x\n", "a/x", "a/b/x", "a/b/c/x", "x"));
        assertEquals("xa b/xa", ignored("**xa\n", "xa", "b/xa", "xab"));
        assertEquals("a b/c", ignored("**\n", "a", "b/c"));
        assertEquals("a1 b1/c", ignored("?1\n", "a1", "b1/c", "1", "ab1"));
        assertEquals("a1 b1", ignored("[a-b]1\n", "a1", "b1", "c1"));
        assertEquals("c1", ignored("[^a-b]1\n", "a1", "b1", "c1"));
        assertEquals("*", ignored("\\*\n", "*", "a"));
    }

    @Test
    void theLastPatternThatMatchesDecides() {
        assertEquals("a.md", ignored("*.md\n!README.md\n", "a.md", "README.md"));
        assertEquals("a.md README.md", ignored("!README.md\n*.md\n", "a.md", "README.md"));
        assertEquals("src/a", ignored("*\n!src\nsrc/a\n", "src/a", "src/b"));
        assertEquals("x src2", ignored("*\n!src/**\n", "x", "src2", "src/a"));
        assertEquals("a/b", ignored("a\n!a/c\n", "a/b", "a/c"));
    }

    @Test
    void anExceptionForADirectoryThatIsNotKeptOutGivesBackNothingBelow() {
        assertEquals("docs/a.md", ignored("**/*.md\n!docs\n", "docs/a.md", "docs/a"));
        assertEquals("app/.env", ignored("**/.env\n!app\n", "app/.env"));
        assertEquals("logs/a.log", ignored("**/*.log\n!logs/\n", "logs/a.log"));
        assertEquals("", ignored("**/*.md\n!docs/**\n", "docs/a.md", "docs/b/a.md"));
        assertEquals("", ignored("*.md\n!docs\n", "docs/a.md"));
        assertEquals("docs/a.md", ignored("*\n!docs\n**/*.md\n", "docs/a.md", "docs/a"));
        assertEquals("x.md", ignored("*\n**/*.md\n!docs\n", "docs/a.md", "x.md"));
        assertEquals("a/b/c", ignored("a\n!a\n**/c\n!a/b\n", "a/x", "a/b/c"));
    }

    @Test
    void commentsBlanksAndMarksAreReadAsDockerReadsThem() {
        assertEquals("a #b", ignored("\uFEFFa\r\n# c\r\n\r\n   #b  \r\n", "a", "#b", "c"));
        assertEquals("", ignored("a\n! a \n", "a"));
        assertEquals("", ignored("# a\n", "a", "# a"));
    }

    @Test
    void aPatternHasItsPlaceAndThoseThatStopTheBuildAreTold() {
        var file = parse("a\n  !/b/  \n[c\n!\nd\\\n");
        assertEquals(
                "a 0-1, ! b 4-8, ? [c 11-13, ! ?  14-15, ? d\\ 16-18",
                file.patterns().stream()
                        .map(each ->
                                "%s%s%s %s"
                                        .formatted(
                                                each.isException() ? "! " : "",
                                                each.path().isEmpty() ? "? " : "",
                                                each.text(),
                                                each.span().start() + "-" + each.span().end()))
                        .collect(Collectors.joining(", ")));
        assertEquals("b", parse("*\n!b\n").deciding("b").orElseThrow().text());
    }

    @Test
    void aHostilePatternTakesNoTime() {
        var pattern = "*a".repeat(2_000) + "**/b".repeat(2_000);
        assertEquals("", ignored(pattern, "a".repeat(5_000) + "/c".repeat(2_000)));
    }

    @Test
    void theFileOfADockerfileComesBeforeThatOfTheContext() {
        assertEquals(
                List.of("api/Dockerfile.dev.dockerignore", ".dockerignore"),
                Dockerignore.names("api/Dockerfile.dev"));
    }
}
