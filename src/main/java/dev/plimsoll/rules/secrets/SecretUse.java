package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a RUN knows of secrets: those that are mounted, and build arguments that hold one. */
final class SecretUse {
    /** More secrets than anybody mounts for one RUN. */
    private static final int MOST_MOUNTS = 50;

    private final Set<String> arguments;
    private final Set<String> variables = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private final boolean mounted;

    /**
     * @param arguments those of its stage that hold a secret
     */
    SecretUse(Run run, Set<String> arguments) {
        this.arguments = arguments;
        mounted = !secrets(run).isEmpty();
        for (var mount : secrets(run)) {
            mount.option("env").map(Argument::text).ifPresent(variables::add);
            mount.target()
                    .map(Argument::text)
                    .or(() -> mount.id().map(id -> "/run/secrets/" + id.text()))
                    .ifPresent(files::add);
        }
        for (var each : run.script().assignments()) {
            if (holds(each.value().text())) {
                variables.add(each.name());
            }
        }
        run.commands().forEach(this::pass);
    }

    /** {@code export A=$B} and {@code read A < /run/secrets/b}. */
    private void pass(Command command) {
        if (command.is("export", "declare", "readonly", "local", "typeset")) {
            for (var word : command.arguments()) {
                int equals = word.text().indexOf('=');
                if (equals > 0 && holds(word.text())) {
                    variables.add(word.text().substring(0, equals));
                }
            }
        } else if (command.is("read")
                && command.redirections().stream().anyMatch(each -> holds(each.target().text()))) {
            command.operands().forEach(word -> variables.add(word.value()));
        }
    }

    /** The build arguments of a stage that hold a secret. */
    static Set<String> arguments(Stage stage) {
        var found = new HashSet<String>();
        for (var arg : stage.all(Arg.class)) {
            for (var pair : arg.pairs()) {
                if (SecretName.isSecret(pair.name())) {
                    found.add(pair.name());
                }
            }
        }
        return found;
    }

    /** Whether a RUN may know of a secret at all. */
    static boolean isPossible(Run run, Set<String> arguments, String text) {
        return !secrets(run).isEmpty()
                || (!arguments.isEmpty() && Reference.names(text).anyMatch(arguments::contains))
                || logsIn(text);
    }

    /** Whether a text may log in with what it says itself. */
    static boolean logsIn(String text) {
        return text.contains("aws configure")
                || text.contains("gcloud auth")
                || text.contains(" login")
                || text.contains("doctl auth");
    }

    /** Whether a RUN of a stage has any mount. */
    static boolean mounts(Stage stage) {
        for (var run : stage.runs()) {
            if (!run.mounts().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<Mount> secrets(Run run) {
        if (run.mounts().isEmpty()) {
            return List.of();
        }
        return run.mounts().stream()
                .filter(each -> each.type() == Mount.Type.SECRET)
                .limit(MOST_MOUNTS)
                .toList();
    }

    /** Whether a secret comes to where it is kept. */
    boolean reaches(SecretSink sink) {
        var command = sink.command();
        return sink.isLogin()
                ? isLogin(command)
                : command.arguments().stream().anyMatch(word -> holds(word.text()));
    }

    /** Whether all secrets come by build arguments, or are written down. */
    boolean mountsNothing() {
        return !mounted;
    }

    /** Whether it logs in with a secret of its command line, whatever that is. */
    private static boolean isLogin(Command command) {
        return switch (command.name()) {
            case "aws" ->
                    command.arguments().stream()
                            .anyMatch(word ->
                                    word.value()
                                            .matches(
                                                    "aws_(?:secret_access_key|session_token|access_key_id)"));
            case "gcloud" ->
                    command.arguments().stream()
                            .anyMatch(word -> word.value().startsWith("--key-file"));
            case "az", "docker", "podman" ->
                    command.hasFlag("-p", "--password", "--password-stdin");
            default -> command.hasFlag("-t", "--access-token");
        };
    }

    private boolean holds(String text) {
        return Reference.names(text)
                        .anyMatch(name -> arguments.contains(name) || variables.contains(name))
                || files.stream().anyMatch(text::contains);
    }
}
