package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Stop a server with the signal that it waits for",
        covers = {"tally/prefer-nginx-sigquit", "tally/prefer-systemd-sigrtmin-plus-3"})
public record UnfitStopSignal() implements Rule {

    /**
     * A server that means something of its own by a signal.
     *
     * @param program the first word of what is started
     * @param signal what ends it cleanly
     * @param same the same by number, on Linux
     * @param set images that set it
     */
    private record Server(
            Pattern program,
            String signal,
            String same,
            Pattern set,
            String effect,
            Severity level,
            String id) {}

    private static final List<Server> SERVERS =
            List.of(
                    new Server(
                            Pattern.compile("(?:.*/)?(?:nginx|openresty)"),
                            "SIGQUIT",
                            "3",
                            Pattern.compile(".*(?:nginx|openresty).*"),
                            "nginx finishes its requests",
                            INFO,
                            "tally/prefer-nginx-sigquit"),
                    new Server(
                            Pattern.compile("(?:/usr)?/sbin/init|(?:.*/)?systemd"),
                            "SIGRTMIN+3",
                            "37",
                            Pattern.compile(".*(?:init|systemd).*"),
                            "systemd shuts its services down",
                            WARNING,
                            "tally/prefer-systemd-sigrtmin-plus-3"));

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            start(stage)
                    .ifPresent(start -> {
                        var program = words(start).getFirst().text();
                        SERVERS.stream()
                                .filter(server -> server.program.matcher(program).matches())
                                .filter(_ -> !StartingShell.isWindows(file, stage))
                                .forEach(server -> check(file, stage, start, server, report));
                    });
        }
    }

    /** The instruction that names the program that is started without a shell, of this stage. */
    private static Optional<Instruction> start(Stage stage) {
        Optional<Instruction> start =
                stage.last(Entrypoint.class)
                        .<Instruction>map(each -> each)
                        .or(() ->
                                stage.inherited(Entrypoint.class).isPresent()
                                        ? Optional.<Instruction>empty()
                                        : stage.last(Cmd.class));
        return start.filter(each -> !words(each).isEmpty());
    }

    private static List<Argument> words(Instruction start) {
        var form =
                switch (start) {
                    case Entrypoint entrypoint -> Optional.of(entrypoint.form());
                    case Cmd cmd -> Optional.of(cmd.form());
                    default -> Optional.<Form>empty();
                };
        return form.map(each ->
                        each instanceof Form.ExecForm exec ? exec.words() : List.<Argument>of())
                .orElse(List.of());
    }

    private static void check(
            Dockerfile file, Stage stage, Instruction start, Server server, Report report) {
        var stop = stage.inherited(Stopsignal.class);
        var level = file.ships(stage) ? server.level : INFO;
        if (stop.isPresent()) {
            var given = file.value(stop.get().signal(), stop.get()).known().orElse(server.signal);
            var name = given.toUpperCase(Locale.ROOT);
            boolean fits =
                    name.equals(server.signal)
                            || ("SIG" + name).equals(server.signal)
                            || name.equals(server.same);
            if (!fits) {
                report.at(
                                stop.get().signal(),
                                Message.of(
                                        "%s at `%s`, not at `%s`.",
                                        server.effect, server.signal, given))
                        .about(given)
                        .as(server.id)
                        .level(level)
                        .fix(Fix.unsafe(Edit.replace(stop.get().signal(), server.signal)));
            }
        } else if (!isSet(file, stage, server)) {
            var line = "STOPSIGNAL " + server.signal + file.source().lineBreak();
            report.missing(
                            start.keyword(),
                            Message.of(
                                    "%s at `%s`, which no `STOPSIGNAL` asks for.",
                                    server.effect, server.signal))
                    .as(server.id)
                    .level(level)
                    .fix(Fix.unsafe(Edit.insertBefore(file.lineAbove(start), line)));
        }
    }

    private static boolean isSet(Dockerfile file, Stage stage, Server server) {
        var bottom = stage.bottom();
        return file.value(bottom.from().image(), bottom.from())
                .known()
                .filter(image -> !server.set.matcher(image).matches())
                .isEmpty();
    }
}
