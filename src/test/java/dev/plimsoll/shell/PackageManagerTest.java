package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

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
