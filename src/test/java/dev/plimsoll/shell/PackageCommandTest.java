package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PackageCommandTest {

    private static Command command(String text) {
        return Drawn.read(text).commands().getFirst();
    }

    private static boolean asksNothing(String text) {
        return PackageManager.of(command(text)).orElseThrow().assumesYes();
    }

    @Test
    void aQuestionIsAnsweredByOptionsInVariablesToo() {
        Word.Variables outer =
                name -> name.equals("QUICK") ? Optional.of("-y -q") : Optional.empty();
        assertFalse(PackageManager.waits(command("apt-get install $QUICK curl"), outer));
        assertTrue(PackageManager.waits(command("apt-get install $OTHER curl"), outer));
        assertTrue(PackageManager.waits(command("dnf remove curl"), outer));
        assertFalse(PackageManager.waits(command("apt-get update"), outer));
        assertTrue(asksNothing("apt-get install --quiet --quiet curl"));
        assertFalse(asksNothing("apt-get install --quiet curl"));
        assertTrue(asksNothing("conda install -f r.txt -y numpy"));
        assertFalse(PackageManager.waits(command("conda clean --all -f -y"), outer));
    }

    @Test
    void aCommandHasATitle() {
        assertEquals("apt-get update", PackageManager.title(command("apt-get -q update")).get());
        assertEquals("yarn", PackageManager.title(command("yarn")).get());
        assertEquals(
                "pip uninstall", PackageManager.title(command("python3 -m pip uninstall x")).get());
        assertEquals(Optional.empty(), PackageManager.title(command("echo apt-get update")));
    }

    @Test
    void aSettingMovesTheCache() {
        var moved = PackageManager.of(command("dnf install --setopt=cachedir=/c x")).get();
        assertEquals(List.of("/c"), moved.caches("/root"));
        var kept = PackageManager.of(command("dnf install --setopt=keepcache=1 x")).get();
        assertEquals(List.of("/var/cache/dnf", "/var/cache/libdnf5"), kept.caches("/root"));
    }
}
