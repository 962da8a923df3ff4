package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The durations and counts of HEALTHCHECK, such as {@code 1m30s}. */
final class Durations {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    /** Notes what BuildKit refuses of a flag of HEALTHCHECK. */
    static void check(Flag flag, Draft draft) {
        if (flag.text().isEmpty()) {
            return;
        }
        switch (flag.name()) {
            case "interval", "timeout", "start-period", "start-interval" -> {
                var nanos = nanos(flag.text());
                if (nanos.isEmpty()) {
                    draft.fault(
                            flag,
                            Message.of(
                                    "`%s` is no duration: write a number with a unit, such as"
                                            + " `30s`.",
                                    flag.text()));
                } else if (nanos.get() != 0 && nanos.get() < 1_000_000) {
                    draft.fault(flag, Message.of("`%s` is shorter than `1ms`.", flag.text()));
                }
            }
            case "retries" -> {
                if (retries(flag.text()).isEmpty()) {
                    draft.fault(flag, Message.of("`%s` is no number of retries.", flag.text()));
                }
            }
            default -> {}
        }
    }

    /** A number of retries; empty where it is none. */
    static Optional<Integer> retries(String text) {
        var digits = text.startsWith("+") ? text.substring(1) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.matches("-0+") ? Optional.of(0) : Optional.empty();
        }
        var number = new BigDecimal(digits);
        return number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    /** A duration such as {@code 1m30s}; empty where it is none. */
    static Optional<Duration> duration(String text) {
        return nanos(text).map(Duration::ofNanos);
    }

    /** Nanoseconds of a duration as Go writes it; empty where it is none. */
    private static Optional<Long> nanos(String text) {
        boolean negative = text.startsWith("-");
        int at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return Optional.of(0L);
        }
        if (at == text.length() || text.length() > 200) {
            return Optional.empty();
        }
        var total = BigDecimal.ZERO;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && isNumber(text.charAt(at))) {
                at++;
            }
            var number = text.substring(start, at);
            int unit = at;
            while (at < text.length() && !isNumber(text.charAt(at))) {
                at++;
            }
            long scale = scale(text.substring(unit, at));
            if (scale == 0 || !number.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+")) {
                return Optional.empty();
            }
            total =
                    total.add(
                            new BigDecimal(number.endsWith(".") ? number + "0" : number)
                                    .multiply(BigDecimal.valueOf(scale)));
        }
        if (total.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        return Optional.of(negative ? -total.longValue() : total.longValue());
    }

    private static boolean isNumber(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static long scale(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "\u00B5s", "\u03BCs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0;
        };
    }
}
