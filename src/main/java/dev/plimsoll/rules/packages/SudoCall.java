package dev.plimsoll.rules.packages;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command behind sudo, such as {@code sudo -E make install}.
 *
 * @param sudo the word {@code sudo}
 * @param options the words between it and what it runs
 * @param rest what it runs, assignments first; empty for {@code sudo -s}
 */
record SudoCall(Word sudo, List<Word> options, List<Word> rest) {
    private static final Pattern VALUED =
            Pattern.compile(
                    "-[a-zA-Z]*[ughpCDRTUrt]|--(user|group|host|prompt|close-from|chdir|chroot"
                            + "|command-timeout|other-user|role|type)");
    private static final Pattern ROOT = Pattern.compile("root|0|#0");

    /** Options that ask for a shell, an editor or nothing to be run. */
    private static final Pattern NOT_PLAIN =
            Pattern.compile(
                    "-[a-zA-Z]*[iselvkKbA][a-zA-Z]*|--(login|shell|edit|list|validate"
                            + "|remove-timestamp|reset-timestamp|background|askpass)");

    static Optional<SudoCall> of(Command command) {
        if (!command.wrappers().contains("sudo") && !command.is("sudo")) {
            return Optional.empty();
        }
        var words = command.words();
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).is("sudo", "/usr/bin/sudo")) {
                int rest = rest(words, at + 1);
                return Optional.of(
                        new SudoCall(
                                words.get(at),
                                words.subList(at + 1, rest),
                                words.subList(rest, words.size())));
            }
        }
        return Optional.empty();
    }

    private static int rest(List<Word> words, int from) {
        int at = from;
        while (at < words.size() && words.get(at).isOption()) {
            if (words.get(at).is("--")) {
                return at + 1;
            }
            at += VALUED.matcher(words.get(at).value()).matches() ? 2 : 1;
        }
        return Math.min(at, words.size());
    }

    /** Whether it changes to a user who is not root. */
    boolean toAnother() {
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i).value();
            if (option.startsWith("--user=")) {
                return !ROOT.matcher(option.substring("--user=".length())).matches();
            }
            boolean valued = option.matches("-[a-zA-Z]*u|--user") && i + 1 < options.size();
            if (valued) {
                return !ROOT.matcher(options.get(i + 1).value()).matches();
            }
            if (option.matches("-u.+")) {
                return !ROOT.matcher(option.substring(2)).matches();
            }
        }
        return false;
    }

    /** The change that runs the same without it; empty where it is more than a prefix. */
    Optional<Edit> removed() {
        boolean plain =
                options.stream().noneMatch(word -> NOT_PLAIN.matcher(word.value()).matches());
        return plain && !rest.isEmpty()
                ? Optional.of(
                        Edit.delete(new Span(sudo.span().start(), rest.getFirst().span().start())))
                : Optional.empty();
    }
}
