package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Assignment;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    static List<CommandSecret> in(Run run) {
        var found = new ArrayList<CommandSecret>();
        run.script().assignments().forEach(each -> of(each).ifPresent(found::add));
        run.commands().forEach(command -> in(command, found));
        return found;
    }

    private static void in(Command command, List<CommandSecret> found) {
        command.assignments().forEach(each -> of(each).ifPresent(found::add));
        if (WITH_ASSIGNMENTS.contains(command.name()) || command.wrappers().contains("env")) {
            command.words().forEach(each -> of(each).ifPresent(found::add));
        }
        login(command).ifPresent(found::add);
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
