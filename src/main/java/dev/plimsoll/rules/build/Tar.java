package dev.plimsoll.rules.build;

import dev.plimsoll.shell.Command;

/** What a call of {@code tar} does. */
final class Tar {
    private Tar() {}

    /** Whether it unpacks: {@code tar -x}, {@code tar xzf}, {@code tar --extract}. */
    static boolean extracts(Command tar) {
        var first = tar.arguments().stream().findFirst();
        return tar.hasFlag("-x", "--extract", "--get")
                || first.filter(word -> word.value().matches("-?[a-zA-Z]*x[a-zA-Z]*")).isPresent();
    }
}
