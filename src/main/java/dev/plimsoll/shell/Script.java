package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.stream.Stream;

/**
 * A shell text, read into commands.
 *
 * @param span where it lies
 * @param shell what reads it
 * @param commands every simple command in order of position: those in groups, branches, functions,
 *     substitutions and {@code sh -c '...'} too; none where the shell's language is not read
 * @param assignments the assignments that stand alone, such as {@code deps="curl"}
 * @param unreadable where the grammar was broken; reading went on after it
 */
public record Script(
        Span span,
        Shell shell,
        List<Command> commands,
        List<Assignment> assignments,
        List<Span> unreadable)
        implements Located {

    public Script {
        commands = List.copyOf(commands);
        assignments = List.copyOf(assignments);
        unreadable = List.copyOf(unreadable);
    }

    /** The commands that run a program of one of these names. */
    public Stream<Command> named(String... names) {
        return commands.stream().filter(command -> command.is(names));
    }
}
