package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.Script;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.source.Excerpt;

import java.util.List;

/** The shell that runs what is in shell form. */
record ActiveShell(Shell shell) {

    /** What Docker uses where no SHELL is given. */
    static final ActiveShell DEFAULT = new ActiveShell(Shell.standard());

    /** The shell of SHELL's words, such as {@code ["/bin/bash", "-eo", "pipefail", "-c"]}. */
    static ActiveShell of(List<Argument> words) {
        return new ActiveShell(Shell.of(words.stream().map(Argument::text).toList()));
    }

    /** The commands of a text, which may name another shell on its first line. */
    Script read(Excerpt text) {
        return Shell.shebang(text.text()).orElse(shell).read(text);
    }
}
