package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Commands;
import dev.plimsoll.shell.Frame.Commands.Part;
import dev.plimsoll.shell.Frame.Letters;

import java.util.Optional;

/**
 * Finds what a finished word means in its list: a reserved word, an assignment, a part of a
 * command.
 */
final class CommandSteps {
    private final Reading in;
    private final ListSteps lists;

    CommandSteps(Reading in, ListSteps lists) {
        this.in = in;
        this.lists = lists;
    }

    void accept(Commands commands, Letters letters) {
        if (!commands.operator.isEmpty()) {
            var node = commands.current.orElseGet(() -> in.begin(commands, Node.Kind.SIMPLE));
            commands.current = Optional.of(node);
            lists.redirected(commands, node, word(letters), letters);
            return;
        }
        switch (commands.part) {
            case PATTERN -> pattern(commands, letters);
            case HEAD -> head(commands, letters);
            case BODY, CONDITION -> {
                boolean first =
                        commands.current.filter(node -> node.kind == Node.Kind.SIMPLE).isEmpty();
                boolean reserved =
                        first
                                && !letters.quoted
                                && letters.known
                                && Letter.mayBeReserved(in.text, letters.start, in.at)
                                && reserved(commands, letters);
                if (!reserved) {
                    simple(commands, letters);
                }
            }
        }
    }

    private Word word(Letters letters) {
        return new Word(
                in.excerpt.span(letters.start, in.at),
                in.text,
                letters.start,
                in.at,
                letters.known ? Optional.of(letters.value.toString()) : Optional.empty());
    }

    private void pattern(Commands commands, Letters letters) {
        if (!letters.quoted && letters.known && letters.value.toString().equals("esac")) {
            commands.current = Optional.empty();
            in.leave(commands);
        }
    }

    /** The words after {@code for}, {@code select} and {@code case}. */
    private void head(Commands commands, Letters letters) {
        if (letters.quoted || !letters.known) {
            return;
        }
        switch (letters.value.toString()) {
            case "in" -> {
                if (commands.owner.kind == Node.Kind.CASE) {
                    commands.current = Optional.empty();
                    commands.part = Part.PATTERN;
                }
            }
            case "do", "{" -> {
                boolean begins =
                        commands.owner.kind == Node.Kind.FOR
                                && (commands.headClosed || isSecondWord(commands, letters));
                if (begins) {
                    commands.current = Optional.empty();
                    commands.part = Part.BODY;
                    commands.nextPipeline(Context.Joint.FIRST);
                }
            }
            default -> {}
        }
    }

    /** {@code for x do}: the second word after {@code for}. */
    private boolean isSecondWord(Commands commands, Letters letters) {
        int words = 0;
        boolean inWord = false;
        for (int i = commands.owner.start; i < letters.start && words < 4; i++) {
            boolean blank = Letter.isBlank(in.text.charAt(i));
            if (!blank && !inWord) {
                words++;
            }
            inWord = !blank;
        }
        return words == 2;
    }

