package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = Severity.ERROR,
        summary = "Take images from trusted registries only",
        covers = {"DL3026", "CIS 4.2"})
public record UntrustedRegistry(
        @Option("Registries, or names with a path; * at an end is anything. Empty allows all.")
                List<String> trusted)
        implements Rule {
    private static final String ANY = "*";

    public UntrustedRegistry {
        trusted = List.copyOf(trusted);
        for (var each : trusted) {
            int inner = each.indexOf(ANY, 1);
            if (each.isBlank() || (inner > 0 && inner < each.length() - 1)) {
                throw new IllegalArgumentException(
                        Message.of(
                                "`%s` must be a name with * at its start or its end only.", each));
            }
        }
    }

    public UntrustedRegistry() {
        this(List.of());
    }

    @Override
    public void check(Dockerfile file, Report report) {
        if (trusted.isEmpty()) {
            return;
        }
        for (var use : ImageUse.of(file)) {
            if (trusted.stream().noneMatch(each -> allows(each, use.image()))) {
                var message =
                        Message.of(
                                "`%s` comes from `%s`, which is not trusted here.",
                                use.text(), use.image().registry());
                var draft = report.at(use, message).about(use.subject());
                if (use.isByVariable() || use.purpose() == ImageUse.Purpose.SYNTAX) {
                    draft.as("CIS 4.2");
                }
            }
        }
    }

    private static boolean allows(String each, ImageName image) {
        var registry = image.registry();
        return fits(each, registry) || fits(each, registry + "/" + image.repository());
    }

    private static boolean fits(String pattern, String name) {
        boolean start = pattern.startsWith(ANY);
        boolean end = pattern.length() > 1 && pattern.endsWith(ANY);
        var text = pattern.substring(start ? 1 : 0, pattern.length() - (end ? 1 : 0));
        if (start) {
            return end ? name.contains(text) : name.endsWith(text);
        }
        return end ? name.startsWith(text) : name.equals(text);
    }
}
