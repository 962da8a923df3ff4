package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Digests of findings that stay when lines move; equal ones of a file are counted. */
final class Fingerprints {
    private final String file;
    private final Map<Identity, Integer> seen = new HashMap<>();

    Fingerprints(String file) {
        this.file = file;
    }

    /** The next finding's, in the file's order: 32 hexadecimal digits. */
    String of(Finding finding) {
        var identity = finding.identity();
        int ordinal = seen.merge(identity, 1, Integer::sum);
        var parts =
                new String[] {
                    file, identity.rule(), identity.stage(), identity.subject(), "" + ordinal
                };
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
