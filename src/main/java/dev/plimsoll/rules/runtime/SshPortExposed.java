package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Expose;
import dev.plimsoll.dockerfile.Port;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;

@Lint(
        severity = Severity.WARNING,
        summary = "Serve neither SSH nor desktops from a container",
        covers = {"DS-0004", "CKV_DOCKER_1", "Exposing Port 22 (SSH)", "S6473"})
public record SshPortExposed(@Option("The TCP ports that nobody should reach.") List<String> ports)
        implements Rule {
    private static final int SSH = 22;
    private static final int TELNET = 23;
    private static final int REMOTE_DESKTOP = 3389;

    /** As Sonar has them; 5800 and 5900 are those of VNC. */
    public SshPortExposed() {
        this(List.of("22", "23", "3389", "5800", "5900"));
    }

    public SshPortExposed {
        ports = List.copyOf(ports);
        if (!ports.stream().allMatch(port -> port.matches("\\d{1,5}"))) {
            throw new IllegalArgumentException("A port is a number.");
        }
    }

    @Override
    public void check(Dockerfile file, Report report) {
        file.shippedStages().stream()
                .flatMap(stage -> stage.all(Expose.class))
                .forEach(expose -> check(file, report, expose));
    }

    private void check(Dockerfile file, Report report, Expose expose) {
        for (var word : expose.ports()) {
            var text = file.value(word, expose).known().orElse("");
            var port = Port.parse(text).filter(each -> each.protocol().equals("tcp"));
            port.flatMap(this::unwanted)
                    .ifPresent(number -> {
                        var draft =
                                report.at(
                                                word,
                                                Message.of(
                                                        "Port `%s` is for %s, which a container"
                                                                + " does not need.",
                                                        text, service(number)))
                                        .about(String.valueOf(number))
                                        .as(known(word.text()));
                        if (port.get().first() == port.get().last() && isAlone(file, expose)) {
                            draft.fix(Fix.unsafe(removal(file, expose, word)));
                        }
                    });
        }
    }

    private Optional<Integer> unwanted(Port port) {
        return ports.stream()
                .map(Integer::valueOf)
                .filter(number -> port.first() <= number && number <= port.last())
                .findFirst();
    }

    /** Whether no other word of the instruction is to go, so that the changes cannot meet. */
    private boolean isAlone(Dockerfile file, Expose expose) {
        return expose.ports().stream()
                        .filter(word ->
                                file.value(word, expose)
                                        .known()
                                        .flatMap(Port::parse)
                                        .filter(port -> port.protocol().equals("tcp"))
                                        .flatMap(this::unwanted)
                                        .isPresent())
                        .count()
                == 1;
    }

    private static String service(int port) {
        return switch (port) {
            case SSH -> "SSH";
            case TELNET -> "Telnet";
            case REMOTE_DESKTOP -> "remote desktops";
            default -> port / 100 == 58 || port / 100 == 59 ? "VNC" : "administration";
        };
    }

    /** Sonar resolves ranges and variables; the others know 22, and compare what is written. */
    private static String[] known(String written) {
        return switch (written) {
            case "22" ->
                    new String[] {"DS-0004", "CKV_DOCKER_1", "Exposing Port 22 (SSH)", "S6473"};
            case "22/tcp" -> new String[] {"DS-0004", "CKV_DOCKER_1", "S6473"};
            default -> new String[] {"S6473"};
        };
    }

    private static Edit removal(Dockerfile file, Expose expose, Argument port) {
        var ports = expose.ports();
        if (ports.size() == 1) {
            return file.removal(expose);
        }
        return Edit.deleteOne(ports, port);
    }
}
