package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Redirection;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a command keeps what it is given, such as {@code echo $TOKEN > /root/.npmrc}.
 *
 * @param command that is given it
 * @param place the word that shows it
 * @param file what is written
 * @param isLogin whether the command is there for nothing but secrets
 */
record SecretSink(Command command, Located place, String program, String file, boolean isLogin) {
    private static final Pattern PASSING =
            Pattern.compile("/dev/.*|/proc/.*|/run/.*|.*known_hosts|&.*|\\d");

    /** How many programs of a pipe a secret is followed through. */
    private static final int REACH = 10;

    /** What passes on what it reads, be it in another writing. */
    private static final String[] PASSERS = {
        "cat", "envsubst", "sed", "base64", "base32", "tr", "cut", "head", "tail", "tee", "xxd"
    };

    /** More mounts than anybody gives one RUN. */
    private static final int MOST_MOUNTS = 50;

    private static final Pattern GIT_ADDRESS = Pattern.compile("https?://[^/]*@.*");

    /**
     * What keeps secrets by its nature, each with the file: from the manuals of git-config,
     * npm-config, pip, poetry, composer, bundle, nuget, aws, gcloud, az, doctl and docker.
     */
    private record Keeper(String program, List<String> words, String file, boolean isLogin) {
        Keeper(String program, String words, String file, boolean isLogin) {
            this(program, List.of(words.split(" ")), file, isLogin);
        }
    }

    private static final List<Keeper> KEEPERS =
            List.of(
                    new Keeper("git", "config", ".gitconfig", false),
                    new Keeper("npm", "config set", ".npmrc", false),
                    new Keeper("npm", "set", ".npmrc", false),
                    new Keeper("yarn", "config set", ".yarnrc", false),
                    new Keeper("pnpm", "config set", ".npmrc", false),
                    new Keeper("pip", "config set", "pip.conf", false),
                    new Keeper("poetry", "config", "auth.toml", false),
                    new Keeper("composer", "config", "auth.json", false),
                    new Keeper("bundle", "config", ".bundle/config", false),
                    new Keeper("dotnet", "nuget add source", "NuGet.Config", false),
                    new Keeper("dotnet", "nuget update source", "NuGet.Config", false),
                    new Keeper("nuget", "sources add", "NuGet.Config", false),
                    new Keeper("nuget", "sources update", "NuGet.Config", false),
                    new Keeper("aws", "configure set", ".aws/credentials", true),
                    new Keeper("gcloud", "auth", ".config/gcloud", true),
                    new Keeper("az", "login", ".azure", true),
                    new Keeper("doctl", "auth init", ".config/doctl", true),
                    new Keeper("docker", "login", ".docker/config.json", true),
                    new Keeper("podman", "login", "auth.json", true));

    static Optional<SecretSink> of(Command command, Run run) {
        return keeper(command).or(() -> clone(command)).or(() -> file(command, run));
    }

    private static Optional<SecretSink> keeper(Command command) {
        return KEEPERS.stream()
                .filter(each -> command.is(each.program()))
                .filter(each -> begins(command, each.words()))
                .filter(_ -> !SecretRemoval.unsets(command))
                .findFirst()
                .map(each ->
                        new SecretSink(
                                command,
                                command.program(),
                                command.name() + " " + String.join(" ", each.words()),
                                each.file(),
                                each.isLogin()));
    }

    private static boolean begins(Command command, List<String> words) {
        var operands = command.operands();
        return operands.size() >= words.size()
                && words.equals(
                        operands.subList(0, words.size()).stream().map(Word::value).toList());
    }

    /** git keeps the address that it cloned from, with user and password. */
    private static Optional<SecretSink> clone(Command command) {
        if (!command.is("git") || !begins(command, List.of("clone"))) {
            return Optional.empty();
        }
        return command.operands().stream()
                .filter(word -> GIT_ADDRESS.matcher(word.value().replace("\"", "")).matches())
                .findFirst()
                .map(word -> new SecretSink(command, word, "git clone", ".git/config", false));
    }

    private static Optional<SecretSink> file(Command command, Run run) {
        if (command.is("cp", "install", "mv")) {
            var operands = command.operands();
            return operands.size() < 2 ? Optional.empty() : kept(command, operands.getLast(), run);
        }
        if (command.is("sed") && command.hasFlag("-i", "--in-place")) {
            var operands = command.operands();
            return operands.isEmpty() ? Optional.empty() : kept(command, operands.getLast(), run);
        }
        return command.is("echo", "printf") || command.is(PASSERS)
                ? written(command).flatMap(word -> kept(command, word, run))
                : Optional.empty();
    }

    /** The file that gets what a command prints, be it through a pipe. */
    private static Optional<Word> written(Command command) {
        var each = command;
        for (int i = 0; i < REACH; i++) {
            var target = i > 0 && each.is("tee") ? each.subcommand() : redirected(each);
            var next = each.pipedTo().filter(reader -> reader.is(PASSERS));
            if (target.isPresent() || next.isEmpty()) {
                return target;
            }
            each = next.get();
        }
        return Optional.empty();
    }

    private static Optional<Word> redirected(Command command) {
        return command.redirections().stream()
                .filter(Redirection::writes)
                .filter(to -> to.descriptor() < 0 || to.descriptor() == 1)
                .map(Redirection::target)
                .findFirst();
    }

    private static Optional<SecretSink> kept(Command command, Word target, Run run) {
        var path = target.value();
        boolean passes =
                PASSING.matcher(path).matches()
                        || run.mounts().stream()
                                .limit(MOST_MOUNTS)
                                .anyMatch(mount -> mount.keepsOut(path));
        return passes
                ? Optional.empty()
                : Optional.of(new SecretSink(command, target, command.name(), path, false));
    }
}
