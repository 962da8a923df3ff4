package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ImageNameTest {
    private static final String DIGEST =
            "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /** Registry, repository, tag and digest, parted by blanks; {@code -} for what is absent. */
    private static String parts(String text) {
        return ImageName.parse(text)
                .map(name ->
                        String.join(
                                " ",
                                name.registry(),
                                name.repository(),
                                name.tag().orElse("-"),
                                name.digest().orElse("-")))
                .orElse("none");
    }

    @Test
    void dockerHubAndLibraryAreImplied() {
        assertEquals("docker.io library/debian - -", parts("debian"));
        assertEquals("docker.io library/debian 13 -", parts("docker.io/debian:13"));
        assertEquals("docker.io bitnami/redis latest -", parts("bitnami/redis:latest"));
        assertEquals("docker.io library/a 1 -", parts("index.docker.io/library/a:1"));
    }

    @Test
    void aPortIsNoTag() {
        assertEquals("registry.local:5000 team/app - -", parts("registry.local:5000/team/app"));
        assertEquals("localhost:5000 a 1 -", parts("localhost:5000/a:1"));
        assertEquals("ghcr.io o/i v1 " + DIGEST, parts("ghcr.io/o/i:v1@" + DIGEST));
        assertEquals("[::1]:5000 a - -", parts("[::1]:5000/a"));
    }

    @Test
    void whatTheGrammarRefusesIsNoName() {
        assertEquals("none", parts("Debian"));
        assertEquals("none", parts("a//b"));
        assertEquals("none", parts("a:"));
        assertEquals("none", parts("a@sha256:12"));
        assertEquals("none", parts("a".repeat(300)));
        assertEquals("none", parts(""));
    }

    @Test
    void separatorsAndHostsHaveTheirForms() {
        assertEquals("docker.io library/a__b - -", parts("a__b"));
        assertEquals("none", parts("a-_b"));
        assertEquals("docker.io library/a--b.c_d - -", parts("a--b.c_d"));
        assertEquals("none", parts("a___b"));
        assertEquals("none", parts("a..b"));
        assertEquals("none", parts("-a"));
        assertEquals("none", parts("a-"));
        assertEquals("x-1.y:80 a - -", parts("x-1.y:80/a"));
        assertEquals("none", parts("x-.y:/a"));
        assertEquals("Reg a - -", parts("Reg/a"));
        assertEquals("localhost a - -", parts("localhost/a"));
        assertEquals(" a_b.c/d - -", parts("a_b.c/d"));
        assertEquals("none", parts("0123456789abcdef".repeat(4)));
        assertEquals("none", parts("a:" + "b".repeat(129)));
    }

    @Test
    void latestIsWhatNothingPins() {
        assertEquals(true, ImageName.parse("a").orElseThrow().isLatest());
        assertEquals(true, ImageName.parse("a:latest").orElseThrow().isLatest());
        assertEquals(false, ImageName.parse("a:latest-alpine3.20").orElseThrow().isLatest());
        assertEquals(false, ImageName.parse("a:latest@" + DIGEST).orElseThrow().isLatest());
    }
}
