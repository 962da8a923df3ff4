package dev.plimsoll.shell;

import java.util.Locale;

/** What a program is called, without the directory that it lies in. */
final class ProgramName {
    private ProgramName() {}

    /**
     * The name that a word gives: {@code apt-get} of {@code /usr/bin/apt-get}, and {@code pip} of
     * {@code "$VENV/bin/pip"}, wherever that lies. On Windows upper and lower case are the same,
     * {@code Choco.exe} is {@code choco}, and an alias of PowerShell is the command that it stands
     * for. Empty where nobody knows without running.
     */
    static String of(Word word, Shell shell) {
        return switch (shell) {
            case Shell.Posix _, Shell.Other _ -> {
                var path = word.literal().orElseGet(() -> afterSlash(word.text(), "/"));
                var name = path.substring(path.lastIndexOf('/') + 1);
                // The default shell of a base that nobody knows to be Windows is read as this.
                int from = name.startsWith("@") ? 1 : 0;
                yield name.substring(from, name.length() - (name.endsWith(".exe") ? 4 : 0));
            }
            case Shell.Cmd _ -> onWindows(word);
            case Shell.PowerShell _ -> PowerShellAlias.meaning(onWindows(word));
        };
    }

    private static String onWindows(Word word) {
        return onWindows(word.literal().orElseGet(() -> afterSlash(word.text(), "/\\")));
    }

    /** What follows the last slash of an unknown word; empty where that may be unknown too. */
    private static String afterSlash(String word, String slashes) {
        int end = word.endsWith("\"") ? word.length() - 1 : word.length();
        int from = end;
        while (from > 0 && inFileName(word.charAt(from - 1))) {
            from--;
        }
        boolean isSlash = from > 0 && slashes.indexOf(word.charAt(from - 1)) >= 0;
        return isSlash ? word.substring(from, end) : "";
    }

    private static boolean inFileName(char c) {
        return Letter.inName(c) || c == '.' || c == '-' || c == '+';
    }

    /** A program's name in lower case, without its directory and {@code .exe}. */
    static String onWindows(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        int slash = Math.max(lower.lastIndexOf('/'), lower.lastIndexOf('\\'));
        var name = lower.substring(slash + 1);
        boolean suffix = name.endsWith(".exe") || name.endsWith(".cmd") || name.endsWith(".bat");
        return suffix ? name.substring(0, name.length() - 4) : name;
    }
}
