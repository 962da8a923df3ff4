package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;

import java.util.List;
import java.util.regex.Pattern;

/** The settings by which package managers take yes for an answer. */
record YesSettings(Configured apt, List<Configured> rpm, List<Configured> others) {
    private static final Pattern RPM =
            Pattern.compile("(?i)\\bassumeyes\\W{1,6}(?:true|1|yes|on)\\b");
    private static final Pattern CONDA =
            Pattern.compile("(?i)\\balways_yes\\W{1,6}(?:true|1|yes|on)\\b");
    private static final Pattern CHOCO = Pattern.compile("(?i)allowGlobalConfirmation");

    static YesSettings in(Dockerfile file) {
        return new YesSettings(
                AptConfig.enabling(file, "Assume-Yes"),
                List.of(
                        Configured.in(file, "yum.conf", () -> RPM),
                        Configured.in(file, "dnf.conf", () -> RPM),
                        Configured.in(file, "config-manager", () -> RPM)),
                List.of(
                        Configured.in(file, "condarc", () -> CONDA),
                        Configured.in(file, "config", () -> CONDA),
                        Configured.in(file, "feature", () -> CHOCO)));
    }

    /** Whether the settings in force where a package manager is called answer for it. */
    boolean answer(Call call) {
        return switch (call.command().name()) {
            case "apt-get", "apt", "aptitude" -> apt.before(call.stage(), call.command());
            case "dnf", "dnf4", "dnf5", "dnf-3", "yum", "tdnf", "microdnf" -> any(rpm, call);
            default -> any(others, call);
        };
    }

    private static boolean any(List<Configured> settings, Call call) {
        return settings.stream().anyMatch(each -> each.before(call.stage(), call.command()));
    }
}
