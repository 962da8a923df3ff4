package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command while it is read: a simple one, or a compound one that holds others. */
final class Node {
    /** How many groups are looked into, one in another. */
    private static final int REACH = 5;

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
        PROCESS,
        /** {@code ${ ...; }}: a substitution that the shell itself runs. */
        OWN_SUBSTITUTION;

        boolean substitutes() {
            return this == SUBSTITUTION
                    || this == BACKQUOTE
                    || this == PROCESS
                    || this == OWN_SUBSTITUTION;
        }

        /** Whether commands in it run in a shell of their own. */
        boolean forks() {
            return substitutes() ? this != OWN_SUBSTITUTION : this == SUBSHELL;
        }

        /** Whether its first part decides whether its second runs. */
        boolean branches() {
            return this == IF || this == LOOP || this == FOR || this == CASE;
        }

        /** Whether a round bracket ends it. */
        boolean endsAtBracket() {
            return this == SUBSHELL || this == SUBSTITUTION || this == PROCESS;
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

    /** The body of its last here-document; empty where it has none. */
    Optional<Body> body = Optional.empty();

    boolean negated;

    /** Whether it runs beside what comes after it, as a coprocess. */
    boolean background;

    /** The name of the function whose body it is; empty where it is none. */
    Optional<String> function = Optional.empty();

    /** Whether it stands in the condition of the compound command that holds it. */
    boolean condition;

    List<Word> words = List.of();
    List<Assignment> assignments = List.of();
    List<Redirection> redirections = List.of();

    /** The commands in its words, or those that it groups. */
    List<Node> inner = List.of();

    /** The commands in its redirections and here-documents. */
    List<Node> last = List.of();

    /**
     * Where the body of a here-document lies.
     *
     * @param expands whether the shell expands what is in it: its delimiter is not quoted
     */
    record Body(int start, int end, boolean expands) {}

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

    /** A node that is joined to nothing, such as a substitution. */
    static Node alone(Kind kind, int start) {
        return new Node(
                kind,
                start,
                new AndOr(),
                0,
                new Pipeline(Optional.empty(), 0),
                0,
                Context.Joint.FIRST);
    }

    private boolean groups() {
        return kind == Kind.GROUP || kind == Kind.SUBSHELL;
    }

    /** Whether it ends the script as failed, or is a group that does: {@code exit 1}. */
    boolean givesUp() {
        var node = this;
        boolean first = true;
        for (int i = 0; i < REACH && !node.inner.isEmpty() && node.groups(); i++) {
            first = node.inner.size() == 1;
            node = node.inner.getLast();
            if (node.list.hasAlternatives()) {
                return false;
            }
        }
        if (node.kind != Kind.SIMPLE || node.words.isEmpty()) {
            return false;
        }
        boolean bare = node.words.size() == 1;
        return switch (node.words.getFirst().value()) {
            case "false" -> true;
            case "exit", "return" -> bare ? first : !node.words.get(1).is("0");
            default -> false;
        };
    }

    static <T> List<T> with(List<T> list, T added) {
        List<T> open = list.isEmpty() ? new ArrayList<>(4) : list;
        open.add(added);
        return open;
    }
}
