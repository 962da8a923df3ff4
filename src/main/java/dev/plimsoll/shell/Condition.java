package dev.plimsoll.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Something that a command may be given, as the table of package managers writes it down. */
sealed interface Condition {
    /** An option, given so many times: {@code --yes}, {@code -y}, {@code --quiet*2}. */
    record Flag(String option, int times) implements Condition {}

    /** Short options that are all given, one that stands there twice twice: {@code -Ss}. */
    record Cluster(String letters) implements Condition {}

    /**
     * An option with a value, or with a setting: {@code --omit=dev}, {@code -o=A::B=true}; any
     * value where it is {@code *}.
     */
    record Setting(String option, String value) implements Condition {}

    /** A variable that is not empty, or has a value: {@code $NAME}, {@code $NAME=true}. */
    record Variable(String name, Optional<String> value) implements Condition {}

    static Condition of(String text) {
        int equals = text.indexOf('=');
        var name = equals < 0 ? text : text.substring(0, equals);
        Optional<String> value =
                equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1));
        if (text.startsWith("$")) {
            return new Variable(name.substring(1), value);
        }
        if (value.isPresent()) {
            return new Setting(name, value.get());
        }
        int star = name.indexOf('*');
        if (star > 0) {
            return new Flag(name.substring(0, star), Integer.parseInt(name.substring(star + 1)));
        }
        boolean isCluster = name.length() > 2 && name.charAt(1) != '-';
        return isCluster ? new Cluster(name.substring(1)) : new Flag(name, 1);
    }

    /**
     * Whether it is so, and by which word; the program where a variable says it.
     *
     * @param outer what is known of variables that the script does not assign
     */
    default Optional<Word> met(Command command, Arguments arguments, Word.Variables outer) {
        return switch (this) {
            case Flag(String option, int times) -> {
                var words = flags(option, arguments);
                yield words.size() < times ? Optional.empty() : Optional.of(words.getLast());
            }
            case Cluster(String letters) ->
                    letters.chars().allMatch(c -> isGiven((char) c, letters, arguments))
                            ? flags("-" + letters.charAt(0), arguments).stream().findFirst()
                            : Optional.empty();
            case Setting(String option, String value) ->
                    last(arguments, option, given -> says(given, value));
            case Variable(String name, Optional<String> value) ->
                    command.environment(name, outer)
                            .filter(given -> !given.isEmpty())
                            .filter(given -> value.isEmpty() || says(given, value.get()))
                            .map(_ -> command.program());
        };
    }

    private static Optional<Word> last(
            Arguments arguments, String option, Predicate<String> value) {
        Optional<Word> last = Optional.empty();
        for (var each : arguments.options()) {
            if (each.name().equals(option) && each.value().filter(value).isPresent()) {
                last = Optional.of(each.word());
            }
        }
        return last;
    }

    /** The words that give an option, without a value or with one that says yes. */
    private static List<Word> flags(String option, Arguments arguments) {
        List<Word> words = List.of();
        for (var each : arguments.options()) {
            if (each.name().equals(option)
                    && each.value().map(Condition::plain).orElse(YES).equals(YES)) {
                words = Node.with(words, each.word());
            }
        }
        return words;
    }

    /** Whether an option is given as often as it stands among some. */
    private static boolean isGiven(char option, String letters, Arguments arguments) {
        return flags("-" + option, arguments).size()
                >= letters.chars().filter(c -> c == option).count();
    }

    String YES = "true";

    /** Whether a setting says the same as another: {@code apt::b=1} and {@code APT::B=true}. */
    private static boolean says(String given, String wanted) {
        int equals = wanted.indexOf('=');
        int own = given.indexOf('=');
        if (equals < 0) {
            return wanted.equals("*") || plain(given).equals(plain(wanted));
        }
        return own > 0
                && given.substring(0, own).strip().equalsIgnoreCase(wanted.substring(0, equals))
                && plain(given.substring(own + 1)).equals(plain(wanted.substring(equals + 1)));
    }

    /** A value, such that all ways to say yes are the same, and all to say no (apt.conf(5)). */
    private static String plain(String value) {
        var bare = value.strip().replace("\"", "").replace(";", "").toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "true", "1", "yes", "on", "with", "enable" -> YES;
            case "false", "0", "no", "off", "without", "disable" -> "false";
            default -> bare;
        };
    }
}
