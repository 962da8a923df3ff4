package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of text that was looked for, such as {@code gpgcheck=0}. */
record Matched(Span span, String text) implements Located {

    /** Who has more of them in one instruction needs no further finding. */
    private static final int MOST = 100;

    /**
     * What a pattern finds in an instruction outside comments, each by the group that took part.
     */
    static List<Matched> in(Dockerfile file, Instruction instruction, Pattern pattern) {
        var span = instruction.span();
        var matcher = pattern.matcher(file.source().text()).region(span.start(), span.end());
        var found = new ArrayList<Matched>();
        for (int i = 0; i < MOST && matcher.find(); i++) {
            var each = of(matcher);
            if (file.commentAt(each).isEmpty()) {
                found.add(each);
            }
        }
        return found;
    }

    /** The group that took part. */
    static Matched of(Matcher matcher) {
        int group = 1;
        while (group < matcher.groupCount() && matcher.start(group) < 0) {
            group++;
        }
        return new Matched(
                new Span(matcher.start(group), matcher.end(group)), matcher.group(group));
    }

    /**
     * Whether it ends up in a file: in a here-document, printed, or put in another's place by sed.
     */
    boolean isWritten(Instruction instruction) {
        return instruction.commands().stream()
                .filter(command -> command.span().contains(span))
                .reduce((_, inner) -> inner)
                .map(this::isWrittenBy)
                .orElse(true);
    }

    private boolean isWrittenBy(Command command) {
        return switch (command.name()) {
            case "echo", "printf", "tee", "write-output", "add-content", "set-content" -> true;
            case "sed" ->
                    command.arguments().stream()
                            .filter(word -> word.span().contains(span))
                            .anyMatch(this::isReplacement);
            default -> false;
        };
    }

    /** {@code s/gpgcheck=1/gpgcheck=0/}: the last of the two. */
    private boolean isReplacement(Located word) {
        int before = span.start() - word.span().start();
        return before > text.length();
    }
}
