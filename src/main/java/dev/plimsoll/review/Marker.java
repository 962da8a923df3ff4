package dev.plimsoll.review;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What tells a finding's comment from all others, whatever its line: a hidden line such as {@code
 * <!-- plimsoll:v1 0f3a…9c.1 -->}.
 *
 * @param digest 32 hexadecimal digits
 * @param ordinal tells equals apart, from 1
 */
record Marker(String digest, int ordinal) {
    static final Pattern LINE =
            Pattern.compile(
                    "(?m)^<!-- plimsoll:v1 ([0-9a-f]{32})\\.([1-9]\\d{0,5})( closed)? -->$");

    private static final int BYTES = 16;

    /** The digest of a finding's identity; the path is that of the base. */
    static String digest(String basePath, String rule, String stage, String subject) {
        var sha = sha256();
        for (var part : List.of(basePath, rule, stage, subject)) {
            // Character by character, as an encoding would lose lone surrogates.
            var units = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * part.length());
            units.putInt(part.length());
            part.chars().forEach(each -> units.putChar((char) each));
            sha.update(units.array());
        }
        return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String line(boolean closed) {
        return "<!-- plimsoll:v1 " + digest + "." + ordinal + (closed ? " closed" : "") + " -->";
    }
}
