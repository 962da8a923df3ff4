package dev.plimsoll.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How GitHub tells a text from what is none, which is not how git does: by the first bytes of some
 * formats, by a byte order mark, else by a NUL in the first megabyte (its encoding detector,
 * charlock_holmes). What it cuts it does not look at (ossf/pvtr-github-repo-scanner#219).
 */
final class Binary {
    private static final int SCANNED = 1024 * 1024;

    private static final List<String> FORMATS =
            List.of("\u0089PNG\r\n\u001a\n", "GIF87a", "GIF89a", "%PDF-", "\u00ff\u00d8\u00ff");

    private static final Map<String, Charset> MARKS =
            Map.of("\u00fe\u00ff", UTF_16BE, "\u00ff\u00fe", UTF_16LE);

    private Binary() {}

    /** Whether it takes these bytes for binary; empty where it does not know. */
    static Optional<Boolean> guess(byte[] bytes, int mostText) {
        if (bytes.length > mostText) {
            return Optional.empty();
        }
        var start = start(bytes);
        if (FORMATS.stream().anyMatch(start::startsWith)) {
            return Optional.of(true);
        }
        if (mark(bytes).isPresent()) {
            return Optional.of(false);
        }
        int end = Math.min(bytes.length, SCANNED);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return Optional.of(true);
            }
        }
        return Optional.of(false);
    }

    /** The text as it is shown: decoded, and cut. */
    static String text(byte[] bytes, int mostText) {
        int end = Math.min(bytes.length, mostText);
        return new String(bytes, 0, end, mark(bytes).orElse(UTF_8));
    }

    private static Optional<Charset> mark(byte[] bytes) {
        var start = start(bytes);
        return MARKS.entrySet().stream()
                .filter(each -> start.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String start(byte[] bytes) {
        return new String(Arrays.copyOf(bytes, Math.min(bytes.length, 8)), ISO_8859_1);
    }
}
