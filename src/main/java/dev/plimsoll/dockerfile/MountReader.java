package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the comma-separated options of a mount. */
final class MountReader {
    private MountReader() {}

    static Optional<Mount> read(Flag flag, Problems problems, int line) {
        var value = flag.value().orElseThrow();
        var options = new ArrayList<Mount.Option>();
        var fields = fields(value);
        if (fields.isEmpty()) {
            problems.instruction(value, "The options of this mount cannot be read.", line);
            return Optional.empty();
        }
        var type = Mount.Type.BIND;
        for (var field : fields) {
            var option = option(field);
            options.add(option);
            var given = option.value().map(Argument::text).orElse("");
            var name = option.name().toLowerCase(Locale.ROOT);
            if (name.equals("type") && option.value().isPresent()) {
                type = type(given).orElse(type);
            }
            int dollar = given.indexOf('$');
            if (name.equals("from") && dollar >= 0 && dollar != given.length() - 1) {
                problems.instruction(
                        option,
                        "`from` of a mount takes no variable: name a stage for it instead.",
                        line);
            }
        }
        return Optional.of(new Mount(flag.span(), type, options));
    }

    private static Optional<Mount.Type> type(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "bind" -> Optional.of(Mount.Type.BIND);
            case "cache" -> Optional.of(Mount.Type.CACHE);
            case "tmpfs" -> Optional.of(Mount.Type.TMPFS);
            case "secret" -> Optional.of(Mount.Type.SECRET);
            case "ssh" -> Optional.of(Mount.Type.SSH);
            default -> Optional.empty();
        };
    }

    private static Mount.Option option(Argument field) {
        int equals = field.text().indexOf('=');
        if (equals < 0) {
            return new Mount.Option(field.span(), field.text(), Optional.empty());
        }
        boolean exact = field.span().length() == field.text().length();
        int start = exact ? field.span().start() + equals + 1 : field.span().start();
        var value =
                new Argument(
                        new Span(start, field.span().end()), field.text().substring(equals + 1));
        return new Mount.Option(
                field.span(), field.text().substring(0, equals), Optional.of(value));
    }

    /** The fields of one line of CSV; none where its quotes are wrong. */
    private static List<Argument> fields(Argument value) {
        var text = value.text();
        boolean exact = value.span().length() == text.length();
        var found = new ArrayList<Argument>();
        int at = 0;
        while (!text.isEmpty()) {
            int start = at;
            var field = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, field);
                if (at < 0 || (at < text.length() && text.charAt(at) != ',')) {
                    return List.of();
                }
            } else {
                int comma = text.indexOf(',', at);
                at = comma < 0 ? text.length() : comma;
                field.append(text, start, at);
                if (field.indexOf("\"") >= 0) {
                    return List.of();
                }
            }
            int base = value.span().start();
            var span = exact ? new Span(base + start, base + at) : value.span();
            found.add(new Argument(span, field.toString()));
            if (at == text.length()) {
                return found;
            }
            at++;
        }
        return found;
    }

    /** Reads up to the closing quote; gives the place after it, -1 where there is none. */
    private static int quoted(String text, int start, StringBuilder field) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return at;
            }
        }
        return -1;
    }
}
