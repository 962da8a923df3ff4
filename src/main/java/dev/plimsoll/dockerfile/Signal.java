package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The signals of Linux by which Docker stops a container. */
public final class Signal {
    /** By their numbers from 1, less {@code SIG}, as x86 and ARM count: signal(7). */
    private static final List<String> NUMBERED =
            List.of(
                    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
                    "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP",
                    "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO",
                    "PWR", "SYS");

    /** Other names of these; those of real time are counted from the last two. */
    private static final Set<String> OTHERS = Set.of("CLD", "IOT", "POLL", "RTMIN", "RTMAX");

    private Signal() {}

    /** All names, less {@code SIG}. */
    public static List<String> names() {
        return Stream.concat(NUMBERED.stream(), OTHERS.stream()).toList();
    }

    /** Whether BuildKit takes a text for a signal; any number but 0 is one. */
    public static boolean isSignal(String text) {
        if (text.matches("[+-]?[0-9]{1,18}")) {
            return Long.parseLong(text) != 0;
        }
        return isName(bare(text));
    }

    /**
     * The name of a signal in full, such as {@code SIGTERM} for {@code term}, {@code SIGTERM} or
     * {@code 15}, and {@code SIGRTMIN+3} for {@code rtmin+3}; empty where it has none.
     */
    public static Optional<String> name(String text) {
        if (text.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(text);
            return number > 0 && number <= NUMBERED.size()
                    ? Optional.of("SIG" + NUMBERED.get(number - 1))
                    : Optional.empty();
        }
        return Optional.of(bare(text)).filter(Signal::isName).map("SIG"::concat);
    }

    /** In upper case, less {@code SIG}. */
    public static String bare(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.startsWith("SIG") ? upper.substring("SIG".length()) : upper;
    }

    private static boolean isName(String bare) {
        return NUMBERED.contains(bare)
                || OTHERS.contains(bare)
                || bare.matches("RTMIN\\+([1-9]|1[0-5])|RTMAX-([1-9]|1[0-4])");
    }
}
