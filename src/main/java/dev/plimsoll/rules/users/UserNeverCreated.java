package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

import java.util.Optional;
import java.util.Set;

@Lint(
        severity = Severity.ERROR,
        summary = "Create the user that USER names",
        covers = {"tally/named-identity-in-passwdless-stage"})
public record UserNeverCreated() implements Rule {
    /** How many stages, and how many USERs of each, are looked at: each costs a search above it. */
    private static final int MOST = 50;

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages().subList(0, Math.min(file.stages().size(), MOST))) {
            var bottom = bottom(stage);
            var users = KnownBase.find(bottom.base()).flatMap(KnownBase::users);
            if (users.isPresent()) {
                stage.all(User.class)
                        .limit(MOST)
                        .forEach(user -> check(file, report, stage, user, users.get()));
            }
        }
    }

    private static Stage bottom(Stage stage) {
        var bottom = stage;
        for (var parent = stage.parent(); parent.isPresent(); parent = parent.get().parent()) {
            bottom = parent.get();
        }
        return bottom;
    }

    private static void check(
            Dockerfile file, Report report, Stage stage, User user, Set<String> inBase) {
        var name = name(file, user);
        if (name.isEmpty() || inBase.contains(name.get())) {
            return;
        }
        var first = bottom(stage).from();
        var base = file.value(first.image(), first).known().orElse("").replaceFirst("@.*", "");
        if (!new Arrivals(file, stage, user).mayBring(name.get())) {
            var message =
                    "Nothing creates the user `%s`, and `%s` has none of that name."
                            .formatted(name.get(), base);
            var draft = report.at(user.account(), message).about(name.get());
            if (!(bottom(stage).base() instanceof Base.Scratch)) {
                draft.as();
            }
        }
    }

    /** The user's name, where it is one name and no number. */
    private static Optional<String> name(Dockerfile file, User user) {
        return file.value(user.account(), user)
                .known()
                .map(account -> account.replaceFirst(":.*", ""))
                .filter(name -> name.matches("[A-Za-z_][\\w.-]*"))
                .filter(name -> !User.isSuperuser(name));
    }
}
