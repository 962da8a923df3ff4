package dev.plimsoll.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plimsoll.lint.Selection.Start;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class SelectionTest {
    private static final String TEXT = "FROM a\nRUN blue red LOUD\n";

    private static String found(Start start, Set<String> enabled, Set<String> disabled) {
        return Toys.standing(new Selection(start, enabled, disabled, Map.of()), TEXT);
    }

    private static String shouts(Map<String, Object> options, String text) {
        var selection =
                new Selection(Start.NOTHING, Set.of("shout"), Set.of(), Map.of("shout", options));
        return Toys.lint(selection, text).findings().stream()
                .map(finding -> finding.message() + "\n")
                .reduce("", String::concat);
    }

    private static String refused(Map<String, Object> options) {
        return String.valueOf(
                assertThrows(BadOption.class, () -> shouts(options, TEXT)).getMessage());
    }

    @Test
    void aRuleThatIsOffIsSilentUntilItIsEnabled() {
        assertEquals(
                """
                colour DL9002
                red RED1 DL9001 DL9002
                """,
                found(Start.DEFAULTS, Set.of(), Set.of()));
        assertEquals(
                """
                colour DL9002
                red RED1 DL9001 DL9002
                shout Shouting, Loud DL3002 hadolint/DL3002
                """,
                found(Start.DEFAULTS, Set.of("shout"), Set.of()));
        assertEquals(
                found(Start.DEFAULTS, Set.of("shout"), Set.of()),
                found(Start.EVERYTHING, Set.of(), Set.of()));
    }

    @Test
    void whatIsDisabledIsSilentWhateverElseIsSaid() {
        assertEquals("", found(Start.NOTHING, Set.of("shout"), Set.of("shout")));
        assertEquals(
                "shout Shouting, Loud DL3002 hadolint/DL3002\n",
                found(Start.EVERYTHING, Set.of(), Set.of("colour", "RED1")));
    }

    @Test
    void anIdOfAnotherToolNamesTheFindingsThatAreKnownUnderIt() {
        assertEquals("colour DL9001 DL9002\n", found(Start.NOTHING, Set.of("DL9001"), Set.of()));
        assertEquals(
                "red RED1 DL9001 DL9002\n",
                found(Start.NOTHING, Set.of("DL9001", "red"), Set.of()));
        assertEquals("colour DL9002\n", found(Start.DEFAULTS, Set.of(), Set.of("DL9001", "RED1")));
    }

    @Test
    void idsAreMeantInWhateverCase() {
        assertEquals(Optional.of("dark-red"), Toys.CATALOGUE.idMeant("Dark-Red"));
        assertEquals(Optional.of("Shouting, Loud"), Toys.CATALOGUE.idMeant("shouting, loud"));
        assertEquals(Optional.of("hadolint/DL3002"), Toys.CATALOGUE.idMeant("hadolint/dl3002"));
        assertEquals(Optional.empty(), Toys.CATALOGUE.idMeant("DL3003"));
    }

    @Test
    void optionsOfEveryKindAreSet() {
        assertEquals("`LOUD` is loud.\n", shouts(Map.of(), TEXT));
        assertEquals("", shouts(Map.of("letters", 5), TEXT));
        assertEquals("Hush.\n", shouts(Map.of("message", "Hush."), TEXT));
        assertEquals(
                "`FROM` is loud.\n`RUN` is loud.\n",
                shouts(Map.of("allowed", List.of("LOUD")), TEXT));
        assertEquals(
                "Hush, `LOUD`.\n", shouts(Map.of("messages", Map.of("LOUD", "Hush, `%s`.")), TEXT));
        assertEquals("`22` is loud.\n", shouts(Map.of("digits", true), "FROM a\nRUN 22\n"));
        assertEquals(
                "",
                shouts(
                        Map.of("digits", true, "allowed", List.of("FROM", "RUN", 22)),
                        "FROM a\nRUN 22\n"));
    }

    @Test
    void anOptionThatDoesNotFitIsSaid() {
        assertEquals(
                "`shout` has no option `leters`. It has `allowed`, `digits`, `letters`, `message`,"
                        + " `messages`.",
                refused(Map.of("leters", 1)));
        assertEquals(
                "The option `letters` of `shout` is a whole number, not `many`.",
                refused(Map.of("letters", "many")));
        assertEquals(
                "The option `allowed` of `shout` is a list of texts, not `RUN`.",
                refused(Map.of("allowed", "RUN")));
        assertEquals(
                "The option `allowed` of `shout` is a list of texts, not `[1.1]`.",
                refused(Map.of("allowed", List.of(1.1))));
        assertEquals(
                "The option `digits` of `shout` is `true` or `false`, not `1`.",
                refused(Map.of("digits", 1)));
        assertEquals(
                "The options of `shout`: `letters` is at least 1.", refused(Map.of("letters", 0)));
        var colour =
                assertThrows(
                        BadOption.class,
                        () -> Toys.CATALOGUE.find("colour").orElseThrow().with(Map.of("a", 1)));
        assertEquals("`colour` has no option `a`. It has none.", colour.getMessage());
    }

    @Test
    void theIndexOfTheBuildGivesARuleBackAsItsClassSaysIt() {
        for (var rule : Toys.CATALOGUE.entries()) {
            assertEquals(rule, CatalogueIndex.entry(CatalogueIndex.line(rule)));
        }
    }
}
