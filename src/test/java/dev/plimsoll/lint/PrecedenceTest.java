package dev.plimsoll.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.lint.Selection.Start;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class PrecedenceTest {
    private static final Selection DEFAULTS = Selection.defaults();

    private static Selection without(String... ids) {
        return new Selection(Start.DEFAULTS, Set.of(), Set.of(ids), Map.of());
    }

    @Test
    void theSpecificRuleSpeaksAndIsKnownUnderTheIdsOfBoth() {
        assertEquals(
                """
                colour DL9002
                red RED1 DL9001 DL9002
                """,
                Toys.standing(DEFAULTS, "FROM a\nRUN blue red\n"));
    }

    @Test
    void itSpeaksForThoseThatTheOtherSpeaksForToo() {
        assertEquals(
                "dark-red DARK1 RED1 DL9001 DL9002\n",
                Toys.standing(DEFAULTS, "FROM a\nRUN dark-red\n"));
    }

    @Test
    void whereTheSpecificRuleIsOffTheGeneralOneSpeaks() {
        assertEquals(
                "colour DL9001 DL9002\n",
                Toys.standing(without("red", "dark-red"), "FROM a\nRUN red\n"));
    }

    @Test
    void whereTheMiddleOneIsOffTheMostSpecificSpeaksForTheMostGeneral() {
        assertEquals(
                "dark-red DARK1 DL9001 DL9002\n",
                Toys.standing(without("red"), "FROM a\nRUN dark-red\n"));
    }

    @Test
    void whereTheGeneralRuleIsOffTheSpecificOneHasItsOwnIdsAlone() {
        assertEquals("red RED1\n", Toys.standing(without("colour"), "FROM a\nRUN red\n"));
        assertEquals("red RED1\n", Toys.standing(without("DL9001"), "FROM a\nRUN red\n"));
    }

    @Test
    void aWaiverOfTheSpecificRuleDoesNotBringUpTheGeneralOne() {
        var text = "FROM a\n# plimsoll ignore=red\nRUN red\n";
        assertEquals("", Toys.standing(DEFAULTS, text));
        assertEquals("red RED1 DL9001 DL9002 by [red]\n", Toys.waived(DEFAULTS, text));
    }

    @Test
    void aWaiverOfTheGeneralRuleHoldsForTheSpecificOne() {
        var ours = "FROM a\n# plimsoll ignore=colour\nRUN red\n";
        assertEquals("", Toys.standing(DEFAULTS, ours));
        assertEquals("red RED1 DL9001 DL9002 by [colour]\n", Toys.waived(DEFAULTS, ours));
        assertEquals("", Toys.standing(DEFAULTS, "FROM a\n# hadolint ignore=DL9002\nRUN red\n"));
    }

    @Test
    void aWaiverOfTheGeneralRuleDoesNotHideAGraverFinding() {
        var text = "FROM a\n# hadolint ignore=DL9001\nRUN dark-red\n";
        assertEquals("dark-red DARK1 RED1\n", Toys.standing(DEFAULTS, text));
        assertEquals("colour DL9001 DL9002 by [DL9001]\n", Toys.waived(DEFAULTS, text));
    }

    @Test
    void aFileFullOfThemIsGoneThroughOnce() {
        var many = "FROM a\n" + "RUN dark-red red blue\n".repeat(20_000);
        assertEquals(60_000, Toys.lint(DEFAULTS, many).findings().size());
    }
}
