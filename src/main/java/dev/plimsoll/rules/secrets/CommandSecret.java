package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Assignment;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A secret that a command of a RUN is given in so many words.
 *
 * @param span the word that holds it
 * @param kind such as {@code The value of `PGPASSWORD`}
 * @param level a password for another machine is beyond doubt; a variable may be set for nothing
 *     but to satisfy a build
 * @param known what other tools call it
 */
record CommandSecret(Span span, String kind, Severity level, List<String> known)
        implements Located {
    private static final Set<String> WITH_ASSIGNMENTS =
            Set.of("export", "declare", "typeset", "local", "readonly");

    static Stream<CommandSecret> in(Run run) {
        var alone = run.script().assignments().stream().flatMap(each -> of(each).stream());
        return Stream.concat(alone, run.commands().stream().flatMap(CommandSecret::in));
    }

    private static Stream<CommandSecret> in(Command command) {
        boolean assigns =
                WITH_ASSIGNMENTS.contains(command.name()) || command.wrappers().contains("env");
        if (command.assignments().isEmpty() && !assigns) {
            return login(command).stream();
        }
        var before = command.assignments().stream().flatMap(each -> of(each).stream());
        var words =
                command.words().stream().filter(_ -> assigns).flatMap(each -> of(each).stream());
        return Stream.of(before, words, login(command).stream()).flatMap(each -> each);
    }

    /** {@code PGPASSWORD=... psql}. */
    private static Optional<CommandSecret> of(Assignment assignment) {
        return assignment
                .value()
                .literal()
                .flatMap(value -> of(assignment.value().span(), assignment.name(), value));
    }

    /** {@code export PGPASSWORD=...}. */
    private static Optional<CommandSecret> of(Word word) {
        return word.literal()
                .filter(text -> text.indexOf('=') > 0)
                .map(text -> text.split("=", 2))
                .flatMap(parts -> of(word.span(), parts[0], parts[1]));
    }

    private static Optional<CommandSecret> of(Span place, String name, String value) {
        return SecretName.isSecret(name) && Wording.of(value) == Wording.SECRET
                ? Optional.of(
                        new CommandSecret(
                                place,
                                Message.of("The value of `%s`", name),
                                Severity.WARNING,
                                List.of("Passwords And Secrets", "CIS 4.10")))
                : Optional.empty();
    }

    /** {@code curl -u user:password}, {@code mysql -psecret}. */
    private static Optional<CommandSecret> login(Command command) {
        return PasswordOption.in(command)
                .filter(each -> Wording.of(each.password()) == Wording.SECRET)
                .map(each ->
                        new CommandSecret(
                                each.word().span(),
                                Message.of("The password that `%s` is given", command.name()),
                                each.certain() ? Severity.ERROR : Severity.WARNING,
                                command.is("curl")
                                        ? List.of("tally/secrets-in-code", "S6437", "CIS 4.10")
                                        : List.of("S6437", "CIS 4.10")));
    }
}
