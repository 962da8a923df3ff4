package dev.plimsoll.rules.packages;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.Arrays;
import java.util.List;

/**
 * The commands that another tool judges under one of its ids.
 *
 * @param id such as {@code DL3030}
 * @param programs such as {@code yum}
 * @param subcommands such as {@code install}
 */
record Peer(String id, List<String> programs, List<String> subcommands) {

    /** Both with blanks between the names. */
    static Peer of(String id, String programs, String subcommands) {
        return new Peer(id, names(programs), names(subcommands));
    }

    private static List<String> names(String text) {
        return Arrays.asList(text.split(" "));
    }

    /** The ids under which a command is known. */
    static String[] ids(List<Peer> peers, Command command, Word subcommand) {
        return peers.stream()
                .filter(peer -> peer.programs.contains(command.name()))
                .filter(peer -> peer.subcommands.contains(subcommand.value()))
                .map(Peer::id)
                .toArray(String[]::new);
    }
}
