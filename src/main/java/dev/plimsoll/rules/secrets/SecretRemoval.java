package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.shell.Command;

import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/** What a RUN takes away again of what it wrote: files, directories and settings. */
final class SecretRemoval {
    private static final String[] REMOVERS = {"rm", "shred", "unlink", "srm", "wipe"};

    /** Where each path is removed last; so is all that lies in it. */
    private final Map<String, Integer> paths = new HashMap<>();

    /** The same by the last part of the path: the directory that it is meant in may be another. */
    private final Map<String, Integer> names = new HashMap<>();

    /** Where each program last forgets a setting. */
    private final Map<String, Integer> unset = new HashMap<>();

    private int loggedOut = -1;
    private int trees = -1;

    SecretRemoval(Run run) {
        for (var command : run.commands()) {
            int at = command.span().start();
            if (command.is(REMOVERS)) {
                command.operands().forEach(word -> remove(word.value(), at));
                trees = command.hasFlag("-r", "-R", "--recursive") ? at : trees;
            } else if (command.is("find")) {
                boolean deletes =
                        command.arguments().stream().anyMatch(word -> word.is("-delete", "rm"));
                if (deletes) {
                    command.subcommand().ifPresent(word -> remove(word.value(), at));
                }
            } else if (command.is("trap")) {
                command.subcommand().ifPresent(word -> removeAtEnd(word.value()));
            } else if (unsets(command)) {
                unset.put(command.name(), at);
            } else if (command.arguments().stream().anyMatch(word -> word.is("logout", "revoke"))) {
                loggedOut = at;
            }
        }
    }

    /** Whether a command takes a setting or an address away. */
    static boolean unsets(Command command) {
        return command.is("git", "npm", "yarn", "pnpm", "pip", "poetry", "composer", "bundle")
                && command.arguments().stream()
                        .anyMatch(word ->
                                word.is(
                                        "--unset",
                                        "--unset-all",
                                        "--remove-section",
                                        "--delete",
                                        "set-url",
                                        "unset",
                                        "delete",
                                        "remove",
                                        "rm"));
    }

    /** {@code trap 'rm -f /key' EXIT}. */
    private void removeAtEnd(String script) {
        var words = new StringTokenizer(script, " \t\n\"';&|(){}");
        boolean removes = false;
        while (words.hasMoreTokens()) {
            var word = words.nextToken();
            if (removes && !word.startsWith("-")) {
                remove(word, Integer.MAX_VALUE);
            }
            removes |= word.equals("rm") || word.equals("shred");
        }
    }

    private void remove(String operand, int at) {
        var path = path(operand);
        paths.put(path, at);
        names.put(name(path), at);
    }

    /** Whether what a command wrote is gone when the RUN ends. */
    boolean of(SecretSink sink) {
        int from = sink.command().span().start();
        boolean forgotten =
                loggedOut > from
                        || unset.getOrDefault(sink.command().name(), -1) > from
                        || (trees > from && sink.file().equals(".git/config"));
        return forgotten || isGone(path(sink.file()), from);
    }

    private boolean isGone(String path, int from) {
        return Paths.upwards(path)
                        .anyMatch(each ->
                                isAfter(paths, each, from) || isAfter(names, name(each), from))
                || isAfter(paths, path.startsWith("/") ? "/" : ".", from);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isAfter(Map<String, Integer> places, String key, int from) {
        return places.getOrDefault(key, -1) > from;
    }

    /** A path in one writing: home is root's, and a pattern is the directory that it looks in. */
    private static String path(String written) {
        var path = Paths.unquoted(written);
        int pattern = 0;
        while (pattern < path.length() && "*?[{".indexOf(path.charAt(pattern)) < 0) {
            boolean variable = path.startsWith("${", pattern);
            pattern += variable ? 2 : 1;
        }
        var plain =
                pattern < path.length()
                        ? path.substring(0, path.lastIndexOf('/', pattern) + 1)
                        : path;
        return Paths.clean(plain);
    }
}
