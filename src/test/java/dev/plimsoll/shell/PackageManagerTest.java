package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PackageManagerTest {

    /** Manager, subcommand, packages, and y, x, c for yes, no extras and no cache. */
    private static String install(String text) {
        var script = ShellReader.read(Excerpt.of(text, new Span(0, text.length())));
        return PackageManager.of(script.commands().getFirst())
                .map(install ->
                        "%s %s %s %s%s%s"
                                .formatted(
                                        install.manager().name(),
                                        install.subcommand(),
                                        install.packages(),
                                        install.assumesYes() ? "y" : "-",
                                        install.skipsExtras() ? "x" : "-",
                                        install.skipsCache() ? "c" : "-"))
                .orElse("none");
    }

    @Test
    void aptIsReadWithItsOptionsAnywhere() {
        assertEquals("apt-get install [curl] y--", install("apt-get -qq install curl"));
        assertEquals(
                "apt-get install [curl] yx-",
                install("apt-get install -y -o APT::Install-Recommends=0 curl"));
        assertEquals(
                "apt-get install [libc6:i386] yx-",
                install("apt-get install -y libc6:i386 --no-install-recommends"));
        assertEquals(
                "apt-get install [c] y--", install("apt-get -o Acquire::Retries=3 install -y c"));
        assertEquals("apt-get install [$PKGS] y--", install("sudo apt-get install $PKGS -y"));
        assertEquals("none", install("apt-get update"));
    }

    private static Command command(String text) {
        var script = ShellReader.read(Excerpt.of(text, new Span(0, text.length())));
        return script.commands().getFirst();
    }

    @Test
    void aQuestionIsAnsweredByOptionsInVariablesToo() {
        Word.Variables outer =
                name -> name.equals("QUICK") ? Optional.of("-y -q") : Optional.empty();
        assertFalse(PackageManager.waits(command("apt-get install $QUICK curl"), outer));
        assertTrue(PackageManager.waits(command("apt-get install $OTHER curl"), outer));
        assertTrue(PackageManager.waits(command("dnf remove curl"), outer));
        assertFalse(PackageManager.waits(command("apt-get update"), outer));
        assertEquals("apt-get install [curl] y--", install("apt-get install --quiet --quiet curl"));
        assertEquals("apt-get install [curl] ---", install("apt-get install --quiet curl"));
        assertEquals(
                "conda install [numpy, r.txt] y--", install("conda install -f r.txt -y numpy"));
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

    @Test
    void valuesOfOptionsAreNoPackages() {
        assertEquals(
                "apk add [curl] y-c", install("apk add --no-cache --virtual .deps -X url curl"));
        assertEquals(
                "pip install [requirements.txt] y-c",
                install("pip3 install --no-cache-dir -r requirements.txt"));
        assertEquals(
                "pip install ['django>=4'] y--",
                install("python3 -m pip install --index-url https://x 'django>=4'"));
        assertEquals(
                "pipx install [poetry==1] y--",
                install("pipx install --python \"$(which python)\" poetry==1"));
        assertEquals("npm i [express@4.21.1] y--", install("npm i express@4.21.1"));
        assertEquals("npm install [] y--", install("npm install --workspace web"));
    }

    @Test
    void someLeadToTheirSubcommandByAnotherWord() {
        assertEquals("uv install [x] y--", install("uv pip install x"));
        assertEquals("yarn add [x] y--", install("yarn global add x"));
        assertEquals("yarn install [] y--", install("yarn --frozen-lockfile"));
        assertEquals("pacman -Syu [git] y--", install("pacman -Syu --noconfirm git"));
        assertEquals("pacman -S [git] ---", install("pacman -S git"));
    }
}
