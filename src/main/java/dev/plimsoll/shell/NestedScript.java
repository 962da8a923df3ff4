package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;

import java.util.List;
import java.util.Optional;

/**
 * A script that a command is given, such as {@code make all} of {@code bash -ec 'make all'} or the
 * body of {@code bash <<EOF}.
 */
record NestedScript(Excerpt text, boolean errexit, boolean pipefail) {

    static Optional<NestedScript> of(Command command, Excerpt text, int bodyStart, int bodyEnd) {
        return switch (command.name()) {
            case "sh", "bash", "ash", "dash", "ksh", "zsh" ->
                    ofShell(command, text, bodyStart, bodyEnd);
            case "su", "runuser" -> ofOption(command, text);
            case "eval" ->
                    command.arguments().size() == 1
                            ? quoted(command.arguments().getFirst(), text, false, false)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<NestedScript> ofShell(
            Command command, Excerpt text, int bodyStart, int bodyEnd) {
        boolean errexit = false;
        boolean pipefail = false;
        boolean given = false;
        var words = command.arguments();
        for (int i = 0; i < words.size(); i++) {
            var value = words.get(i).value();
            boolean option =
                    value.length() > 1 && (value.charAt(0) == '-' || value.charAt(0) == '+');
            if (!option) {
                return given ? quoted(words.get(i), text, errexit, pipefail) : Optional.empty();
            }
            if (value.startsWith("--")) {
                continue;
            }
            given |= value.indexOf('c') > 0;
            errexit |= value.indexOf('e') > 0;
            if (value.endsWith("o") && i + 1 < words.size()) {
                pipefail |= words.get(++i).is("pipefail");
            }
        }
        return bodyStart >= 0 && !given
                ? Optional.of(new NestedScript(text.slice(bodyStart, bodyEnd), errexit, pipefail))
                : Optional.empty();
    }

    private static Optional<NestedScript> ofOption(Command command, Excerpt text) {
        List<Word> words = command.arguments();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).is("-c", "--command", "-lc")) {
                return quoted(words.get(i + 1), text, false, false);
            }
        }
        return Optional.empty();
    }

    /** The text of a word without its quotes; the shell that runs it expands what is in it. */
    private static Optional<NestedScript> quoted(
            Word word, Excerpt text, boolean errexit, boolean pipefail) {
        boolean known = word.literal().isPresent() || word.text().indexOf('`') < 0;
        if (!known || word.text().contains("$(")) {
            return Optional.empty();
        }
        return Optional.of(
                new NestedScript(unquoted(text, word.start(), word.end()), errexit, pipefail));
    }

    private static Excerpt unquoted(Excerpt excerpt, int start, int end) {
        var text = excerpt.text();
        var cutter = new Excerpt.Cutter(end - start);
        char quote = 0;
        int from = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean opens = quote == 0 && (c == '"' || c == '\'');
            boolean escapes =
                    c == '\\'
                            && i + 1 < end
                            && (quote == 0
                                    || (quote == '"' && "$`\"\\".indexOf(text.charAt(i + 1)) >= 0));
            if (opens || (quote != 0 && c == quote)) {
                cutter.add(excerpt, from, i);
                quote = opens ? c : 0;
                from = i + 1;
            } else if (escapes) {
                cutter.add(excerpt, from, i);
                from = i + 1;
                i++;
            }
        }
        cutter.add(excerpt, from, end);
        return cutter.done(excerpt.offset(start));
    }
}
