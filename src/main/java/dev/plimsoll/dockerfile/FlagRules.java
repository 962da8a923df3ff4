package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which flags an instruction takes, and of which kind. */
final class FlagRules {
    private enum Kind {
        SWITCH,
        VALUE,
        VALUES
    }

    private static final Map<String, Map<String, Kind>> KNOWN =
            Map.of(
                    "FROM", Map.of("platform", Kind.VALUE),
                    "RUN",
                            Map.of(
                                    "mount", Kind.VALUES,
                                    "network", Kind.VALUE,
                                    "security", Kind.VALUE,
                                    "device", Kind.VALUES),
                    "COPY",
                            Map.of(
                                    "chown", Kind.VALUE,
                                    "from", Kind.VALUE,
                                    "chmod", Kind.VALUE,
                                    "link", Kind.SWITCH,
                                    "exclude", Kind.VALUES,
                                    "parents", Kind.SWITCH),
                    "ADD",
                            Map.of(
                                    "chown", Kind.VALUE,
                                    "chmod", Kind.VALUE,
                                    "link", Kind.SWITCH,
                                    "keep-git-dir", Kind.SWITCH,
                                    "checksum", Kind.VALUE,
                                    "unpack", Kind.SWITCH,
                                    "exclude", Kind.VALUES),
                    "HEALTHCHECK",
                            Map.of(
                                    "interval", Kind.VALUE,
                                    "timeout", Kind.VALUE,
                                    "start-period", Kind.VALUE,
                                    "start-interval", Kind.VALUE,
                                    "retries", Kind.VALUE));

    private FlagRules() {}

    /** Notes the flags that BuildKit refuses. */
    static void check(Draft draft) {
        if (draft.head().flags().isEmpty() || areIgnored(draft)) {
            return;
        }
        var known = KNOWN.getOrDefault(draft.name(), Map.of());
        Set<String> seen = new HashSet<>();
        for (var flag : draft.head().flags()) {
            var kind = known.get(flag.name());
            if (kind == null) {
                var meant = Suggestion.sentenceOfHead(flag.name(), known.keySet(), "--");
                draft.fault(
                        flag,
                        Message.of("%s has no flag `--%s`.%s", draft.name(), flag.name(), meant));
                continue;
            }
            var name = flag.name();
            if (!seen.add(name) && kind != Kind.VALUES) {
                draft.fault(flag, Message.of("The flag `--%s` is given twice.", name));
            } else if (lacksValue(flag, kind)) {
                draft.fault(flag, Message.of("The flag `--%s` needs a value.", name));
            } else if (kind == Kind.SWITCH && !isSwitch(flag)) {
                draft.fault(
                        flag,
                        Message.of(
                                "The flag `--%s` is `true` or `false`, not `%s`.",
                                name, flag.text()));
            }
        }
    }

    private static boolean areIgnored(Draft draft) {
        return switch (draft.name()) {
            case "ARG", "STOPSIGNAL" -> true;
            case "HEALTHCHECK" -> HealthcheckReader.isNone(draft.rest());
            default -> false;
        };
    }

    private static boolean lacksValue(Flag flag, Kind kind) {
        return kind == Kind.SWITCH
                ? flag.value().isPresent() && flag.text().isEmpty()
                : flag.value().isEmpty();
    }

    private static boolean isSwitch(Flag flag) {
        return flag.value().isEmpty()
                || flag.text().equalsIgnoreCase("true")
                || flag.text().equalsIgnoreCase("false");
    }
}
