package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;

/** A command while it is read: a simple one, or a compound one that holds others. */
final class Node {
    /** What a node is. */
    enum Kind {
        SCRIPT,
        SIMPLE,
        SUBSHELL,
        GROUP,
        IF,
        LOOP,
        FOR,
        CASE,
        /** {@code [[ ... ]]}, {@code (( ... ))}: only what is substituted in it runs. */
        TEST,
        SUBSTITUTION,
        BACKQUOTE,
        PROCESS;

        boolean substitutes() {
            return this == SUBSTITUTION || this == BACKQUOTE || this == PROCESS;
        }

        /** Whether commands in it run in a shell of their own. */
        boolean forks() {
            return substitutes() || this == SUBSHELL;
        }

        /** Whether its first part decides whether its second runs. */
        boolean branches() {
            return this == IF || this == LOOP || this == FOR || this == CASE;
        }
    }

    final Kind kind;
    final int start;
    final AndOr list;
    final int number;
    final Pipeline pipeline;
    final int element;
    final Context.Joint joint;
    int end;

    /** Where the body of its last here-document lies; -1 where it has none. */
    int bodyStart = -1;

    int bodyEnd = -1;
    boolean negated;
    boolean function;

    /** Whether it stands in the condition of the compound command that holds it. */
    boolean condition;

    List<Word> words = List.of();
    List<Assignment> assignments = List.of();
    List<Redirection> redirections = List.of();

    /** The commands in its words, or those that it groups. */
    List<Node> inner = List.of();

    /** The commands in its redirections and here-documents. */
    List<Node> last = List.of();

    Node(
            Kind kind,
            int start,
            AndOr list,
            int number,
            Pipeline pipeline,
            int element,
            Context.Joint joint) {
        this.kind = kind;
        this.start = start;
        this.end = start;
        this.list = list;
        this.number = number;
        this.pipeline = pipeline;
        this.element = element;
        this.joint = joint;
    }

    static <T> List<T> with(List<T> list, T added) {
        List<T> open = list.isEmpty() ? new ArrayList<>() : list;
        open.add(added);
        return open;
    }
}
