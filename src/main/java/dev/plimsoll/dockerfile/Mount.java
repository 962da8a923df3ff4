package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mount of RUN, such as {@code --mount=type=cache,target=/root/.npm}.
 *
 * @param span of the whole flag
 * @param type such as {@link Type#BIND}
 * @param options in order, as written; {@code type} too
 */
public record Mount(Span span, Type type, List<Option> options) implements Located {

    public Mount {
        options = List.copyOf(options);
    }

    /** What is mounted. */
    public enum Type {
        BIND,
        CACHE,
        TMPFS,
        SECRET,
        SSH
    }

    /**
     * One option, such as {@code target=/root/.npm} or {@code ro}.
     *
     * @param name as written, such as {@code dst}
     */
    public record Option(Span span, String name, Optional<Argument> value) implements Located {}

    /** The value of an option under one of its names, such as {@code id}. */
    public Optional<Argument> option(String... names) {
        var wanted = List.of(names);
        return options.stream()
                .filter(option -> wanted.contains(option.name().toLowerCase(Locale.ROOT)))
                .flatMap(option -> option.value().stream())
                .reduce((earlier, later) -> later);
    }

    /** Whether the command cannot change what is mounted; by default all but caches and tmpfs. */
    public boolean readonly() {
        boolean given = type != Type.CACHE && type != Type.TMPFS;
        for (var option : options) {
            var text = option.value().map(Argument::text).orElse("true");
            boolean on = text.matches("1|t|T|TRUE|true|True");
            given =
                    switch (option.name().toLowerCase(Locale.ROOT)) {
                        case "readonly", "ro" -> on;
                        case "readwrite", "rw" -> !on;
                        default -> given;
                    };
        }
        return given;
    }

    /** Whether the build fails where the secret or agent is not given. */
    public boolean required() {
        return options.stream()
                .filter(option -> option.name().equalsIgnoreCase("required"))
                .reduce((earlier, later) -> later)
                .map(option -> option.value().map(Argument::text).orElse("true"))
                .filter(text -> text.matches("1|t|T|TRUE|true|True"))
                .isPresent();
    }

    public Optional<Argument> target() {
        return option("target", "dst", "destination");
    }

    public Optional<Argument> source() {
        return option("source", "src");
    }

    public Optional<Argument> from() {
        return option("from");
    }

    public Optional<Argument> id() {
        return option("id");
    }

    /** Whether what is written to a directory goes to this mount and not to the image. */
    public boolean keepsOut(String directory) {
        if (type != Type.CACHE && type != Type.TMPFS) {
            return false;
        }
        var path = target().map(each -> Words.unquoted(each.text())).orElse("");
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        var top = path.substring(0, end);
        return !top.isEmpty() && (directory.equals(top) || directory.startsWith(top + "/"));
    }
}
