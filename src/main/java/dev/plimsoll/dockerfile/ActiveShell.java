package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.Script;
import dev.plimsoll.shell.ShellReader;
import dev.plimsoll.source.Excerpt;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The shell that runs what is in shell form.
 *
 * @param posix whether it speaks the language of POSIX shells
 * @param errexit whether it is started with {@code -e}
 * @param pipefail whether it is started with {@code -o pipefail}
 */
record ActiveShell(boolean posix, boolean errexit, boolean pipefail) {
    private static final Set<String> POSIX = Set.of("sh", "bash", "ash", "dash", "ksh", "zsh");

    /** What Docker uses where no SHELL is given. */
    static final ActiveShell DEFAULT = new ActiveShell(true, false, false);

    /** The shell of SHELL's words, such as {@code ["/bin/bash", "-eo", "pipefail", "-c"]}. */
    static ActiveShell of(List<Argument> words) {
        return ofTexts(words.stream().map(Argument::text).toList());
    }

    private static ActiveShell ofTexts(List<String> words) {
        boolean errexit = false;
        boolean pipefail = false;
        for (int i = 1; i < words.size(); i++) {
            var word = words.get(i);
            boolean cluster = word.startsWith("-") && !word.startsWith("--");
            errexit |= cluster && word.indexOf('e') > 0;
            if (cluster && word.endsWith("o") && i + 1 < words.size()) {
                i++;
                errexit |= words.get(i).equals("errexit");
                pipefail |= words.get(i).equals("pipefail");
            }
        }
        return new ActiveShell(isPosix(words.getFirst()), errexit, pipefail);
    }

    private static boolean isPosix(String program) {
        var lower = program.toLowerCase(Locale.ROOT);
        int slash = Math.max(lower.lastIndexOf('/'), lower.lastIndexOf('\\'));
        return POSIX.contains(lower.substring(slash + 1));
    }

    /** The commands of a text; none where the shell's language is not known. */
    Script read(Excerpt text) {
        var shell = text.text().startsWith("#!") ? shebang(text.text()) : this;
        return shell.posix
                ? ShellReader.read(text, shell.errexit, shell.pipefail)
                : Script.empty(text.span());
    }

    /** The shell that the first line names, such as {@code #!/usr/bin/env bash}. */
    private static ActiveShell shebang(String text) {
        int end = text.indexOf('\n');
        var line = text.substring(2, end < 0 ? text.length() : end).strip();
        var words = List.of(line.split("\\s+"));
        boolean env = words.size() > 1 && words.getFirst().endsWith("/env");
        return ofTexts(env ? words.subList(1, words.size()) : words);
    }
}
