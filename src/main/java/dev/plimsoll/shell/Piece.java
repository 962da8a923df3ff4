package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;

/** A part of a word. */
sealed interface Piece {
    /** Letters that mean themselves, quotes removed. */
    record Text(String letters) implements Piece {}

    /**
     * {@code $name} or {@code ${name}}.
     *
     * @param quoted whether it stands in double quotes, so that its value is not split
     * @param whole whether all words of an array are meant, as by {@code ${name[@]}}
     * @param wanted whether something else is meant where it is empty, as by {@code ${name:-x}}
     */
    record Variable(String name, boolean quoted, boolean whole, boolean wanted) implements Piece {}

    /** Something that only running tells; what follows it is not read. */
    record Unknown() implements Piece {}

    static List<Piece> of(Word word) {
        return new PieceReader(word.text()).read();
    }

    /** Takes a word apart. */
    final class PieceReader {
        private final String text;
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder letters = new StringBuilder();
        private boolean inQuotes;
        private int at;

        private PieceReader(String text) {
            this.text = text;
        }

        private List<Piece> read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                switch (c) {
                    case '\'' -> single();
                    case '"' -> {
                        inQuotes = !inQuotes;
                        at++;
                    }
                    case '\\' -> escape();
                    case '$' -> dollar();
                    case '`' -> unknown();
                    case '<', '>' -> {
                        if (inQuotes) {
                            letter(c);
                        } else {
                            unknown();
                        }
                    }
                    default -> letter(c);
                }
            }
            endLetters();
            return pieces;
        }

        private void letter(char c) {
            letters.append(c);
            at++;
        }

        private void endLetters() {
            if (!letters.isEmpty()) {
                pieces.add(new Text(letters.toString()));
                letters.setLength(0);
            }
        }

        private void unknown() {
            endLetters();
            pieces.add(new Unknown());
            at = text.length();
        }

        private void single() {
            if (inQuotes) {
                letter('\'');
                return;
            }
            int close = text.indexOf('\'', at + 1);
            int end = close < 0 ? text.length() : close;
            letters.append(text, at + 1, end);
            at = end + 1;
        }

        private void escape() {
            if (at + 1 == text.length()) {
                letter('\\');
                return;
            }
            char next = text.charAt(at + 1);
            if (next != '\n') {
                if (inQuotes && "$`\"\\".indexOf(next) < 0) {
                    letters.append('\\');
                }
                letters.append(next);
            }
            at += 2;
        }

        private void dollar() {
            int start = at + 1;
            int end = Letter.nameEnd(text, start, text.length());
            char next = start < text.length() ? text.charAt(start) : ' ';
            if (end > start) {
                variable(start, end, false, false);
                at = end;
            } else if (next == '{') {
                braces(start + 1);
            } else if (next == '"' && !inQuotes) {
                at++;
            } else if ("'([@*#?-$!0123456789".indexOf(next) >= 0) {
                unknown();
            } else {
                letter('$');
            }
        }

        private void variable(int start, int end, boolean whole, boolean wanted) {
            endLetters();
            pieces.add(new Variable(text.substring(start, end), inQuotes, whole, wanted));
        }

        private void braces(int start) {
            int end = Letter.nameEnd(text, start, text.length());
            int close = text.indexOf('}', end);
            var rest = end > start && close >= 0 ? text.substring(end, close) : "%";
            boolean plain = rest.indexOf('$') < 0 && rest.indexOf('\\') < 0;
            if (rest.isEmpty()) {
                variable(start, end, false, false);
            } else if (rest.equals("[@]") || rest.equals("[*]")) {
                variable(start, end, true, false);
            } else if (plain && (rest.startsWith(":-") || rest.startsWith(":?"))) {
                variable(start, end, false, true);
            } else if (plain && (rest.startsWith("-") || rest.startsWith("?"))) {
                variable(start, end, false, false);
            } else {
                unknown();
                return;
            }
            at = close + 1;
        }
    }
}
