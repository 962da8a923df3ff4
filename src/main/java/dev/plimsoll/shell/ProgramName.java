package dev.plimsoll.shell;

import java.util.Locale;

/** What a program is called, without the directory that it lies in. */
final class ProgramName {
    private ProgramName() {}

    /**
     * The name that a word gives: {@code apt-get} of {@code /usr/bin/apt-get}. On Windows upper and
     * lower case are the same, {@code Choco.exe} is {@code choco}, and an alias of PowerShell is
     * the command that it stands for. Empty where nobody knows without running.
     */
    static String of(Word word, Shell shell) {
        if (word.literal().isEmpty()) {
            return "";
        }
        var path = word.literal().get();
        return switch (shell) {
            case Shell.Posix _, Shell.Other _ -> path.substring(path.lastIndexOf('/') + 1);
            case Shell.Cmd _ -> onWindows(path);
            case Shell.PowerShell _ -> PowerShellAlias.meaning(onWindows(path));
        };
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
