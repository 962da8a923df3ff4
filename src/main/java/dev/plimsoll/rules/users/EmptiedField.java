package dev.plimsoll.rules.users;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A password that sed takes out of the file of accounts, as in {@code sed -i
 * 's/^root:[^:]*:/root::/' /etc/shadow}.
 *
 * @param script the word that does it
 * @param account such as {@code root}
 */
record EmptiedField(Word script, String account) {
    /** A longer script does something else, and is not looked through. */
    private static final int LONGEST = 300;

    private static final Pattern FILE = Pattern.compile("(?:.*/)?etc/(?:shadow|passwd)");
    private static final Pattern IN_PLACE = Pattern.compile("--in-place.*|-[nErsuz]*i.*");

    private static final String NAME = "(?<name>[a-z_][a-z0-9_-]*)";

    /** A password or what stands for one, such as {@code [^:]*} or {@code x}. */
    private static final String FIELD = "(?:\\[\\^:]|(?!\\k<end>)[^:])++";

    /** What the name is replaced with: itself, or the group that holds it alone. */
    private static final String SAME = "\\k<end>(?:\\k<name>:|\\k<grouped>\\\\1)";

    /** The name is in what is replaced, with the password behind it. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<![A-Za-z])s(?<end>[^\\w\\s])\\^?\\\\?\\(?"
                            + NAME
                            + ":(?:\\\\?\\)(?<grouped>))?"
                            + FIELD
                            + ("(?:(?::(?:(?!\\k<end>).)*+)?" + SAME + ":|" + SAME + "\\k<end>)"));

    /** The name is in the address in front of it: {@code /^root/s/:x:/::/}. */
    private static final Pattern ADDRESSED =
            Pattern.compile(
                    "/\\^?"
                            + NAME
                            + ":?/\\s*s(?<end>[^\\w\\s]):"
                            + FIELD
                            + "(?::\\k<end>::|\\k<end>:)\\k<end>");

    static Stream<EmptiedField> in(Command command) {
        boolean edits =
                command.is("sed")
                        && command.arguments().stream()
                                .anyMatch(word -> IN_PLACE.matcher(word.value()).matches())
                        && command.operands().stream()
                                .anyMatch(word -> FILE.matcher(word.value()).matches());
        return edits
                ? command.arguments().stream()
                        .flatMap(word ->
                                account(word.value()).stream()
                                        .map(account -> new EmptiedField(word, account)))
                : Stream.empty();
    }

    private static Optional<String> account(String script) {
        return script.length() > LONGEST
                ? Optional.empty()
                : Stream.of(NAMED, ADDRESSED)
                        .map(pattern -> pattern.matcher(script))
                        .filter(Matcher::find)
                        .map(found -> found.group("name"))
                        .findFirst();
    }
}
