package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Located;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The last place where a RUN empties a directory again.
 *
 * @param place the offset of the command; -1 where nothing does
 */
record Removal(int place) {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*,[^{}]*)}");
    private static final int MOST_ALTERNATIVES = 64;

    /** Looks for what removes a directory, or all in it, or does so in its own way. */
    static Removal of(Run run, String directory, Predicate<Command> own) {
        int last = -1;
        var here = "";
        for (var command : run.commands()) {
            if (command.is("cd") && !command.operands().isEmpty()) {
                here = command.operands().getFirst().value();
            }
            if (own.test(command) || empties(command, here, directory)) {
                last = command.span().start();
            }
        }
        return new Removal(last);
    }

    /** Whether it comes after a place. */
    boolean after(Located other) {
        return place > other.span().start();
    }

    private static boolean empties(Command command, String here, String directory) {
        boolean finds =
                command.is("find")
                        && command.arguments().stream()
                                .anyMatch(word -> word.is("-delete", "rm", "/bin/rm"));
        return (finds || command.is("rm"))
                && command.operands().stream()
                        .flatMap(word -> alternatives(word.value()).stream())
                        .map(path -> path.startsWith("/") ? path : here + "/" + path)
                        .anyMatch(path -> covers(path, directory));
    }

    /** Whether a path or pattern means a directory, one above it, or what lies in it. */
    static boolean covers(String path, String directory) {
        var whole = path.contains("//") ? path.replaceAll("/+", "/") : path;
        if (whole.startsWith(directory + "/") && whole.indexOf('*') >= 0) {
            return true;
        }
        int end = whole.length();
        while (end > 0 && "/*".indexOf(whole.charAt(end - 1)) >= 0) {
            end--;
        }
        var top = whole.substring(0, end);
        return !top.isEmpty() && (directory.equals(top) || directory.startsWith(top + "/"));
    }

    /** {@code /a/{b,c}} is {@code /a/b} and {@code /a/c}. */
    private static List<String> alternatives(String path) {
        if (path.indexOf('{') < 0) {
            return List.of(path);
        }
        var done = new ArrayList<String>();
        var open = new ArrayList<>(List.of(path));
        while (!open.isEmpty() && done.size() + open.size() < MOST_ALTERNATIVES) {
            var text = open.removeLast();
            var braces = BRACES.matcher(text);
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
