package dev.plimsoll.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a patch. What is cut or garbled ends its hunk, and the diff is not whole. */
final class PatchReader {
    /** A count that is left out is 1. */
    private static final Pattern HEADER =
            Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*");

    private final List<String> patch;
    private final List<Hunk> hunks = new ArrayList<>();
    private boolean whole = true;
    private int at;

    PatchReader(String patch) {
        this.patch = List.of(patch.split("\n", -1));
    }

    Diff diff() {
        while (at < patch.size()) {
            var header = HEADER.matcher(patch.get(at));
            if (header.matches()) {
                at++;
                readHunk(header);
            } else {
                whole &= patch.get(at).isEmpty();
                at++;
            }
        }
        return new Diff(hunks, whole && !hunks.isEmpty());
    }

    private void readHunk(Matcher header) {
        int old = count(header.group(2));
        int now = count(header.group(4));
        // Where a side has no line, its number is that of the line above.
        int before = Integer.parseInt(header.group(1)) - (old == 0 ? 0 : 1);
        int after = Integer.parseInt(header.group(3)) - (now == 0 ? 0 : 1);
        int above = hunks.isEmpty() ? 0 : end(hunks.getLast());
        var lines = new ArrayList<Hunk.Line>();
        while (old > 0 || now > 0) {
            var line = at < patch.size() ? line(patch.get(at)) : null;
            if (line == null || (line.isInOld() && old == 0) || (line.isInNew() && now == 0)) {
                break;
            }
            at++;
            old -= line.isInOld() ? 1 : 0;
            now -= line.isInNew() ? 1 : 0;
            boolean ends = at == patch.size() || !patch.get(at).startsWith("\\");
            at += ends ? 0 : 1;
            lines.add(new Hunk.Line(line.kind(), line.text(), ends));
        }
        whole &= old == 0 && now == 0;
        if (before < 0 || after < above) {
            whole = false;
        } else {
            hunks.add(new Hunk(before, after, lines));
        }
    }

    private static int end(Hunk hunk) {
        return hunk.after() + hunk.newLines();
    }

    private static int count(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    private static Hunk.@org.jspecify.annotations.Nullable Line line(String text) {
        if (text.isEmpty()) {
            // An empty line whose one blank was trimmed on the way.
            return new Hunk.Line(Hunk.Kind.KEPT, "", true);
        }
        var rest = text.substring(1);
        return switch (text.charAt(0)) {
            case ' ' -> new Hunk.Line(Hunk.Kind.KEPT, rest, true);
            case '+' -> new Hunk.Line(Hunk.Kind.ADDED, rest, true);
            case '-' -> new Hunk.Line(Hunk.Kind.REMOVED, rest, true);
            default -> null;
        };
    }
}
