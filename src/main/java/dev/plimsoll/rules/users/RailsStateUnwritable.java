package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Set;

@Lint(
        severity = INFO,
        summary = "Let Rails write its logs and its temporary files",
        covers = {"tally/ruby/state-paths-not-writable-as-non-root"})
public record RailsStateUnwritable() implements Rule {
    private static final Set<String> OWNERS = Set.of("chown", "chmod", "install");

    @Override
    public void check(Dockerfile file, Report report) {
        var stages = file.shippedStages();
        if (!isRails(file)
                || stages.stream()
                        .flatMap(Stage::commands)
                        .anyMatch(command -> OWNERS.contains(command.name()))) {
            return;
        }
        stages.getFirst()
                .user()
                .filter(user -> !isRoot(file, user))
                .ifPresent(user ->
                        stages.stream()
                                .flatMap(stage -> stage.all(Copy.class))
                                .filter(RailsStateUnwritable::bringsProgram)
                                .filter(copy -> copy.flag("chown").isEmpty())
                                .forEach(copy -> tell(user, copy, report)));
    }

    private static boolean isRails(Dockerfile file) {
        return file.finalStage()
                .flatMap(stage -> stage.environment().source("RAILS_ENV"))
                .isPresent();
    }

    /** What cannot be read may be anybody. */
    private static boolean isRoot(Dockerfile file, User user) {
        return file.value(user.account(), user).known().map(User::isSuperuser).orElse(true);
    }

    /** The whole context, or a directory of the same name from another stage. */
    private static boolean bringsProgram(Copying copying) {
        var source = copying.sources().size() == 1 ? copying.sources().getFirst().text() : "";
        return copying.from().isPresent()
                ? source.equals(copying.target().text()) && source.matches("/(?:rails|app)/?")
                : source.equals(".") || source.equals("./");
    }

    private static void tell(User user, Copy copy, Report report) {
        var account = user.account().text();
        report.at(
                        copy.keyword(),
                        Message.of(
                                "`%s` cannot write the directories `log`, `tmp` and `storage` that"
                                        + " this copies.",
                                account))
                .about(copy.target().text())
                .fix(Fix.unsafe(Edit.insertAfter(copy.keyword(), " --chown=" + account)));
    }
}
