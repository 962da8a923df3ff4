package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of paths: {@code *} and {@code ?} match within a name, {@code **} over directories too,
 * {@code [a-z]} one of some letters. Matching takes time by the lengths of both, whatever they are.
 *
 * @param steps what a path must go through
 */
record PathPattern(List<Step> steps) {

    /** One step of a pattern. */
    private sealed interface Step {
        /** Exactly this. */
        record Letter(int c) implements Step {}

        /** Any but a slash. */
        record Any() implements Step {}

        /** None or more of any but a slash: {@code *}. */
        record Name() implements Step {}

        /** None or more of any: {@code **} at the end, or at the beginning before a name. */
        record Rest() implements Step {}

        /** Nothing, or any up to a slash: {@code **} before what follows. */
        record Directories() implements Step {}

        /** One of some, or none of them. */
        record Choice(List<int[]> ranges, boolean negated) implements Step {
            boolean holds(int c) {
                return ranges.stream().anyMatch(range -> range[0] <= c && c <= range[1]) != negated;
            }
        }
    }

    /** Reads a pattern without slashes around it; empty where Docker refuses it. */
    static Optional<PathPattern> of(String text) {
        var reader = new Reader(text.codePoints().toArray());
        return text.isEmpty() || !reader.read()
                ? Optional.empty()
                : Optional.of(new PathPattern(List.copyOf(reader.steps)));
    }

    /** Reads steps of letters. */
    private static final class Reader {
        private final int[] text;
        private final List<Step> steps = new ArrayList<>();
        private int at;

        Reader(int[] text) {
            this.text = text;
        }

        private int peek() {
            return at < text.length ? text[at] : -1;
        }

        /** Reads it all; gives whether that is a pattern. */
        boolean read() {
            while (at < text.length) {
                int c = text[at++];
                switch (c) {
                    case '*' -> stars();
                    case '?' -> steps.add(new Step.Any());
                    case '\\' -> {
                        if (at == text.length) {
                            return false;
                        }
                        steps.add(new Step.Letter(text[at++]));
                    }
                    case '[' -> {
                        if (!choice()) {
                            return false;
                        }
                    }
                    default -> steps.add(new Step.Letter(c));
                }
            }
            return true;
        }

        private void stars() {
            if (peek() != '*') {
                steps.add(new Step.Name());
                return;
            }
            at++;
            boolean first = steps.isEmpty();
            boolean slash = peek() == '/';
            if (slash) {
                at++;
            }
            boolean bare = first && !slash && isPlain();
            steps.add(at == text.length || bare ? new Step.Rest() : new Step.Directories());
        }

        /** Whether nothing that follows is special: Docker then compares the ends only. */
        private boolean isPlain() {
            for (int i = at; i < text.length; i++) {
                if ("*?[]\\".indexOf(text[i]) >= 0) {
                    return false;
                }
            }
            return true;
        }

        private boolean choice() {
            boolean negated = peek() == '^';
            if (negated) {
                at++;
            }
            var ranges = new ArrayList<int[]>();
            while (peek() != ']' || ranges.isEmpty()) {
                int low = member();
                int high = low;
                if (low >= 0 && peek() == '-') {
                    at++;
                    high = member();
                }
                if (low < 0 || high < 0) {
                    return false;
                }
                ranges.add(new int[] {low, high});
            }
            at++;
            steps.add(new Step.Choice(ranges, negated));
            return true;
        }

        /** One end of a range; -1 where there is none. */
        private int member() {
            int c = peek();
            if (c < 0 || c == '-' || c == ']') {
                return -1;
            }
            at++;
            if (c != '\\') {
                return at < text.length ? c : -1;
            }
            return at + 1 < text.length ? text[at++] : -1;
        }
    }

    /**
     * What it matches of a path without slashes around it and of the directories above that: for
     * {@code a/b/c} bit 0 stands for {@code a}, bit 1 for {@code a/b}, bit 2 for itself.
     */
    BitSet matches(String path) {
        var matched = new BitSet();
        int depth = 0;
        var now = new Reached(steps.size());
        reach(now, 0);
        var letters = path.codePoints().iterator();
        while (letters.hasNext()) {
            int c = letters.nextInt();
            if (c == '/') {
                matched.set(depth++, now.steps[steps.size()]);
            }
            var next = new Reached(steps.size());
            for (int i = 0; i < steps.size(); i++) {
                if (now.steps[i] || now.skipping[i]) {
                    go(i, c, now, next);
                }
            }
            now = next;
        }
        matched.set(depth, now.steps[steps.size()]);
        return matched;
    }

    /** How far a pattern is matched. */
    private static final class Reached {
        /** The steps that may come next; one more: the end. */
        private final boolean[] steps;

        /** Those of {@link Step.Directories} that are in the middle of a name. */
        private final boolean[] skipping;

        Reached(int count) {
            steps = new boolean[count + 1];
            skipping = new boolean[count];
        }
    }

    private void go(int i, int c, Reached now, Reached next) {
        boolean here = now.steps[i];
        switch (steps.get(i)) {
            case Step.Letter(int letter) -> reachIf(here && c == letter, next, i + 1);
            case Step.Any _ -> reachIf(here && c != '/', next, i + 1);
            case Step.Choice choice -> reachIf(here && choice.holds(c), next, i + 1);
            case Step.Name _ -> reachIf(here && c != '/', next, i);
            case Step.Rest _ -> reachIf(here, next, i);
            case Step.Directories _ -> {
                next.skipping[i] = true;
                reachIf(c == '/', next, i + 1);
            }
        }
    }

    private void reachIf(boolean matched, Reached reached, int step) {
        if (matched) {
            reach(reached, step);
        }
    }

    /** Steps that may match nothing are passed. */
    private void reach(Reached reached, int first) {
        for (int i = first; !reached.steps[i]; i++) {
            reached.steps[i] = true;
            boolean passable =
                    i < steps.size()
                            && !(steps.get(i) instanceof Step.Letter)
                            && !(steps.get(i) instanceof Step.Any)
                            && !(steps.get(i) instanceof Step.Choice);
            if (!passable) {
                return;
            }
        }
    }
}
