package dev.plimsoll.rules.secrets;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@Lint(
        severity = WARNING,
        summary = "Give accounts no password in the image",
        covers = {"CKV2_DOCKER_17", "S6437"})
public record PasswordSetInBuild() implements Rule {
    /** A password that nothing can match, which locks the account: see shadow(5). */
    private static final Pattern LOCKED = Pattern.compile("[\"']?[!*x]*[\"']?");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("chpasswd", "passwd", "useradd", "usermod", "net", "htpasswd")) {
            if (file.ships(call.stage())) {
                place(call.command()).ifPresent(word -> tell(call, word, report));
            }
        }
    }

    /** The word that sets a password. */
    private static Optional<Word> place(Command command) {
        return switch (command.name()) {
            case "chpasswd" -> Optional.of(command.program());
            case "passwd" -> command.flag("--stdin", "-s").or(() -> piped(command));
            case "useradd", "usermod" ->
                    command.optionValue("-p", "--password")
                            .filter(value -> !LOCKED.matcher(value).matches())
                            .flatMap(_ -> command.flag("-p", "--password"));
            case "htpasswd" -> command.flag("-b");
            default -> netUser(command);
        };
    }

    private static Optional<Word> piped(Command command) {
        boolean locks =
                command.hasFlag(
                        "-l", "-d", "-e", "-S", "--lock", "--delete", "--expire", "--status");
        return command.pipedFrom().filter(_ -> !locks).map(_ -> command.program());
    }

    /** {@code net user NAME PASSWORD /add}. */
    private static Optional<Word> netUser(Command command) {
        var words = command.arguments();
        boolean sets =
                words.size() > 2
                        && words.getFirst().value().equalsIgnoreCase("user")
                        && !words.get(2).value().startsWith("/");
        return sets ? Optional.of(words.get(2)) : Optional.empty();
    }

    private static void tell(Call call, Word word, Report report) {
        var command = call.command();
        boolean mounted =
                call.run().mounts().stream().anyMatch(each -> each.type() == Mount.Type.SECRET);
        var draft =
                report.at(
                                word,
                                Message.of(
                                        "`%s` sets a password that every container of this image"
                                                + " shares.",
                                        command.name()))
                        .about(command.name())
                        .level(mounted ? INFO : WARNING)
                        .as(command.is("chpasswd") ? "CKV2_DOCKER_17" : "S6437");
        Stream.concat(
                        command.pipedFrom().stream().flatMap(from -> from.arguments().stream()),
                        command.arguments().stream()
                                .filter(each -> each.span().end() > word.span().start())
                                .filter(each -> !each.value().startsWith("-")))
                .forEach(draft::secret);
    }
}
