package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Expose;
import dev.plimsoll.dockerfile.Port;
import dev.plimsoll.dockerfile.Value;
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
        covers = {"DS-0004", "CKV_DOCKER_1", "Exposing Port 22 (SSH)", "S6473"},
        insteadOf = "ssh-server-started")
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
                .flatMap(stage -> stage.all(Expose.class).stream())
                .forEach(expose -> check(file, report, expose));
    }

    private void check(Dockerfile file, Report report, Expose expose) {
        var unwanted =
                expose.ports().stream()
                        .flatMap(word -> unwanted(word, file.value(word, expose)).stream())
                        .toList();
        for (var each : unwanted) {
            var draft =
                    report.at(
                                    each.word,
                                    Message.of(
                                            "Port `%s` is for %s, which a container does not need.",
                                            each.text, service(each.number)))
                            .about(String.valueOf(each.number))
                            .as(known(each.word.text()));
            // The changes of two words could meet.
            if (each.isNoRange && unwanted.size() == 1) {
                draft.fix(Fix.unsafe(removal(file, expose, each.word)));
            }
        }
    }

    /**
     * A port that nobody should reach.
     *
     * @param text what the word is worth, which may be a range that the number lies in
     */
    private record Unwanted(Argument word, String text, int number, boolean isNoRange) {}

    private Optional<Unwanted> unwanted(Argument word, Value value) {
        var text = value.known().orElse("");
        return Port.parse(text)
                .filter(port -> port.protocol().equals("tcp"))
                .flatMap(port ->
                        unwanted(port)
                                .map(number ->
                                        new Unwanted(
                                                word, text, number, port.first() == port.last())));
    }

    private Optional<Integer> unwanted(Port port) {
        return ports.stream().map(Integer::valueOf).filter(port::opens).findFirst();
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
