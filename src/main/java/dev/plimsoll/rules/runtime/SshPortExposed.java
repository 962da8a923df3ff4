package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Expose;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Do not serve SSH from a container",
        covers = {"DS-0004", "CKV_DOCKER_1", "Exposing Port 22 (SSH)", "S6473"})
public record SshPortExposed() implements Rule {
    private static final int SSH = 22;
    private static final Pattern PORTS = Pattern.compile("(?i)(\\d{1,5})(?:-(\\d{1,5}))?(?:/tcp)?");

    @Override
    public void check(Dockerfile file, Report report) {
        file.shippedStages().stream()
                .flatMap(stage -> stage.all(Expose.class))
                .forEach(expose -> check(file, report, expose));
    }

    private static void check(Dockerfile file, Report report, Expose expose) {
        var found = expose.ports().stream().filter(port -> isSsh(file, expose, port)).toList();
        for (var port : found) {
            var text = file.value(port, expose).known().orElse(port.text());
            var message = "Port `%s` is for SSH, which a container does not need.".formatted(text);
            var draft = report.at(port, message).about(String.valueOf(SSH)).as(known(port.text()));
            if (found.size() == 1 && !text.contains("-")) {
                draft.fix(Fix.unsafe(removal(file, expose, port)));
            }
        }
    }

    /** Sonar resolves ranges and variables; the others compare what is written. */
    private static String[] known(String written) {
        return switch (written) {
            case "22" ->
                    new String[] {"DS-0004", "CKV_DOCKER_1", "Exposing Port 22 (SSH)", "S6473"};
            case "22/tcp" -> new String[] {"DS-0004", "CKV_DOCKER_1", "S6473"};
            default -> new String[] {"S6473"};
        };
    }

    private static boolean isSsh(Dockerfile file, Expose expose, Argument port) {
        return file.value(port, expose).known().filter(SshPortExposed::holdsSsh).isPresent();
    }

    private static boolean holdsSsh(String ports) {
        var range = PORTS.matcher(ports);
        if (!range.matches()) {
            return false;
        }
        int first = Integer.parseInt(range.group(1));
        int last = Optional.ofNullable(range.group(2)).map(Integer::parseInt).orElse(first);
        return first <= SSH && SSH <= last;
    }

    private static Edit removal(Dockerfile file, Expose expose, Argument port) {
        var ports = expose.ports();
        if (ports.size() == 1) {
            return file.removal(expose);
        }
        return Edit.deleteOne(ports, port);
    }
}
