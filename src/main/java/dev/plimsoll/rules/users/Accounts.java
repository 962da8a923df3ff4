package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Fact;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The users that the image is given, beside those of its base. */
final class Accounts {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final String[] CREATORS = {"useradd", "adduser", "net", "new-localuser"};

    private static final Fact<Dockerfile, List<String>> CREATED =
            Fact.ofFile(Accounts::namesCreated);

    private Accounts() {}

    /** The names of those that the shipped stages create, root not among them. */
    static List<String> created(Dockerfile file) {
        return CREATED.of(file);
    }

    private static List<String> namesCreated(Dockerfile file) {
        return file.shippedStages().stream()
                .filter(stage -> !stage.calls(CREATORS).isEmpty())
                .flatMap(Stage::commands)
                .flatMap(command -> created(command).stream())
                .flatMap(word -> word.literal().stream())
                .filter(name -> !name.equals("root"))
                .distinct()
                .toList();
    }

    /** The name of the user that a command creates, such as {@code useradd app}. */
    static Optional<Word> created(Command command) {
        return switch (command.name()) {
            case "useradd" -> command.operands().stream().findFirst();
            case "adduser" ->
                    Optional.of(command.operands())
                            .filter(operands -> operands.size() == 1)
                            .map(List::getFirst);
            case "net" ->
                    Optional.of(command.arguments())
                            .filter(words -> words.size() > 2 && isAdding(words))
                            .map(words -> words.get(1));
            case "new-localuser" -> named(command.arguments());
            default -> Optional.empty();
        };
    }

    /** {@code net user app /add}. */
    private static boolean isAdding(List<Word> words) {
        return words.getFirst().is("user")
                && words.stream().anyMatch(word -> word.value().equalsIgnoreCase("/add"));
    }

    private static Optional<Word> named(List<Word> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).value().equalsIgnoreCase("-name")) {
                return Optional.of(words.get(i + 1));
            }
        }
        return words.stream().findFirst().filter(word -> !word.isOption());
    }

    /** The names of the users that files of the image are given to, root not among them. */
    static List<String> owners(Dockerfile file) {
        var owners = new LinkedHashSet<String>();
        for (var stage : file.shippedStages()) {
            for (var instruction : stage.instructions()) {
                instruction
                        .flag("chown")
                        .flatMap(Flag::value)
                        .ifPresent(owner -> owners.add(name(owner.text())));
                for (var command : instruction.commands()) {
                    if (command.is("chown")) {
                        command.subcommand()
                                .flatMap(Word::literal)
                                .ifPresent(owner -> owners.add(name(owner)));
                    }
                }
            }
        }
        owners.removeAll(List.of("", "root"));
        return List.copyOf(owners);
    }

    /** The user of an owner such as {@code app:app}. */
    private static String name(String owner) {
        int colon = owner.indexOf(':');
        return colon < 0 ? owner : owner.substring(0, colon);
    }

    /** Whether files of the image are given to a user, or a script in it does so. */
    static boolean owns(Dockerfile file, String user) {
        return file.shippedStages().stream()
                .flatMap(stage -> stage.instructions().stream())
                .anyMatch(each -> gives(each, user));
    }

    private static boolean gives(Instruction each, String user) {
        return each.flag("chown")
                        .flatMap(Flag::value)
                        .filter(owner -> isOf(owner.text(), user))
                        .isPresent()
                || each.commands().stream()
                        .filter(command -> command.is("chown", "install", "icacls"))
                        .flatMap(command -> command.words().stream())
                        .anyMatch(word -> isOf(word.value(), user))
                || (each instanceof Copying copying
                        && copying.heredocs().stream()
                                .anyMatch(script -> gives(script.data(), user)));
    }

    private static boolean gives(String script, String user) {
        return script.contains("chown")
                && Stream.of(BLANKS.split(script)).anyMatch(word -> isOf(word, user));
    }

    private static boolean isOf(String owner, String user) {
        return owner.equals(user) || owner.startsWith(user + ":");
    }
}
