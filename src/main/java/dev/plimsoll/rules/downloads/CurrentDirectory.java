package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.shell.Command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Where the commands of a RUN are run, as it goes through them: {@code cd} moves it. */
final class CurrentDirectory {
    private static final Pattern ROOTED = Pattern.compile("(?s)(?:[/$`]|[A-Za-z]:/).*");

    private final Deque<Left> outer = new ArrayDeque<>();
    private String here;
    private String before;

    /** The directory that is in force again when a subshell ends. */
    private record Left(int depth, String directory) {}

    /**
     * @param start such as {@code /app}
     */
    CurrentDirectory(String start) {
        this.here = start;
        this.before = start;
    }

    /** Goes on to the next command. */
    void enter(Command command) {
        int depth = command.context().depth();
        while (!outer.isEmpty() && outer.getFirst().depth() > depth) {
            here = outer.removeFirst().directory();
        }
        if (command.is("cd", "pushd", "popd", "set-location", "push-location", "pop-location")) {
            var target = command.subcommand().map(word -> word.value()).orElse("~");
            boolean back = target.equals("-") || command.is("popd", "pop-location");
            var next = back ? before : path(target);
            if (command.context().subshell()) {
                outer.addFirst(new Left(depth, here));
            }
            before = here;
            here = next.length() > Paths.LONGEST ? "/" : next;
        }
    }

    /**
     * A path from the root. One that begins with a variable is taken for such; home is root's.
     *
     * @param written such as {@code ./x.sh}
     */
    String path(String written) {
        var path = Paths.unquoted(written.replace('\\', '/'));
        return Paths.clean(ROOTED.matcher(path).matches() ? "/" + path : here + "/" + path);
    }
}
