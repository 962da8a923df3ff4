package dev.plimsoll.shell;

import java.util.Optional;

/** What is being read and not yet ended, innermost last. */
sealed interface Frame {

    /** A list of commands: the whole text, or what stands between brackets or reserved words. */
    final class Commands implements Frame {
        /** Where in a compound command the list stands. */
        enum Part {
            /** Before {@code then} or {@code do}: a condition. */
            CONDITION,
            /** The words after {@code for} or {@code case}. */
            HEAD,
            /** A pattern of {@code case}. */
            PATTERN,
            BODY
        }

        final Node owner;
        final Optional<Pipeline> outer;
        final int outerElement;
        Part part;
        Optional<Node> current = Optional.empty();
        AndOr list = new AndOr();
        int number;
        Pipeline pipeline;
        int element;
        Context.Joint joint = Context.Joint.FIRST;
        boolean negated;
        boolean functionNext;
        boolean headClosed;

        /** The redirection that waits for its target: its operator and where it begins. */
        String operator = "";

        int operatorStart;
        int descriptor = -1;

        Commands(Node owner, Part part) {
            this.owner = owner;
            this.part = part;
            boolean passesOn = !owner.kind.substitutes() && owner.kind != Node.Kind.SCRIPT;
            this.outer = passesOn ? Optional.of(owner.pipeline) : Optional.empty();
            this.outerElement = owner.element;
            this.pipeline = new Pipeline(outer, outerElement);
            this.element = pipeline.next();
        }

        void nextPipeline(Context.Joint next) {
            pipeline = new Pipeline(outer, outerElement);
            element = pipeline.next();
            joint = next;
            negated = false;
            if (next == Context.Joint.AND || next == Context.Joint.OR) {
                number = list.join(next);
            } else {
                list = new AndOr();
                number = 0;
            }
        }
    }

    /** A word. */
    final class Letters implements Frame {
        final int start;
        final StringBuilder value = new StringBuilder();
        boolean known = true;
        boolean quoted;

        Letters(int start) {
            this.start = start;
        }
    }

    /** A stretch in double quotes; it belongs to the word that holds it. */
    record Quote(Optional<Letters> word) implements Frame {}

    /** {@code ${...}}; in double quotes a single quote in it is a letter. */
    record Parameter(boolean quoted) implements Frame {}

    /** {@code $((...))} or {@code ((...))}, with the number of open brackets in it. */
    final class Arithmetic implements Frame {
        int open;
    }

    /** {@code $[...]} of old. */
    record Bracket() implements Frame {}

    /** {@code name=(...)}. */
    record Array() implements Frame {}

    /** {@code [[ ... ]]}. */
    record Test() implements Frame {}

    /** The body of a here-document whose delimiter is not quoted. */
    record Body(int start, int end, int resume, int limit, Node owner) implements Frame {}
}
