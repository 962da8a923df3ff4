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

    static Gemfile of(Dockerfile file) {
        return new Gemfile(
                file.around().contexts().stream()
                        .flatMap(context -> context.text("Gemfile").stream())
                        .map(SourceText::text)
                        .findFirst()
                        .orElse(""));
    }

    /** The version of Rails that it asks for; empty where it names none. */
    Optional<Version> rails() {
        var found = RAILS.matcher(text);
        return found.find()
                ? Optional.of(Version.of(found.group(1), found.group(2)))
                : Optional.empty();
    }
}
