package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Lint(
        severity = WARNING,
        summary = "Name no group after a user who needs several",
        covers = {"tally/user-explicit-group-drops-supplementary-groups"})
public record SupplementaryGroupsDropped() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var shipped = file.shippedStages();
        shipped.stream()
                .flatMap(stage -> stage.all(User.class).stream())
                .filter(user -> user.account().text().indexOf(':') > 0)
                .reduce((earlier, later) -> later)
                .ifPresent(user -> check(shipped, user, report));
    }

    private static void check(List<Stage> stages, User user, Report report) {
        var account = user.account().text().split(":", 2);
        if (!account[0].matches("[A-Za-z_][\\w.-]*") || User.isSuperuser(account[0])) {
            return;
        }
        var commands = stages.stream().flatMap(Stage::commands).toList();
        var added = collect(commands.stream().flatMap(each -> added(each, account[0])));
        if (added.isEmpty()) {
            return;
        }
        var lost =
                collect(
                        Stream.concat(
                                commands.stream().flatMap(each -> primary(each, account[0])),
                                added.stream()));
        lost.remove(account[1]);
        if (!lost.isEmpty()) {
            var groups = lost.stream().map(Message::code).collect(Collectors.joining(", "));
            var message =
                    Message.of(
                            "With the group `%s` named here, `%s` is not in %s any more.",
                            account[1], account[0], groups);
            report.at(user.account(), message)
                    .about(account[0])
                    .fix(Fix.unsafe(Edit.replace(user.account(), account[0])));
        }
    }

    private static Set<String> collect(Stream<String> groups) {
        return groups.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The group that {@code useradd -g staff app} gives. */
    private static Stream<String> primary(Command command, String user) {
        return command.is("useradd", "usermod") && names(command, user)
                ? command.optionValue("-g", "--gid").stream()
                : Stream.of();
    }

    /** The groups that a command adds a user to. */
    private static Stream<String> added(Command command, String user) {
        return switch (command.name()) {
            case "useradd", "usermod" ->
                    names(command, user)
                            ? command.optionValue("-G", "--groups").stream()
                                    .flatMap(list -> Stream.of(list.split(",")))
                            : Stream.of();
            case "gpasswd" ->
                    command.arguments().size() > 2 && names(command, user)
                            ? last(command).stream()
                            : Stream.of();
            case "adduser", "addgroup" ->
                    command.operands().size() == 2 && command.operands().getFirst().is(user)
                            ? last(command).stream()
                            : Stream.of();
            default -> Stream.of();
        };
    }

    private static boolean names(Command command, String user) {
        return command.arguments().stream().anyMatch(word -> word.is(user));
    }

    private static Optional<String> last(Command command) {
        return command.arguments().getLast().literal().filter(each -> !each.startsWith("-"));
    }
}
