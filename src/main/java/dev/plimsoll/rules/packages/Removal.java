package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a RUN removes again from a directory that it filled. */
record Removal(Run run) {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*,[^{}]*)}");
    private static final int MOST_ALTERNATIVES = 64;

    /** Whether a command after a place removes a directory, or all in it. */
    boolean empties(String directory, Located after) {
        return commandAfter(
                after,
                command ->
                        removes(command)
                                && command.operands().stream()
                                        .anyMatch(word -> covers(word, command, directory)));
    }

    /** Whether one of the commands after a place is such a one. */
    boolean commandAfter(Located after, Predicate<Command> wanted) {
        return run.commands().stream()
                .filter(command -> command.span().start() > after.span().start())
                .anyMatch(wanted);
    }

    private static boolean removes(Command command) {
        boolean finds =
                command.is("find")
                        && command.arguments().stream()
                                .anyMatch(word -> word.is("-delete", "rm", "/bin/rm"));
        return command.is("rm") || finds;
    }

    private boolean covers(Word word, Command command, String directory) {
        return alternatives(word.value()).stream()
                .map(path -> path.startsWith("/") ? path : placeOf(command) + "/" + path)
                .anyMatch(path -> covers(path, directory));
    }

    /** Where a command runs, if a {@code cd} before it in the RUN says so. */
    private String placeOf(Command command) {
        return run.commands().stream()
                .filter(each -> each.span().start() < command.span().start())
                .filter(each -> each.is("cd") && !each.operands().isEmpty())
                .map(each -> each.operands().getFirst().value())
                .reduce("", (earlier, later) -> later);
    }

    /** Whether a path or pattern means a directory, one above it, or what lies in it. */
    static boolean covers(String path, String directory) {
        var whole = path.replaceAll("/+", "/");
        if (whole.startsWith(directory + "/") && whole.indexOf('*') >= 0) {
            return true;
        }
        var top = whole.replaceAll("[/*]+$", "");
        return !top.isEmpty() && (directory.equals(top) || directory.startsWith(top + "/"));
    }

    /** {@code /a/{b,c}} is {@code /a/b} and {@code /a/c}. */
    private static List<String> alternatives(String path) {
        var done = new ArrayList<String>();
        var open = new ArrayList<>(List.of(path));
        while (!open.isEmpty() && done.size() + open.size() < MOST_ALTERNATIVES) {
            var text = open.removeLast();
            Matcher braces = BRACES.matcher(text);
            if (braces.find()) {
                for (var part : braces.group(1).split(",", -1)) {
                    open.add(
                            text.substring(0, braces.start())
                                    + part
                                    + text.substring(braces.end()));
                }
            } else {
                done.add(text);
            }
        }
        return done;
    }
}
