package dev.plimsoll.rules.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the value of a secret-looking variable is. */
enum Wording {
    /** Nothing. */
    EMPTY,
    /** Something to be replaced, such as {@code changeme}. */
    PLACEHOLDER,
    /** A password that everybody tries, such as {@code postgres}. */
    GUESSABLE,
    /** No secret: a switch, a number, or where the secret is to be found. */
    HARMLESS,
    /** What it seems to be. */
    SECRET;

    private static final Pattern SWITCHES =
            Pattern.compile(
                    "(?i)true|false|yes|no|on|off|\\d{1,3}|enabled|disabled|pk_(?:live|test)_.*|anonymous(?:@.*)?");
    private static final Pattern PLACEHOLDERS =
            Pattern.compile(
                    "(?i)change.?(?:me|it|this).*|.*change.?me.*|dummy.*|.*dummy|place.?holder.*|example.*|.*example"
                        + "|sample.*|todo|fixme|none|null|undefined|unset|not.?set|your.*|my.?(?:secret|password|token|key)"
                        + "|x{3,}|\\*{3,}|\\.{3,}|<.*>|\\[.*\\]|\\{\\{.*|replace.*|.*replace.?me.*|insert.*"
                        + "|fake.*|foo|bar|build.*|n/?a|tbd|key|token|not.?a.?(?:real.?)?(?:secret|password|key|token).*"
                        + "|.*(?:pre-?compile|collectstatic|only|ignored?|unused|temp(?:orary)?)|asdf.*|abc(?:123|def).*|assets"
                        + "|__\\w+__|@@?\\w+@@?|%%?\\w+%%?|##?\\w+##?");
    private static final Set<String> GUESSES =
            Set.of(
                    "password",
                    "secret",
                    "admin",
                    "root",
                    "postgres",
                    "mysql",
                    "mongo",
                    "redis",
                    "guest",
                    "user",
                    "test",
                    "default",
                    "1234",
                    "12345",
                    "123456",
                    "12345678",
                    "123456789",
                    "qwerty",
                    "letmein",
                    "passw0rd",
                    "p@ssw0rd",
                    "password1",
                    "password123",
                    "toor",
                    "pass",
                    "docker",
                    "rabbitmq",
                    "minioadmin",
                    "app");
    private static final Pattern PLACES =
            Pattern.compile(
                    "(?s)(?:/|\\./|\\.\\./|~/).*|file:.*|arn:.*|vault:.*|secret(?:s)?:.*|env:.*|op://.*"
                        + "|projects/.*/secrets/.*|[a-zA-Z][a-zA-Z0-9+.-]*://[^@]*|.*\\s.*");

    /** What people sign with is told by the fingerprint of its public half. */
    private static final Pattern FINGERPRINT = Pattern.compile("(?:0x)?[0-9A-F]{40}");

    /**
     * The same of the value of a variable.
     *
     * @param name such as {@code NGINX_SIGNING_KEY}
     */
    static Wording of(String name, String value) {
        if (FINGERPRINT.matcher(value).matches()
                && name.toLowerCase(Locale.ROOT).endsWith("signing_key")) {
            return HARMLESS;
        }
        return value.equals(name) ? PLACEHOLDER : of(value);
    }

    static Wording of(String value) {
        if (value.isBlank()) {
            return EMPTY;
        }
        if (SWITCHES.matcher(value).matches() || PLACES.matcher(value).matches()) {
            return HARMLESS;
        }
        if (GUESSES.contains(value.toLowerCase(Locale.ROOT))) {
            return GUESSABLE;
        }
        return PLACEHOLDERS.matcher(value).matches() ? PLACEHOLDER : SECRET;
    }
}
