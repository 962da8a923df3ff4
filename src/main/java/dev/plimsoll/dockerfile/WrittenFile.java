package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Redirection;
import dev.plimsoll.shell.Word;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A file whose text stands in the Dockerfile itself, in a here-document.
 *
 * @param path as written, such as {@code /etc/pip.conf}
 */
public record WrittenFile(String path, Heredoc text) {

    /** Those that a COPY or ADD writes, or {@code cat <<EOF > file} of a RUN. */
    public static List<WrittenFile> in(Instruction instruction) {
        if (instruction.heredocs().isEmpty()) {
            return List.of();
        }
        return switch (instruction) {
            case Copying copying -> copied(copying);
            case Run run -> printed(run);
            default -> List.of();
        };
    }

    private static List<WrittenFile> copied(Copying copying) {
        var target = copying.target().text();
        return copying.heredocs().stream()
                .map(each ->
                        new WrittenFile(target.endsWith("/") ? target + each.name() : target, each))
                .toList();
    }

    private static List<WrittenFile> printed(Run run) {
        var paths = new HashMap<String, String>();
        for (var command : run.commands()) {
            if (command.is("cat", "tee")) {
                for (var each : command.redirections()) {
                    if (each.isHeredoc()) {
                        var name = each.target().value().replace("\"", "").replace("'", "");
                        target(command).ifPresent(word -> paths.put(name, word.value()));
                    }
                }
            }
        }
        return run.heredocs().stream()
                .flatMap(each ->
                        Optional.ofNullable(paths.get(each.name())).stream()
                                .map(path -> new WrittenFile(path, each)))
                .toList();
    }

    private static Optional<Word> target(Command command) {
        return command.is("tee")
                ? command.subcommand()
                : command.redirections().stream()
                        .filter(Redirection::writes)
                        .map(Redirection::target)
                        .findFirst()
                        .or(() ->
                                command.pipedTo()
                                        .filter(reader -> reader.is("tee"))
                                        .flatMap(Command::subcommand));
    }
}
