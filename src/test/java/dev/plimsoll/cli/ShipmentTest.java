package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What this project ships is held against its own rules. */
class ShipmentTest {

    @Test
    void nothingIsFoundInThisProjectsOwnDockerfile() {
        var desk = Desk.empty();
        int exit =
                new CommandTree(desk.console())
                        .with(new Check(desk.console()))
                        .run("check", "--fail-on", "info", "Dockerfile");
        assertEquals("", desk.out() + desk.err());
        assertEquals(0, exit);
    }
}
