package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        off = true,
        summary = "Say whose the copied files are",
        covers = {"tally/copy-after-user-without-chown"})
public record CopyWithoutChown() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.all(User.class).findAny().isPresent()) {
            for (var stage : file.stages()) {
                stage.all(Copying.class)
                        .filter(copying -> copying.flag("chown").isEmpty())
                        .forEach(copying -> check(file, stage, copying, report));
            }
        }
    }

    private static void check(Dockerfile file, Stage stage, Copying copying, Report report) {
        var user = stage.userAt(copying);
        var name = user.flatMap(each -> file.value(each.account(), each).known());
        if (name.isEmpty() || User.isSuperuser(name.get()) || isGiven(stage, copying)) {
            return;
        }
        var owner = user.get().account().text();
        var message = Message.of("What is copied here belongs to root, not to `%s`.", name.get());
        report.at(copying.keyword(), message)
                .about(copying.target().text())
                .fix(Fix.unsafe(Edit.insertAfter(copying.keyword(), " --chown=" + owner)));
    }

    /** Whether a later RUN changes the owner of what is copied. */
    private static boolean isGiven(Stage stage, Copying copying) {
        var target = copying.target().text();
        return stage.commands()
                .filter(command -> command.span().start() > copying.span().start())
                .filter(command -> command.is("chown"))
                .flatMap(command -> command.operands().stream().skip(1))
                .anyMatch(path -> holds(path.value(), target));
    }

    private static boolean holds(String directory, String path) {
        return path.equals(directory)
                || path.startsWith(directory.endsWith("/") ? directory : directory + "/");
    }
}
