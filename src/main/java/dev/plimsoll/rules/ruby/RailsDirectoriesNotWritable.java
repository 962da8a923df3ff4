package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Instruction.Volume;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Give the directories that Rails writes to its user",
        covers = {"tally/ruby/state-paths-not-writable-as-non-root"})
public record RailsDirectoriesNotWritable() implements Rule {
    /** What may give a directory to somebody else. */
    private static final String[] GIVERS = {"chown", "chmod", "install", "setfacl", "ln"};

    /** Where programs of Rails lie. */
    private static final Set<String> CUSTOMARY = Set.of("/rails", "/app");

    @Override
    public void check(Dockerfile file, Report report) {
        var text = file.source().text();
        if (!text.contains("rails") && !text.contains("RAILS_ENV")) {
            return;
        }
        var stages = file.shippedStages();
        var user = file.finalStage().flatMap(Stage::user).flatMap(last -> name(file, last));
        boolean given = stages.stream().anyMatch(RailsDirectoriesNotWritable::gives);
        if (user.isEmpty()
                || given
                || file.around().isForDevelopment()
                || stages.stream().noneMatch(stage -> Production.isRuby(file, stage))) {
            return;
        }
        for (var stage : stages) {
            application(file, stage).ifPresent(copying -> tell(copying, user.get(), report));
        }
    }

    /** The user that an image runs as, where it is not root. */
    private static Optional<String> name(Dockerfile file, User user) {
        return file.value(user.account(), user)
                .known()
                .filter(account -> !account.isEmpty() && !User.isSuperuser(account));
    }

    private static boolean gives(Stage stage) {
        return stage.commands()
                        .anyMatch(command -> command.is(GIVERS) && !command.operands().isEmpty())
                || !stage.all(Volume.class).isEmpty();
    }

    /** The last COPY of the whole application, from the context or the stage that builds it. */
    private static Optional<Copying> application(Dockerfile file, Stage stage) {
        return stage.instructions().stream()
                .filter(Copying.class::isInstance)
                .map(Copying.class::cast)
                .filter(copying -> isWhole(file, copying))
                .reduce((_, later) -> later)
                .filter(copying ->
                        copying.flag("chown").isEmpty() && copying.flag("chmod").isEmpty());
    }

    /** Whether it copies the context, or a directory of another stage, to where Rails runs. */
    private static boolean isWhole(Dockerfile file, Copying copying) {
        if (copying.sources().size() != 1 || !copying.heredocs().isEmpty()) {
            return false;
        }
        var source = withoutSlash(copying.sources().getFirst());
        if (copying.from().isEmpty()) {
            return Set.of(".", "").contains(source);
        }
        return (CUSTOMARY.contains(source) && source.equals(withoutSlash(copying.target())))
                || file.finalStage()
                        .flatMap(last -> file.directory(last).known())
                        .filter(directory ->
                                directory.equals(source) && isTarget(file, copying, directory))
                        .isPresent();
    }

    private static boolean isTarget(Dockerfile file, Instruction at, String directory) {
        return at instanceof Copying copying
                && (withoutSlash(copying.target()).equals(directory)
                        || (withoutSlash(copying.target()).equals(".")
                                && file.directoryAt(copying)
                                        .known()
                                        .filter(directory::equals)
                                        .isPresent()));
    }

    private static String withoutSlash(Argument path) {
        var text = path.text();
        return text.length() > 1 && text.endsWith("/")
                ? text.substring(0, text.length() - 1)
                : text;
    }

    private static void tell(Copying copying, String user, Report report) {
        var place = copying.from().isEmpty() ? copying.sources().getFirst() : copying.target();
        report.at(
                        place,
                        Message.of(
                                "What is copied here is root's, so Rails as `%s` cannot write to"
                                        + " `tmp` and `log`.",
                                user))
                .about("rails")
                .fix(Fix.unsafe(Edit.insertAfter(copying.keyword(), " --chown=" + user)));
    }
}
