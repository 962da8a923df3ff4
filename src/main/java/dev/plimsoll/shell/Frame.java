package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is being read and not yet ended, innermost last. */
sealed interface Frame {

    /** What a substitution belongs to that is read inside of it. */
    sealed interface Holder extends Frame {}

    /** A list of commands: the whole text, or what stands between brackets or reserved words. */
    final class Block implements Holder {
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

        /** The list around it; empty for that of the whole text. */
        final Optional<Block> outer;

        /** How many substitutions it lies in. */
        final int depth;

        /** Whether it, or a list that it stands in, ends at a round bracket. */
        final boolean inBrackets;

        Part part;
        Optional<Node> current = Optional.empty();
        AndOr list = new AndOr();
        int number;
        Pipeline pipeline;
        int element;
        Context.Joint joint = Context.Joint.FIRST;
        boolean negated;
        boolean background;
        Optional<String> function = Optional.empty();

        /** How many words its head has so far. */
        int headWords;

        boolean headClosed;

        /** The redirection that waits for its target. */
        Optional<Operator> operator = Optional.empty();

        /**
         * A redirection without its target.
         *
         * @param start where its descriptor or sign begins
         * @param descriptor -1 where none is written
         */
        record Operator(int start, String sign, int descriptor) {}

        private Block(Node owner, Part part, Optional<Block> outer, int depth, boolean inBrackets) {
            this.owner = owner;
            this.part = part;
            this.outer = outer;
            this.depth = depth;
            this.inBrackets = inBrackets;
            this.pipeline = outermost();
            this.element = pipeline.next();
        }

        /** The list of a whole text. */
        static Block top(Node owner, int depth) {
            return new Block(owner, Part.BODY, Optional.empty(), depth, false);
        }

        /** A list that stands in this one. */
        Block inside(Node node, Part first) {
            boolean brackets = inBrackets || node.kind.endsAtBracket();
            int deeper = node.kind.substitutes() ? 1 : 0;
            return new Block(node, first, Optional.of(this), depth + deeper, brackets);
        }

        private Pipeline outermost() {
            boolean passesOn = !owner.kind.substitutes() && owner.kind != Node.Kind.SCRIPT;
            return new Pipeline(
                    passesOn ? Optional.of(owner.pipeline) : Optional.empty(), owner.element);
        }

        boolean isHeld() {
            return part == Part.CONDITION || part == Part.HEAD;
        }

        /** Whether the next word may be an assignment. */
        boolean takesAssignment() {
            return operator.isEmpty() && !(current.isPresent() && !current.get().words.isEmpty());
        }

        void nextPipeline(Context.Joint next) {
            pipeline = outermost();
            element = pipeline.next();
            joint = next;
            negated = false;
            background = false;
            if (next == Context.Joint.AND || next == Context.Joint.OR) {
                number = list.join(next);
            } else {
                list = new AndOr();
                number = 0;
            }
        }
    }

    /** The body of a here-document whose delimiter is not quoted. */
    record Body(int start, int end, int resume, int limit, Node owner) implements Holder {}

    /** A word that is not read at once. Its letters lie in {@link Reading#letters}. */
    final class Letters implements Frame {
        final int start;

        /** Where its letters begin. */
        final int from;

        boolean known = true;

        /** The words of the array that it assigns. */
        List<Word> elements = List.of();

        Letters(int start, int from) {
            this.start = start;
            this.from = from;
        }
    }

    /** A stretch in double quotes; it belongs to the word that holds it, if that may be known. */
    final class Quote implements Frame {
        final Optional<Letters> word;

        Quote(Optional<Letters> word) {
            this.word = word;
        }
    }

    /** What goes on to its own closing bracket and is not told apart into words. */
    final class Enclosed implements Frame {
        enum Kind {
            /** {@code ${...}}. */
            PARAMETER,
            /** {@code $((...))} or {@code ((...))}. */
            ARITHMETIC,
            /** {@code $[...]} of old. */
            OLD_ARITHMETIC,
            /** {@code name[...]=}. */
            SUBSCRIPT,
            /** {@code @(a|b)}. */
            PATTERN,
            /** {@code [[ ... ]]}. */
            TEST
        }

        final Kind kind;

        /** Whether a single quote in it is a letter, as in double quotes. */
        final boolean quoted;

        /** How many brackets of its kind are open in it. */
        int open;

        Enclosed(Kind kind, boolean quoted) {
            this.kind = kind;
            this.quoted = quoted;
        }
    }

    /** {@code name=(...)}, the words of an array. */
    final class Elements implements Frame {
        final List<Word> words = new ArrayList<>();
    }
}
