package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What variables of a script are known to be. */
class VariablesTest {
    private static final Map<String, String> OUTER =
            Map.of("OUT", "o u t", "EMPTY", "", "PATTERN", "*.c");

    /** The arguments of the last command, each in brackets, {@code ?} where it is not known. */
    private static String last(String text) {
        return Drawn.read(text)
                .commands()
                .getLast()
                .arguments(name -> Optional.ofNullable(OUTER.get(name)))
                .stream()
                .map(word -> word.literal().orElse("?"))
                .collect(Collectors.joining("] [", "[", "]"));
    }

    @Test
    void anAssignmentHoldsForWhatFollows() {
        assertEquals("[curl] [wget]", last("deps='curl wget'; i $deps"));
        assertEquals("[curl wget]", last("deps='curl wget' && a && i \"$deps\""));
        assertEquals("[b]", last("x=a; x=b; i ${x}"));
        assertEquals("[a-1.2]", last("v=1.2; i \"a-$v\""));
        assertEquals("[xa] [bx]", last("v='a b'; i x${v}x"));
        assertEquals("[2]", last("a=1; b=$a; a=2; c=$a; i $c"));
        assertEquals("[1]", last("export A=1; i $A"));
        assertEquals("[1]", last("a=1; { i $a; }"));
        assertEquals("[1]", last("if x; then a=1; i $a; fi"));
        assertEquals("[x] [y z]", last("a=(x 'y z'); i \"${a[@]}\""));
        assertEquals("[a b]", last("x=a\\ b; i \"$x\""));
    }

    @Test
    void otherVariablesComeFromOutside() {
        assertEquals("[o] [u] [t]", last("i $OUT"));
        assertEquals("[o u t]", last("i \"${OUT}\""));
        assertEquals("[in]", last("OUT=in; i $OUT"));
        assertEquals("[]", last("i $EMPTY"));
        assertEquals("[]", last("i \"$EMPTY\""));
        assertEquals("[o u t]", last("i \"${OUT:-x}\""));
        assertEquals("[?]", last("i \"${EMPTY:-x}\""));
    }

    @Test
    void whatIsNotSureIsNotKnown() {
        assertEquals("[?]", last("i $x"));
        assertEquals("[?]", last("x=1; if a; then x=2; fi; i $x"));
        assertEquals("[?]", last("a || x=1; i $x"));
        assertEquals("[?]", last("x=$(a); i $x"));
        assertEquals("[?]", last("OUT=1; read OUT; i $OUT"));
        assertEquals("[?]", last("unset OUT; i $OUT"));
        assertEquals("[?]", last("for OUT in a b; do i $OUT; done"));
        assertEquals("[?]", last("x=abc; i ${x%c}"));
        assertEquals("[?]", last("f() { x=1; }; f; i $x"));
        assertEquals("[?]", last("a | x=1; i $x"));
    }

    @Test
    void anotherShellsAssignmentIsLost() {
        assertEquals("[o] [u] [t]", last("(OUT=1); i $OUT"));
        assertEquals("[1]", last("x=1; (x=2); i $x"));
        assertEquals("[2]", last("x=1; (x=2; i $x)"));
        assertEquals("[o] [u] [t]", last("OUT=1 a; i $OUT"));
    }

    @Test
    void wordsAreWhereTheyAreAssigned() {
        var text = "deps=\"curl wget\" && i $deps";
        assertEquals(
                "curl wget",
                Drawn.read(text).commands().getLast().arguments(Word.Variables.NONE).stream()
                        .map(word -> text.substring(word.span().start(), word.span().end()))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void endlessOnesEnd() {
        assertEquals("[?]", last("x=$x; i $x"));
        assertEquals(
                "[?]",
                last(
                        "a=$b$b$b$b; b=$c$c$c$c; ".repeat(20)
                                + "a=aaaaaaaaaa; "
                                + "a=$a$a$a$a$a$a; ".repeat(12)
                                + "i $a"));
    }

    @Test
    void theEnvironmentOfACommandIsKnown() {
        var script =
                Drawn.read("A=1 a; export B=2; env C=3 a; sudo D=4 a; OUT=5; a; A=$B a; A=$(x) a");
        assertEquals(
                "[1, , , ] [, , , ] [, 2, 3, ] [, 2, , 4] [, 2, , ] [2, 2, , ] [$(x), 2, , ] [, 2,"
                        + " , ]",
                script.commands().stream()
                        .map(command ->
                                java.util.stream.Stream.of("A", "B", "C", "D")
                                        .map(name ->
                                                command.environment(name, Word.Variables.NONE)
                                                        .orElse(""))
                                        .toList()
                                        .toString())
                        .collect(Collectors.joining(" ")));
    }
}
