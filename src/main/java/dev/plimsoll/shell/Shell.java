package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What reads a script: which language it speaks, and how it is started. */
public sealed interface Shell {

    /**
     * A shell of the POSIX family.
     *
     * @param name such as {@code sh} or {@code bash}
     * @param errexit whether it is started with {@code -e}
     * @param pipefail whether it is started with {@code -o pipefail}
     */
    record Posix(String name, boolean errexit, boolean pipefail) implements Shell {
        private static final Set<String> NAMES =
                Set.of("sh", "bash", "ash", "dash", "ksh", "mksh", "zsh");

        static Posix of(String name, Strictness strictness) {
            return new Posix(name, strictness.errexit(), strictness.pipefail());
        }

        Strictness strictness() {
            return new Strictness(errexit, pipefail);
        }

        /** Whether {@code set -e} holds in {@code $(...)}: bash alone forgets it there. */
        boolean passesErrexitOn() {
            return !name.equals("bash");
        }
    }

    /** PowerShell, as {@code powershell} of Windows or {@code pwsh}. */
    record PowerShell() implements Shell {}

    /** The command prompt of Windows. */
    record Cmd() implements Shell {}

    /**
     * Some other program, whose language is not read.
     *
     * @param name such as {@code python3}
     */
    record Other(String name) implements Shell {}

    /** What Docker uses where no SHELL is given. */
    static Shell standard() {
        return Posix.of("sh", Strictness.NONE);
    }

    /**
     * The shell that words start, such as {@code /bin/bash -eo pipefail -c} or {@code conda run -n
     * x bash -c}.
     */
    static Shell of(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            var shell =
                    named(
                            ProgramName.onWindows(words.get(i)),
                            Strictness.NONE.with(rest(words, i)));
            if (!(shell instanceof Other)) {
                return shell;
            }
        }
        return words.isEmpty() ? standard() : new Other(ProgramName.onWindows(words.getFirst()));
    }

    private static List<String> rest(List<String> words, int program) {
        return words.subList(program + 1, words.size());
    }

    static Shell named(String name, Strictness strictness) {
        if (Posix.NAMES.contains(name)) {
            return Posix.of(name, strictness);
        }
        return switch (name) {
            case "powershell", "pwsh" -> new PowerShell();
            case "cmd" -> new Cmd();
            default -> new Other(name);
        };
    }

    /** The program that the first line of a script asks for, as {@code #!/bin/bash -e} does. */
    static Optional<Shell> shebang(String script) {
        if (!script.startsWith("#!")) {
            return Optional.empty();
        }
        int newline = script.indexOf('\n');
        var line = script.substring(2, newline < 0 ? script.length() : newline).strip();
        var words = List.of(line.split("\\s+"));
        int from = 0;
        if (words.getFirst().endsWith("/env")) {
            from++;
            while (from < words.size() && isSetting(words.get(from))) {
                from++;
            }
        }
        return Optional.of(of(words.subList(from, words.size())));
    }

    /** What {@code env} reads before the program. */
    private static boolean isSetting(String word) {
        return word.startsWith("-") || word.indexOf('=') > 0;
    }

    /** Reads a script in this language; any text gives one. */
    default Script read(Excerpt text) {
        return ShellReader.read(text, this);
    }
}
