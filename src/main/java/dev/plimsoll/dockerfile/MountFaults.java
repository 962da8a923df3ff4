package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds what BuildKit refuses of the options of one mount when it comes to run it. */
final class MountFaults {
    private static final List<String> TYPES = List.of("bind", "cache", "tmpfs", "secret", "ssh");
    private static final List<String> MODES = List.of("shared", "private", "locked");
    private static final List<String> SWITCHES =
            List.of("readonly", "ro", "readwrite", "rw", "required");
    private static final List<String> OPTIONS =
            List.of(
                    "type",
                    "from",
                    "source",
                    "src",
                    "target",
                    "dst",
                    "destination",
                    "readonly",
                    "ro",
                    "readwrite",
                    "rw",
                    "required",
                    "size",
                    "id",
                    "sharing",
                    "mode",
                    "uid",
                    "gid",
                    "env");

    /** The types whose file has an owner and a mode that can be chosen. */
    private static final List<String> OWNED = List.of("secret", "ssh", "cache");

    private final Mount mount;
    private final Function<Argument, Value> values;
    private final List<Fault> faults = new ArrayList<>();

    /** The type so far: later options are judged by it. */
    private Optional<String> type = Optional.of("bind");

    MountFaults(Mount mount, Function<Argument, Value> values) {
        this.mount = mount;
        this.values = values;
    }

    List<Fault> find() {
        mount.options().forEach(this::judge);
        type.ifPresent(this::judgeWhole);
        return List.copyOf(faults);
    }

    private void fault(Located place, String message) {
        faults.add(new Fault(place.span(), message));
    }

    private void judge(Mount.Option option) {
        var key = option.name().toLowerCase(Locale.ROOT);
        if (option.value().isEmpty()) {
            if (key.equals("required")) {
                judgeRequired(option);
            } else if (!SWITCHES.contains(key)) {
                judgeName(option, key, true);
            }
            return;
        }
        judgeName(option, key, false);
        var value = values.apply(option.value().get());
        if (key.equals("type")) {
            type = value.known().map(text -> text.toLowerCase(Locale.ROOT));
        }
        value.known().ifPresent(text -> judge(option, key, text));
    }

    private void judgeName(Mount.Option option, String key, boolean lacksValue) {
        if (!OPTIONS.contains(key)) {
            var meant = Suggestion.sentence(key, OPTIONS, "");
            fault(option, Message.of("A mount has no option `%s`.%s", option.name(), meant));
        } else if (lacksValue) {
            fault(option, Message.of("The option `%s` of a mount needs a value.", option.name()));
        }
    }

    private void judge(Mount.Option option, String key, String value) {
        switch (key) {
            case "type" -> oneOf(option, value, TYPES, "A mount is of type");
            case "sharing" -> oneOf(option, value, MODES, "The sharing of a cache is");
            case "readonly", "ro", "readwrite", "rw" -> judgeSwitch(option, value);
            case "required" -> {
                judgeRequired(option);
                judgeSwitch(option, value);
            }
            case "mode" -> judgeNumber(option, value, 8);
            case "uid", "gid" -> judgeNumber(option, value, 10);
            case "size" -> {
                if (type.filter(is -> !is.equals("tmpfs")).isPresent()) {
                    fault(option, "Only a mount of type `tmpfs` has a `size`.");
                } else if (!Sizes.isSize(value)) {
                    fault(option, Message.of("`%s` is no size, such as `64m`.", value));
                }
            }
            default -> {}
        }
    }

    private void oneOf(Mount.Option option, String value, List<String> allowed, String subject) {
        if (!allowed.contains(value.toLowerCase(Locale.ROOT))) {
            var words = Message.codes(allowed);
            var meant = Suggestion.sentence(value, allowed, "");
            fault(option, Message.of("%s %s, not `%s`.%s", subject, words, value, meant));
        }
    }

    private void judgeSwitch(Mount.Option option, String value) {
        if (!Booleans.isBoolean(value)) {
            fault(option, Message.of("`%s` is `true` or `false`, not `%s`.", option.name(), value));
        }
    }

    private void judgeRequired(Mount.Option option) {
        if (type.filter(is -> !is.equals("secret") && !is.equals("ssh")).isPresent()) {
            fault(option, "Only mounts of type `secret` and `ssh` can be `required`.");
        }
    }

    private void judgeNumber(Mount.Option option, String value, int radix) {
        boolean digits =
                !value.isEmpty()
                        && value.length() <= 40
                        && value.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        boolean fits = digits && new java.math.BigInteger(value, radix).bitLength() <= 32;
        if (!fits) {
            var message =
                    radix == 8
                            ? "`%s` is no mode: it takes octal digits, such as `0400`."
                            : "`%s` is no number.";
            fault(option, Message.of(message, value));
        }
    }

    /** What only all options together show. */
    private void judgeWhole(String type) {
        for (var option : mount.options()) {
            if (!OWNED.contains(type) && option.is("mode", "uid", "gid")) {
                fault(option, Message.of("A mount of type `%s` has no `%s`.", type, option.name()));
            }
            if (!type.equals("cache") && option.is("sharing")) {
                fault(option, "Only a mount of type `cache` has a `sharing`.");
            }
            if (type.equals("secret") && option.is("from") && !option.text().isEmpty()) {
                fault(option, "A mount of type `secret` has no `from`.");
            }
        }
        if (type.equals("secret")) {
            boolean sourced = isGiven(mount.source());
            boolean named = isGiven(mount.id());
            if (sourced && named) {
                fault(mount, "A secret is named by `id` or by `source`, not by both.");
            } else if (!sourced && !named && !isGiven(mount.target())) {
                fault(mount, "This mount names no secret: `id` is missing.");
            }
        }
    }

    private static boolean isGiven(Optional<Argument> value) {
        return value.filter(each -> !each.text().isEmpty()).isPresent();
    }
}
