package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.source.SourceText;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Gemfile beside a Dockerfile.
 *
 * @param text empty where none is known
 */
record Gemfile(String text) {
    private static final Pattern RAILS =
            Pattern.compile(
                    "(?m)^[ \\t]*gem[ \\t(]+[\"']rails[\"'][ \\t]*,[ \\t]*[\"'][~>="
                            + " ]{0,4}(\\d{1,2})\\.(\\d{1,2})");

    /** A version of Rails, such as 7.1. */
    record Version(int major, int minor) {
        boolean isAtLeast(int major, int minor) {
            return this.major > major || (this.major == major && this.minor >= minor);
        }
    }

    static Gemfile of(Dockerfile file) {
        return new Gemfile(
                file.around().contexts().stream()
                        .flatMap(context -> context.text("Gemfile").stream())
                        .map(SourceText::text)
                        .findFirst()
                        .orElse(""));
    }

    boolean has(String gem) {
        return text.contains("\"" + gem + "\"") || text.contains("'" + gem + "'");
    }

    /** The version of Rails that it asks for; empty where it names none. */
    Optional<Version> rails() {
        var found = RAILS.matcher(text);
        return found.find()
                ? Optional.of(
                        new Version(
                                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }
}
