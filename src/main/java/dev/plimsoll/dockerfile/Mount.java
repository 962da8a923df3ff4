package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mount of RUN, such as {@code --mount=type=cache,target=/root/.npm}.
 *
 * @param span of the whole flag
 * @param options in order, as written; {@code type} too
 */
public record Mount(Span span, List<Option> options) implements Located {

    public Mount {
        options = List.copyOf(options);
    }

    /** What is mounted. */
    public enum Type {
        BIND,
        CACHE,
        TMPFS,
        SECRET,
        SSH,
        /** None of these: it is misspelt or a variable. */
        OTHER
    }

    /**
     * One option, such as {@code target=/root/.npm} or {@code ro}.
     *
     * @param name as written, such as {@code dst}
     */
    public record Option(Span span, String name, Optional<Argument> value) implements Located {

        /** The value as written, empty where there is none. */
        String text() {
            return value.map(Argument::text).orElse("");
        }

        /** Whether it has one of these names, in any case. */
        boolean is(String... names) {
            return List.of(names).contains(name.toLowerCase(Locale.ROOT));
        }

        /** Whether it says yes; its name alone does. */
        boolean isOn() {
            return value.isEmpty() || Booleans.isTrue(text());
        }
    }

    /** What is mounted, such as {@link Type#CACHE}; {@link Type#BIND} where nothing is said. */
    public Type type() {
        return option("type").map(given -> type(given.text())).orElse(Type.BIND);
    }

    private static Type type(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "bind" -> Type.BIND;
            case "cache" -> Type.CACHE;
            case "tmpfs" -> Type.TMPFS;
            case "secret" -> Type.SECRET;
            case "ssh" -> Type.SSH;
            default -> Type.OTHER;
        };
    }

    /** The value of an option under one of its names, such as {@code id}. */
    public Optional<Argument> option(String... names) {
        return options.stream()
                .filter(option -> option.is(names))
                .flatMap(option -> option.value().stream())
                .reduce((earlier, later) -> later);
    }

    /** Whether the command cannot change what is mounted; by default all but caches and tmpfs. */
    public boolean readonly() {
        boolean readonly = type() != Type.CACHE && type() != Type.TMPFS;
        for (var option : options) {
            if (option.is("readonly", "ro")) {
                readonly = option.isOn();
            } else if (option.is("readwrite", "rw")) {
                readonly = !option.isOn();
            }
        }
        return readonly;
    }

    /** Whether the build fails where the secret or agent is not given. */
    public boolean required() {
        return options.stream()
                .filter(option -> option.is("required"))
                .reduce((earlier, later) -> later)
                .filter(Option::isOn)
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

    /**
     * What BuildKit refuses of the options when it comes to run it.
     *
     * @param values what is known of the value of an option
     */
    public List<Fault> faults(Function<Argument, Value> values) {
        return new MountFaults(this, values).find();
    }

    /** Whether what is written to a directory goes to this mount and not to the image. */
    public boolean keepsOut(String directory) {
        if (type() != Type.CACHE && type() != Type.TMPFS) {
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
