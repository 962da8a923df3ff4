package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pattern of {@code ${name#pattern}}: {@code *} and {@code ?} match, all else is itself.
 *
 * @param parts what stands between the stars, at least one; each may be empty
 */
record Glob(List<int[]> parts) {
    private static final int ANY = -1;

    /** A match, from one index of the value up to another. */
    private record Match(int start, int end) {}

    static Glob of(String text) throws BadExpansion {
        if (text.startsWith("\uFEFF")) {
            return of(text.substring(1));
        }
        var parts = new ArrayList<int[]>();
        var part = IntStream.builder();
        var letters = text.codePoints().iterator();
        while (letters.hasNext()) {
            int c = letters.nextInt();
            if (c == '*') {
                parts.add(part.build().toArray());
                part = IntStream.builder();
            } else if (c == '?') {
                part.add(ANY);
            } else if (c != '\\') {
                part.add(c);
            } else {
                int next = letters.hasNext() ? letters.nextInt() : 0;
                boolean escaped = next == '*' || next == '?' || next == '\\';
                if (!escaped && next != '}' && next != '/') {
                    throw new BadExpansion("`\\` escapes nothing in a pattern");
                }
                part.add(next);
            }
        }
        parts.add(part.build().toArray());
        return new Glob(parts);
    }

    String withoutPrefix(String value, boolean longest) {
        var letters = value.codePoints().toArray();
        var match = starts(letters, 0) ? match(letters, 0, longest) : Optional.<Match>empty();
        return match.map(each -> text(letters, each.end, letters.length)).orElse(value);
    }

    /**
     * A value without what a pattern matches at its end. BuildKit turns both round, and an escape
     * with what it escapes only where something follows it.
     */
    static String withoutSuffix(String pattern, String value, boolean longest) throws BadExpansion {
        var letters = pattern.codePoints().toArray();
        var turned = new int[letters.length];
        for (int i = 0; i < letters.length; i++) {
            int place = letters.length - 1 - i;
            if (letters[i] == '\\' && place > 0) {
                turned[place - 1] = letters[i];
                turned[place] = letters[++i];
            } else {
                turned[place] = letters[i];
            }
        }
        var glob = of(text(turned, 0, turned.length));
        return reversed(glob.withoutPrefix(reversed(value), longest));
    }

    private static String reversed(String value) {
        var letters = value.codePoints().toArray();
        var turned = new int[letters.length];
        for (int i = 0; i < letters.length; i++) {
            turned[letters.length - 1 - i] = letters[i];
        }
        return text(turned, 0, turned.length);
    }

    String firstReplaced(String value, String replacement) {
        var letters = value.codePoints().toArray();
        return find(letters, 0)
                .map(each ->
                        text(letters, 0, each.start)
                                + replacement
                                + text(letters, each.end, letters.length))
                .orElse(value);
    }

    /** An empty match right after another one does not count. */
    String allReplaced(String value, String replacement) {
        var letters = value.codePoints().toArray();
        var out = new StringBuilder();
        int copied = 0;
        int from = 0;
        for (var next = find(letters, from); next.isPresent(); next = find(letters, from)) {
            var match = next.get();
            out.append(text(letters, copied, match.start));
            if (match.end > copied || match.start == 0) {
                fill(out, replacement, text(letters, match.start, match.end));
            }
            copied = match.end;
            from = Math.max(from + 1, match.end);
            if (from > letters.length) {
                break;
            }
        }
        return out.append(text(letters, copied, letters.length)).toString();
    }

    /**
     * The first and longest match at or after an index. Where the first place that the first part
     * fits at leads to no match, no later one does.
     */
    private Optional<Match> find(int[] value, int from) {
        int start = indexOf(value, parts.getFirst(), from);
        return start < 0 ? Optional.empty() : match(value, start, true);
    }

    /** The match whose first part is known to lie at {@code start}. */
    private Optional<Match> match(int[] value, int start, boolean longest) {
        int at = start + parts.getFirst().length;
        for (int i = 1; i < parts.size(); i++) {
            var part = parts.get(i);
            boolean last = i == parts.size() - 1;
            int found = last && longest ? lastIndexOf(value, part, at) : indexOf(value, part, at);
            if (found < 0) {
                return Optional.empty();
            }
            at = found + part.length;
        }
        return Optional.of(new Match(start, at));
    }

    private boolean starts(int[] value, int at) {
        return fits(value, parts.getFirst(), at);
    }

    private static int indexOf(int[] value, int[] part, int from) {
        for (int at = from; at + part.length <= value.length; at++) {
            if (fits(value, part, at)) {
                return at;
            }
        }
        return -1;
    }

    private static int lastIndexOf(int[] value, int[] part, int from) {
        for (int at = value.length - part.length; at >= from; at--) {
            if (fits(value, part, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean fits(int[] value, int[] part, int at) {
        if (at + part.length > value.length) {
            return false;
        }
        for (int i = 0; i < part.length; i++) {
            if (part[i] != ANY && part[i] != value[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(int[] letters, int start, int end) {
        return new String(letters, start, end - start);
    }

    /** Adds a replacement, in which {@code $0} is the match and other names are empty. */
    private static void fill(StringBuilder out, String template, String match) {
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c != '$') {
                out.append(c);
            } else if (template.startsWith("$", at)) {
                out.append('$');
                at++;
            } else {
                boolean braced = template.startsWith("{", at);
                int start = braced ? at + 1 : at;
                int end = start;
                while (end < template.length() && isNamed(template.charAt(end))) {
                    end++;
                }
                if (end == start || (braced && !template.startsWith("}", end))) {
                    out.append('$');
                    continue;
                }
                out.append(template.substring(start, end).equals("0") ? match : "");
                at = braced ? end + 1 : end;
            }
        }
    }

    private static boolean isNamed(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
