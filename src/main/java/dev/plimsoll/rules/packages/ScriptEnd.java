package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Redirection;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The end of what a RUN runs, where one more command can be joined by {@code &&}. */
record ScriptEnd(Dockerfile file, Run run) {
    /** What may stand between the last command and the end of a script. */
    private static final Pattern CLOSING =
            Pattern.compile("[\\s;\\\\`)}\"']|\\bfi\\b|\\bdone\\b|\\besac\\b");

    /**
     * The change that runs one more command if all went well; empty where it has no place, or would
     * not be reached.
     */
    Optional<Edit> then(String command) {
        boolean reached =
                run.script().unreadable().isEmpty()
                        && run.commands().stream().noneMatch(ScriptEnd::mayEnd);
        if (!reached) {
            return Optional.empty();
        }
        var last = run.commands().stream().reduce((one, two) -> end(one) > end(two) ? one : two);
        return last.flatMap(each -> then(command, each));
    }

    private Optional<Edit> then(String command, Command last) {
        if (run.form() instanceof Form.ExecForm) {
            boolean nested = run.commands().getFirst() != last;
            return nested
                    ? Optional.of(Edit.insertAfter(last, " && " + command))
                    : Optional.empty();
        }
        int place = place(end(last));
        var between = text().substring(end(last), place);
        return CLOSING.matcher(between).replaceAll("").isEmpty()
                ? Optional.of(new Edit(Span.at(place), joint(last) + command))
                : Optional.empty();
    }

    /** Whether a shell may go no further though nothing failed, or does not wait for it. */
    private static boolean mayEnd(Command command) {
        boolean ends =
                command.is("exit")
                        && command.arguments().stream()
                                .noneMatch(word -> word.value().matches("[1-9]\\d*"));
        boolean becomes = command.words().getFirst().is("exec");
        return ends || becomes || command.context().background();
    }

    private static int end(Command command) {
        return Stream.concat(
                        Stream.of(command.span()),
                        command.redirections().stream().map(Redirection::span))
                .mapToInt(Span::end)
                .max()
                .orElseThrow();
    }

    /** The end of the script without the blanks, semicolons and comments there. */
    private int place(int least) {
        var comments = comments();
        int at = run.script().span().end();
        while (at > least) {
            char c = text().charAt(at - 1);
            if (comments.containsKey(at)) {
                at = comments.get(at);
            } else if (Character.isWhitespace(c) || c == ';' || continues(at - 1)) {
                at--;
            } else {
                return at;
            }
        }
        return least;
    }

    /** The starts of the comments inside, by their ends. */
    private Map<Integer, Integer> comments() {
        var starts = new HashMap<Integer, Integer>();
        var comments = file.comments();
        int first = Places.beginningBefore(comments, run.span().start());
        int last = Places.beginningBefore(comments, run.span().end());
        for (var comment : comments.subList(first, last)) {
            starts.put(comment.span().end(), comment.span().start());
        }
        return starts;
    }

    private boolean continues(int at) {
        return text().charAt(at) == file.escape()
                && at + 1 < text().length()
                && "\r\n".indexOf(text().charAt(at + 1)) >= 0;
    }

    /** In a RUN of several lines a line of its own. */
    private String joint(Command last) {
        var script = run.script().span();
        boolean heredoc = run.heredocs().stream().anyMatch(each -> each.span().contains(script));
        boolean oneLine = text().substring(script.start(), script.end()).indexOf('\n') < 0;
        if (heredoc || oneLine) {
            return " && ";
        }
        return " " + file.escape() + file.source().lineBreak() + indent(last) + "&& ";
    }

    /** The indent of the line where a command begins. */
    private String indent(Command last) {
        int line = file.source().firstLine(last);
        if (line == file.source().firstLine(run)) {
            return "    ";
        }
        var text = file.source().text(file.source().line(line));
        return text.substring(0, text.length() - text.stripLeading().length());
    }

    private String text() {
        return file.source().text();
    }
}
