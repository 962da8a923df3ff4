package dev.plimsoll.rules.host;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Volume;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Do not ask for the socket of the container engine",
        covers = {"dockerfile-dockerd-socket-mount"})
public record DockerSocketVolume() implements Rule {
    private static final Pattern SOCKET =
            Pattern.compile(
                    "(?:/var)?/run/(?:docker\\.sock|containerd/containerd\\.sock"
                            + "|podman/podman\\.sock|crio/crio\\.sock|buildkit/buildkitd\\.sock)");

    @Override
    public void check(Dockerfile file, Report report) {
        file.shippedStages().stream()
                .flatMap(stage -> stage.all(Volume.class).stream())
                .forEach(volume -> check(file, report, volume));
    }

    private static void check(Dockerfile file, Report report, Volume volume) {
        for (var path : volume.paths()) {
            socket(file, volume, path)
                    .ifPresent(socket -> {
                        var message =
                                Message.of(
                                        "Whoever reaches `%s` starts containers as root of the"
                                                + " host.",
                                        socket);
                        var draft = report.at(path, message).about(socket);
                        if (volume.paths().size() == 1) {
                            draft.fix(Fix.unsafe(file.removal(volume)));
                        }
                    });
        }
    }

    /** The socket that a path names, be it written as for {@code docker run --volume}. */
    private static Optional<String> socket(Dockerfile file, Volume volume, Argument path) {
        return file.value(path, volume)
                .known()
                .map(text -> text.substring(text.lastIndexOf(':') + 1))
                .filter(text -> SOCKET.matcher(text).matches());
    }
}
