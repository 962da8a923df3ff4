package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@Lint(
        severity = ERROR,
        summary = "Create the user that USER names",
        covers = {"tally/named-identity-in-passwdless-stage"})
public record UserNeverCreated() implements Rule {
    /**
     * How many stages, and how many accounts of each, are looked at: each costs a search above it.
     */
    private static final int MOST = 50;

    /** Names that people give the users of their programs, and no package gives its own. */
    private static final Pattern OF_APPLICATION =
            Pattern.compile(
                    "(?i).*(?:app|user).*|node|python|django|flask|rails|ruby|java|spring|golang"
                            + "|dev|developer|deploy(?:er)?|runner|worker|web|api|svc|service"
                            + "|non-?root|builder|bot|me|container|vscode|coder|jovyan|tester?");

    @Override
    public void check(Dockerfile file, Report report) {
        var told = new Told();
        for (var stage : file.stages().subList(0, Math.min(file.stages().size(), MOST))) {
            var bottom = stage.bottom();
            var users = KnownBase.find(bottom.base()).flatMap(KnownBase::users);
            if (users.isPresent()) {
                stage.instructions().stream()
                        .flatMap(each -> accounts(file, each))
                        .limit(MOST)
                        .forEach(account -> check(file, stage, account, users.get(), told, report));
            }
        }
    }

    /** What was told of each stage; what is created there, all that is built on it has too. */
    private record Told(Map<Stage, Set<Name>> names) {
        /**
         * @param kind {@code user} or {@code group}
         */
        record Name(String kind, String name) {}

        Told() {
            this(new IdentityHashMap<>());
        }

        /** Whether a name was told of a stage, or of one that it is built on. */
        boolean of(Stage stage, Name name) {
            for (var each = Optional.of(stage); each.isPresent(); each = each.get().parent()) {
                if (names.getOrDefault(each.get(), Set.of()).contains(name)) {
                    return true;
                }
            }
            return false;
        }

        void add(Stage stage, Name name) {
            names.computeIfAbsent(stage, _ -> new HashSet<>()).add(name);
        }
    }

    /**
     * An account that a build or a container looks up.
     *
     * @param place where it is written
     * @param value such as {@code app:staff}
     */
    private record Account(Instruction at, Located place, String value) {

        /** The user's name, where it is one name and no number. */
        Optional<String> user() {
            return named(value.replaceFirst(":.*", "")).filter(name -> !User.isSuperuser(name));
        }

        Optional<String> group() {
            int colon = value.indexOf(':');
            return named(value.substring(colon < 0 ? value.length() : colon + 1))
                    .filter(name -> !name.equals("root"));
        }

        private static Optional<String> named(String text) {
            return Optional.of(text).filter(name -> name.matches("[A-Za-z_][\\w.-]*"));
        }
    }

    private static Stream<Account> accounts(Dockerfile file, Instruction at) {
        var place =
                switch (at) {
                    case User user -> Optional.of(user.account());
                    case Copying copying -> copying.flag("chown").flatMap(Flag::value);
                    default -> Optional.<Argument>empty();
                };
        return place.stream()
                .flatMap(each ->
                        file.value(each, at).known().stream()
                                .map(value -> new Account(at, each, value)));
    }

    private static void check(
            Dockerfile file,
            Stage stage,
            Account account,
            Set<String> inBase,
            Told told,
            Report report) {
        boolean empty = stage.bottom().base() instanceof Base.Scratch;
        var user = account.user();
        user.filter(name -> !inBase.contains(name))
                .map(name -> new Told.Name("user", name))
                .or(() ->
                        account.group()
                                .filter(_ -> empty && user.isEmpty())
                                .map(name -> new Told.Name("group", name)))
                .filter(missing -> !told.of(stage, missing))
                .ifPresent(missing -> tell(file, stage, account, missing, told, report));
    }

    private static void tell(
            Dockerfile file,
            Stage stage,
            Account account,
            Told.Name missing,
            Told told,
            Report report) {
        var arrivals = new Arrivals(file, stage, account.at());
        var name = missing.name();
        if (arrivals.mayBring(name)) {
            return;
        }
        boolean unsure = arrivals.mayComeWithPackage();
        if (unsure && !OF_APPLICATION.matcher(name).matches()) {
            return;
        }
        told.add(stage, missing);
        var first = stage.bottom().from();
        var base = file.value(first.image(), first).known().orElse("").replaceFirst("@.*", "");
        var message =
                Message.of(
                        "%s creates the %s `%s`, and `%s` has none of that name.",
                        unsure ? "No command" : "Nothing", missing.kind(), name, base);
        var draft = report.at(account.place(), message).about(name).level(unsure ? WARNING : ERROR);
        boolean empty = stage.bottom().base() instanceof Base.Scratch;
        if (!empty || stage.shellAt(account.at()).isPresent()) {
            draft.as();
        }
    }
}
