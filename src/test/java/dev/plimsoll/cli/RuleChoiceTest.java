package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class RuleChoiceTest {
    private static final String TEXT =
            """
            FROM debian
            MAINTAINER Jane
            EXPOSE 22
            USER 1000
            """;

    private static Desk checked(int code, String... options) {
        var desk = Desk.typing(TEXT);
        var line = new ArrayList<>(List.of("check", "--fail-on", "never", "--format", "github"));
        line.addAll(List.of(options));
        line.add("-");
        var tree = new CommandTree(desk.console()).with(new Check(desk.console()));
        assertEquals(code, tree.run(line.toArray(String[]::new)));
        return desk;
    }

    /** The rules that speak, one a line. */
    private static String speaking(String... options) {
        return checked(0, options)
                .out()
                .lines()
                .map(line -> line.replaceAll(".*title=([^:]*)::.*", "$1") + "\n")
                .collect(Collectors.joining());
    }

    private static String wrong(String... options) {
        var desk = checked(2, options);
        assertEquals("", desk.out());
        return desk.err();
    }

    @Test
    void withoutOptionsTheDefaultsSpeak() {
        assertEquals(
                """
                base-image-untagged
                full-distribution-base
                maintainer-deprecated
                ssh-port-exposed
                """,
                speaking());
    }

    @Test
    void someCanBeSwitchedOff() {
        assertEquals(
                """
                full-distribution-base
                ssh-port-exposed
                """,
                speaking("--disable", "base-image-untagged,maintainer-deprecated"));
        assertEquals(
                "full-distribution-base\n",
                speaking("--disable=DL3006, dl4000", "--disable", "Exposing Port 22 (SSH)"));
    }

    @Test
    void onlySomeSpeak() {
        assertEquals("ssh-port-exposed\n", speaking("--only", "ssh-port-exposed"));
        assertEquals(
                """
                maintainer-deprecated
                ssh-port-exposed
                """,
                speaking("--only", "CKV_DOCKER_1", "--enable", "maintainer-deprecated"));
        assertEquals(
                "ssh-port-exposed\n",
                speaking("--only", "DS-0004,DS-0022", "--disable", "maintainer-deprecated"));
    }

    @Test
    void whatIsSwitchedOffStaysOff() {
        assertEquals("", speaking("--only", "DS-0004", "--disable", "ssh-port-exposed"));
        var all = speaking("--all-rules").lines().toList();
        var fewer = speaking("--all-rules", "--disable", "maintainer-deprecated").lines().toList();
        assertTrue(all.contains("maintainer-deprecated"));
        assertEquals(
                all.stream().filter(rule -> !rule.equals("maintainer-deprecated")).toList(), fewer);
    }

    @Test
    void anUnknownRuleIsWrongUsage() {
        assertEquals(
                "plimsoll: there is no rule `ssh-port-exposd`. Did you mean `ssh-port-exposed`?"
                        + " `plimsoll rules` lists them.\n",
                wrong("--enable", "DS-0004,ssh-port-exposd"));
        assertEquals(
                "plimsoll: there is no rule `DL400`. Did you mean `DL4000`? `plimsoll rules` lists"
                        + " them.\n",
                wrong("--disable", "DL400"));
        assertEquals(
                "plimsoll: there is no rule `what-is-this`. `plimsoll rules` lists them.\n",
                wrong("--only", "what-is-this"));
    }

    @Test
    void allAndOnlySomeIsWrongUsage() {
        assertEquals(
                "plimsoll: --all-rules and --only contradict each other.\n",
                wrong("--all-rules", "--only", "DL4000"));
    }

    @Test
    void aListWithoutARuleIsWrongUsage() {
        assertEquals(
                "plimsoll: `,` names no rule. `plimsoll rules` lists them.\n",
                wrong("--only", ","));
    }
}
