package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.ERROR,
        summary = "End the final stage with an unprivileged USER",
        covers = {
            "DL3002",
            "DS-0002",
            "CKV_DOCKER_8",
            "Last User Is 'root'",
            "last-user-is-root",
            "S6471",
            "tally/user-created-but-never-used",
            "tally/stateful-root-runtime",
            "CIS 4.1"
        })
public record LastUserRoot() implements Rule {
    /** {@code ${UID:-0}}: where a variable is not known, what is taken for it if it is not set. */
    private static final Pattern UNLESS_SET = Pattern.compile("\\$\\{\\w+:?-([^}$]*)}(?::.*)?");

    @Override
    public void check(Dockerfile file, Report report) {
        if (Unread.mayHoldUser(file)) {
            return;
        }
        file.finalStage().flatMap(Stage::user).ifPresent(user -> check(file, report, user));
    }

    private static void check(Dockerfile file, Report report, User user) {
        superuser(file, user).ifPresent(name -> report(file, report, user, name));
        alias(file, user)
                .ifPresent(name ->
                        report.at(
                                        user.account(),
                                        Message.of(
                                                "The image runs as `%s`, whose number is that of"
                                                        + " root.",
                                                name))
                                .about(name)
                                .as());
    }

    /** The account that it names, if it is root in a build that is told nothing. */
    private static Optional<String> superuser(Dockerfile file, User user) {
        var accounts = file.value(user.account(), user).possible();
        if (accounts.isEmpty()) {
            return Optional.of(UNLESS_SET.matcher(user.account().text()))
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .filter(User::isSuperuser);
        }
        return accounts.stream().allMatch(User::isSuperuser)
                ? accounts.stream().findFirst()
                : Optional.empty();
    }

    /** Another name for root that the image gives: {@code useradd -o -u 0 app}. */
    private static Optional<String> alias(Dockerfile file, User user) {
        return file.value(user.account(), user)
                .known()
                .map(account -> account.replaceFirst(":.*", ""))
                .filter(name ->
                        file.shippedStages().stream()
                                .flatMap(Stage::commands)
                                .anyMatch(command -> numbersAsRoot(command, name)));
    }

    private static boolean numbersAsRoot(Command command, String name) {
        return command.is("useradd", "adduser", "usermod")
                && command.optionValue("-u", "--uid").filter("0"::equals).isPresent()
                && command.operands().stream().anyMatch(word -> word.is(name));
    }

    private static void report(Dockerfile file, Report report, User user, String account) {
        var manner = Manner.of(file);
        report.at(user.account(), Message.of(manner.message, account))
                .about(account)
                .as(known(file, user, account))
                .level(manner.level);
    }

    /** How the image comes to be root. */
    private enum Manner {
        TO_DROP_IT(
                Severity.INFO,
                "The image starts as `%s` and leaves it to its entrypoint to drop privileges."),
        UNLESS_TOLD(
                Severity.WARNING,
                "The image runs as `%s`, unless its platform chooses another user."),
        AS_SYSTEM(Severity.INFO, "The image starts as `%s`, as an init must that starts a system."),
        AS_SHELL(
                Severity.INFO,
                "The shell of the image runs as `%s`, unless it is started for another user."),
        AS_PROGRAM(Severity.ERROR, "The image runs as `%s`.");

        private final Severity level;
        private final String message;

        Manner(Severity level, String message) {
            this.level = level;
            this.message = message;
        }

        static Manner of(Dockerfile file) {
            if (Privileges.areDropped(file)) {
                return TO_DROP_IT;
            }
            if (isForPlatform(file)) {
                return UNLESS_TOLD;
            }
            return switch (Started.of(file)) {
                case INIT -> AS_SYSTEM;
                case SHELL -> AS_SHELL;
                case PROGRAM -> AS_PROGRAM;
            };
        }
    }

    /**
     * hadolint knows numbers and groups, and looks at every stage; Trivy, Checkov and Semgrep look
     * at the last USER of the file, KICS at the last stage; all but Sonar at what is written.
     */
    private static String[] known(Dockerfile file, User user, String account) {
        var written = user.account().text();
        var name = account.replaceFirst(":.*", "");
        boolean last =
                file.all(User.class).stream()
                        .reduce((one, two) -> two)
                        .filter(user::equals)
                        .isPresent();
        var ids = new ArrayList<String>();
        if (written.matches("(?:root|0)(?::.*)?")) {
            ids.add("DL3002");
            if (last) {
                ids.add("DS-0002");
            }
        }
        if (written.equals("root")) {
            if (last) {
                ids.addAll(List.of("CKV_DOCKER_8", "last-user-is-root"));
            }
            if (file.stageAt(user).equals(file.finalStage())) {
                ids.add("Last User Is 'root'");
            }
        }
        if (name.equals("root") || name.equals("ContainerAdministrator")) {
            ids.add("S6471");
        }
        if (!Privileges.areDropped(file)) {
            if (!Accounts.created(file).stream().allMatch(each -> Accounts.owns(file, each))) {
                ids.add("tally/user-created-but-never-used");
            }
            if (State.isKept(file)) {
                ids.add("tally/stateful-root-runtime");
            }
        }
        ids.add("CIS 4.1");
        return ids.toArray(String[]::new);
    }

    private static boolean isForPlatform(Dockerfile file) {
        return KnownBase.below(file.shippedStages().getFirst())
                .filter(base -> base.runsAs() == KnownBase.RunsAs.PLATFORM)
                .isPresent();
    }
}
