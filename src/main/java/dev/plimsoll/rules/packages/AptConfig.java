package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Dockerfile;

import java.util.regex.Pattern;

/** The settings of apt, such as {@code APT::Get::Assume-Yes "true";} in apt.conf. */
final class AptConfig {
    private static final String TRUE = "(?:true|1|yes|on|with|enable)\\b";
    private static final String FALSE = "(?:false|0|no|off|without|disable)\\b";

    private AptConfig() {}

    /** From where on a file enables an option such as {@code Assume-Yes}. */
    static Configured enabling(Dockerfile file, String option) {
        return Configured.in(file, "apt.conf", () -> says(option, TRUE));
    }

    /** From where on a file disables an option such as {@code Install-Recommends}. */
    static Configured disabling(Dockerfile file, String option) {
        return Configured.in(file, "apt.conf", () -> says(option, FALSE));
    }

    /** Whether a setting such as {@code APT::Get::Assume-Yes=true} enables an option. */
    static boolean enables(String setting, String option) {
        return says(option, TRUE).matcher(setting).find();
    }

    private static Pattern says(String option, String value) {
        return Pattern.compile("(?i)\\b" + option + "\\W{1,6}" + value);
    }
}
