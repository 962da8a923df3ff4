package dev.plimsoll.dockerfile;

/** A pattern of {@code ${name#pattern}}: {@code *} and {@code ?} match, all else is itself. */
final class Glob {
    private static final char STAR = '\uE000';
    private static final char ANY = '\uE001';

    private final String pattern;

    private Glob(String pattern) {
        this.pattern = pattern;
    }

    static Glob of(String text) throws BadExpansion {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                out.append(STAR);
            } else if (c == '?') {
                out.append(ANY);
            } else if (c == '\\') {
                char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
                if (next == '}' || next == '/') {
                    continue;
                }
                if (next != '*' && next != '?' && next != '\\') {
                    throw new BadExpansion("`\\` escapes nothing in a pattern");
                }
                out.append(next);
                i++;
            } else {
                out.append(c);
            }
        }
        return new Glob(out.toString());
    }

    String withoutPrefix(String value, boolean longest) {
        int end = match(value, 0, longest);
        return end < 0 ? value : value.substring(end);
    }

    String withoutSuffix(String value, boolean longest) {
        var reversed = new Glob(reversed(pattern));
        return reversed(reversed.withoutPrefix(reversed(value), longest));
    }

    String replaced(String value, String replacement, boolean all) {
        var out = new StringBuilder();
        int at = 0;
        while (at <= value.length()) {
            int end = match(value, at, true);
            if (end < 0) {
                if (at < value.length()) {
                    out.append(value.charAt(at));
                }
                at++;
                continue;
            }
            out.append(replacement);
            if (!all) {
                return out.append(value, end, value.length()).toString();
            }
            if (end == at) {
                if (at < value.length()) {
                    out.append(value.charAt(at));
                }
                end++;
            }
            at = end;
        }
        return out.toString();
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Where a match that begins at {@code start} ends; -1 where none does. */
    private int match(String value, int start, boolean longest) {
        var reachable = new boolean[pattern.length() + 1];
        int found = -1;
        open(reachable, 0);
        for (int at = start; ; at++) {
            if (reachable[pattern.length()]) {
                found = at;
                if (!longest) {
                    return found;
                }
            }
            if (at == value.length()) {
                return found;
            }
            char c = value.charAt(at);
            var next = new boolean[pattern.length() + 1];
            boolean alive = false;
            for (int i = 0; i < pattern.length(); i++) {
                if (!reachable[i]) {
                    continue;
                }
                char wanted = pattern.charAt(i);
                if (wanted == STAR && c != '\n') {
                    open(next, i);
                    alive = true;
                } else if (wanted == c || (wanted == ANY && c != '\n')) {
                    open(next, i + 1);
                    alive = true;
                }
            }
            if (!alive) {
                return found;
            }
            reachable = next;
        }
    }

    private void open(boolean[] reachable, int index) {
        int at = index;
        while (!reachable[at]) {
            reachable[at] = true;
            if (at < pattern.length() && pattern.charAt(at) == STAR) {
                at++;
            }
        }
    }
}
