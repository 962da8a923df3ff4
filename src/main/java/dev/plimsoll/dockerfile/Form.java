package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Script;
import dev.plimsoll.shell.ShellReader;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;

/** How RUN, CMD, ENTRYPOINT and HEALTHCHECK write what they run. */
public sealed interface Form extends Located {

    /**
     * A text for the shell, such as {@code apt-get update && apt-get upgrade}.
     *
     * @param text without continuations and comments
     * @param reading the text, or the body of the heredoc that stands for it, read as commands
     */
    record ShellForm(Span span, String text, Lazy<Script> reading) implements Form {

        static ShellForm of(Excerpt text, List<Heredoc> heredocs, ActiveShell shell) {
            return new ShellForm(
                    text.span(),
                    text.text(),
                    Lazy.of(() -> shell.read(ScriptText.of(text, heredocs))));
        }

        /** Without commands where the active SHELL is none that is understood. */
        @Override
        public Script script() {
            return reading.get();
        }
    }

    /** A JSON array of words that is run without a shell, such as {@code ["node", "app.js"]}. */
    record ExecForm(Span span, List<Argument> words, Lazy<Script> reading) implements Form {
        public ExecForm {
            words = List.copyOf(words);
        }

        static ExecForm of(Span span, List<Argument> words) {
            return new ExecForm(
                    span,
                    words,
                    Lazy.of(() ->
                            ShellReader.exec(span, words.stream().map(ExecForm::word).toList())));
        }

        @Override
        public Script script() {
            return reading.get();
        }

        /** A word without its quotes. */
        private static Word word(Argument argument) {
            var inner = new Span(argument.span().start() + 1, argument.span().end() - 1);
            return Word.implied(inner, argument.text());
        }
    }

    /** What it runs, read as commands. */
    Script script();

    default List<Command> commands() {
        return script().commands();
    }
}
