package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Script;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;

/** How RUN, CMD, ENTRYPOINT and HEALTHCHECK write what they run. */
public sealed interface Form extends Located {

    /**
     * A text for the shell, such as {@code apt-get update && apt-get upgrade}.
     *
     * @param text without continuations and comments
     * @param script the text, or the body of the heredoc that stands for it, read as commands;
     *     empty where the active SHELL is none that is understood
     */
    record ShellForm(Span span, String text, Script script) implements Form {}

    /** A JSON array of words that is run without a shell, such as {@code ["node", "app.js"]}. */
    record ExecForm(Span span, List<Argument> words) implements Form {
        public ExecForm {
            words = List.copyOf(words);
        }
    }

    /** The commands of the shell form; none of the exec form. */
    default List<Command> commands() {
        return switch (this) {
            case ShellForm shell -> shell.script().commands();
            case ExecForm _ -> List.of();
        };
    }
}