    private boolean reserved(Commands commands, Letters letters) {
        var value = letters.value.toString();
        switch (value) {
            case "!" -> {
                commands.negated = !commands.negated;
                return true;
            }
            case "time" -> timed();
            case "{" -> openAt(commands, letters, Node.Kind.GROUP, Part.BODY);
            case "if" -> openAt(commands, letters, Node.Kind.IF, Part.CONDITION);
            case "while", "until" -> openAt(commands, letters, Node.Kind.LOOP, Part.CONDITION);
            case "for", "select" -> openAt(commands, letters, Node.Kind.FOR, Part.HEAD);
            case "case" -> openAt(commands, letters, Node.Kind.CASE, Part.HEAD);
            case "[[" -> {
                int end = in.at;
                in.at = letters.start;
                commands.current = Optional.of(in.begin(commands, Node.Kind.TEST));
                in.at = end;
                in.stack.add(new Frame.Test());
            }
            case "function" -> function(commands);
            case "then" -> next(commands, Node.Kind.IF, Part.BODY, letters);
            case "elif" -> next(commands, Node.Kind.IF, Part.CONDITION, letters);
            case "else" -> next(commands, Node.Kind.IF, Part.BODY, letters);
            case "do" -> next(commands, Node.Kind.LOOP, Part.BODY, letters);
            case "fi" -> ends(commands, letters, Node.Kind.IF);
            case "done" -> {
                var kind = commands.owner.kind == Node.Kind.FOR ? Node.Kind.FOR : Node.Kind.LOOP;
                ends(commands, letters, kind);
            }
            case "esac" -> ends(commands, letters, Node.Kind.CASE);
            case "}" -> ends(commands, letters, braceOwner(commands));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code time} with its {@code -p} is no part of the command. */
    private void timed() {
        int index = in.at;
        while (index < in.limit
                && (in.text.charAt(index) == ' ' || in.text.charAt(index) == '\t')) {
            index++;
        }
        if (in.text.startsWith("-p", index)
                && (index + 2 >= in.limit || Letter.isBlank(in.text.charAt(index + 2)))) {
            in.at = Math.min(in.limit, index + 2);
        }
    }

    private void openAt(Commands commands, Letters letters, Node.Kind kind, Part part) {
        int end = in.at;
        in.at = letters.start;
        in.enter(commands, kind, part);
        in.at = end;
    }

    /** {@code function name [()]}. */
    private void function(Commands commands) {
        int index = in.at;
        while (index < in.limit
                && (in.text.charAt(index) == ' ' || in.text.charAt(index) == '\t')) {
            index++;
        }
        while (index < in.limit && !Letter.endsWord(in.text.charAt(index))) {
            index++;
        }
        in.at = index;
        while (index < in.limit
                && (in.text.charAt(index) == ' ' || in.text.charAt(index) == '\t')) {
            index++;
        }
        if (index < in.limit && in.text.charAt(index) == '(') {
            in.at = index;
            int close = lists.closingOfFunction();
            in.at = close < 0 ? in.at : close + 1;
        }
        commands.functionNext = true;
    }

    private void next(Commands commands, Node.Kind kind, Part part, Letters letters) {
        if (commands.owner.kind == kind) {
            in.endCommand(commands);
            commands.part = part;
            commands.nextPipeline(Context.Joint.FIRST);
        } else {
            in.mark(letters.start);
        }
    }

    private void ends(Commands commands, Letters letters, Node.Kind kind) {
        if (commands.owner.kind == kind) {
            in.endCommand(commands);
            in.leave(commands);
        } else {
            in.mark(letters.start);
        }
    }

    private void simple(Commands commands, Letters letters) {
        var current = commands.current;
        if (current.isEmpty()) {
            int end = in.at;
            in.at = letters.start;
            current = Optional.of(in.begin(commands, Node.Kind.SIMPLE));
            in.at = end;
            commands.current = current;
        }
        var node = current.get();
        node.end = in.at;
        if (node.kind != Node.Kind.SIMPLE) {
            in.mark(letters.start);
            return;
        }
        int equals = node.words.isEmpty() ? Letter.assignment(in.text, letters.start, in.at) : -1;
        if (equals > 0) {
            node.assignments = Node.with(node.assignments, assignment(letters, equals));
        } else {
            node.words = Node.with(node.words, word(letters));
        }
    }

    private Assignment assignment(Letters letters, int value) {
        int nameEnd = letters.start;
        while (Letter.inName(in.text.charAt(nameEnd))) {
            nameEnd++;
        }
        var name = in.text.substring(letters.start, nameEnd);
        Optional<String> literal =
                letters.known
                        ? Optional.of(
                                letters.value.substring(
                                        Math.min(value - letters.start, letters.value.length())))
                        : Optional.empty();
        var word = new Word(in.excerpt.span(value, in.at), in.text, value, in.at, literal);
        return new Assignment(in.excerpt.span(letters.start, in.at), name, word);
    }

    /** {@code for ...; { ...; }} ends at a brace too. */
    private static Node.Kind braceOwner(Commands commands) {
        return commands.owner.kind == Node.Kind.FOR ? Node.Kind.FOR : Node.Kind.GROUP;
    }
}
