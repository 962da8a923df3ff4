package dev.plimsoll.shell;

import java.util.Locale;
import java.util.Optional;

/** Something that a command may be given, as the table of package managers writes it down. */
sealed interface Condition {
    /** An option, given so many times: {@code --yes}, {@code -qq}. */
    record Flag(String option, int times) implements Condition {}

    /** An option with a value, or with a setting: {@code --omit=dev}, {@code -o=A::B=true}. */
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
        boolean repeated =
                name.length() > 2 && name.substring(1).chars().allMatch(c -> c == name.charAt(1));
        return repeated && name.charAt(1) != '-'
                ? new Flag(name.substring(0, 2), name.length() - 1)
                : new Flag(name, 1);
    }

    /**
     * Whether it is so, and by which word; the program where a variable says it.
     *
     * @param outer what is known of variables that the script does not assign
     */
    default Optional<Word> met(Command command, Arguments arguments, Word.Variables outer) {
        return switch (this) {
            case Flag(String option, int times) -> {
                var given =
                        arguments.options().stream()
                                .filter(each -> each.name().equals(option))
                                .filter(each -> !each.value().map(Condition::plain).equals(NO))
                                .toList();
                yield given.size() < times ? Optional.empty() : Optional.of(given.getLast().word());
            }
            case Setting(String option, String value) ->
                    arguments.options().stream()
                            .filter(each -> each.name().equals(option))
                            .filter(each ->
                                    each.value().filter(given -> says(given, value)).isPresent())
                            .map(Arguments.Option::word)
                            .reduce((_, later) -> later);
            case Variable(String name, Optional<String> value) ->
                    command.environment(name, outer)
                            .filter(given -> !given.isEmpty())
                            .filter(given -> value.isEmpty() || says(given, value.get()))
                            .map(_ -> command.program());
        };
    }

    Optional<String> NO = Optional.of("false");

    /** Whether a setting says the same as another: {@code apt::b=1} and {@code APT::B=true}. */
    private static boolean says(String given, String wanted) {
        int equals = wanted.indexOf('=');
        int own = given.indexOf('=');
        if (equals < 0) {
            return plain(given).equals(plain(wanted));
        }
        return own > 0
                && given.substring(0, own).strip().equalsIgnoreCase(wanted.substring(0, equals))
                && plain(given.substring(own + 1)).equals(plain(wanted.substring(equals + 1)));
    }

    /** A value, such that all ways to say yes are the same, and all to say no (apt.conf(5)). */
    private static String plain(String value) {
        var bare = value.strip().replace("\"", "").replace(";", "").toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "true", "1", "yes", "on", "with", "enable" -> "true";
            case "false", "0", "no", "off", "without", "disable" -> "false";
            default -> bare;
        };
    }
}
