package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.stream.Stream;

/**
 * A shell text, read into commands.
 *
 * @param span where it lies
 * @param commands every simple command in order of position: those in groups, branches, functions,
 *     substitutions and {@code sh -c '...'} too
 * @param assignments the assignments that stand alone, such as {@code deps="curl"}
 * @param unreadable where the grammar was broken; reading went on after it
 */
public record Script(
        Span span, List<Command> commands, List<Assignment> assignments, List<Span> unreadable)
        implements Located {

    public Script {
        commands = List.copyOf(commands);
        assignments = List.copyOf(assignments);
        unreadable = List.copyOf(unreadable);
    }

    public static Script empty(Span span) {
        return new Script(span, List.of(), List.of(), List.of());
    }

    /** The commands that run a program of one of these names. */
    public Stream<Command> named(String... names) {
        return commands.stream().filter(command -> command.is(names));
    }
}
