package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens in an image before a USER, as far as it may bring a user into it. */
final class Arrivals {
    private static final Set<String> CREATORS = Set.of("useradd", "adduser", "usermod", "luseradd");

    /** Programs that do what something says that is not in the Dockerfile. */
    private static final Set<String> OPAQUE =
            Set.of(
                    "sh",
                    "bash",
                    "ash",
                    "dash",
                    "zsh",
                    "source",
                    ".",
                    "eval",
                    "make",
                    "dpkg",
                    "rpm",
                    "gdebi",
                    "ansible-playbook",
                    "puppet",
                    "chef-client",
                    "systemd-sysusers",
                    "newusers",
                    "vipw",
                    "python",
                    "python3",
                    "perl",
                    "ruby",
                    "powershell",
                    "pwsh",
                    "nix-env",
                    "");

    private static final Set<String> OWN_PROGRAMS =
            Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

    /** How many words with variables are resolved before anything counts as possible. */
    private static final int MOST_RESOLVED = 50;

    private final Dockerfile file;
    private final List<Placed> before = new ArrayList<>();

    private int resolved;

    /** The names of the files that are copied in, and may be run. */
    private final Set<String> copied = new HashSet<>();

    private record Placed(Stage stage, Instruction instruction) {}

    Arrivals(Dockerfile file, Stage stage, Instruction user) {
        this.file = file;
        for (var each = Optional.of(stage); each.isPresent(); each = each.get().parent()) {
            for (var instruction : each.get().instructions()) {
                if (instruction.span().start() < user.span().start()) {
                    before.add(new Placed(each.get(), instruction));
                    if (instruction instanceof Copying copying) {
                        copying.sources().forEach(source -> copied.add(baseName(source.text())));
                        copied.add(baseName(copying.target().text()));
                    }
                }
            }
        }
    }

    /** Whether a package is installed that may create users, of whatever name. */
    boolean mayComeWithPackage() {
        return before.stream()
                .map(Placed::instruction)
                .filter(Instruction.Run.class::isInstance)
                .flatMap(run -> ((Instruction.Run) run).commands().stream())
                .flatMap(command -> PackageManager.of(command).stream())
                .filter(install -> install.act() == PackageManager.Act.INSTALL)
                .anyMatch(install -> !PlainPackages.are(install));
    }

    /** Whether something creates a user of this name, or does what nobody can tell. */
    boolean mayBring(String name) {
        return before.stream().anyMatch(each -> mayBring(each, name));
    }

    private boolean mayBring(Placed each, String name) {
        return switch (each.instruction()) {
            case Instruction.Run run ->
                    file.source().text(run).contains("/etc/passwd")
                            || isUnreadable(run.form())
                            || run.commands().stream()
                                    .anyMatch(command -> mayBring(command, each, name));
            case Copying copying -> mayBring(copying);
            case Instruction.Unknown _ -> true;
            default -> false;
        };
    }

    private static boolean isUnreadable(Form form) {
        return switch (form) {
            case Form.ExecForm _ -> true;
            case Form.ShellForm shell ->
                    shell.script().commands().isEmpty() || !shell.script().unreadable().isEmpty();
        };
    }

    private boolean mayBring(Command command, Placed at, String name) {
        if (CREATORS.contains(command.name())) {
            return command.words().stream().anyMatch(word -> mayBe(word, at, name));
        }
        return PackageManager.of(command)
                .map(install -> mayBring(install, name))
                .orElseGet(() -> isOpaque(command) || copied.contains(command.name()));
    }

    private boolean mayBe(Word word, Placed at, String name) {
        if (word.literal().isPresent()) {
            return word.is(name);
        }
        if (++resolved > MOST_RESOLVED) {
            return true;
        }
        var scope = at.stage().environmentAt(at.instruction());
        return word.expanded(variable -> scope.get(variable).flatMap(Value::known))
                .map(name::equals)
                .orElse(true);
    }

    private static boolean mayBring(Install install, String name) {
        return install.packages().stream()
                .anyMatch(spec ->
                        spec.word().isUnknown()
                                || spec.word().value().contains("/")
                                || related(spec.word().value(), name));
    }

    private static boolean related(String installed, String user) {
        return installed.contains(user) || (installed.length() > 2 && user.contains(installed));
    }

    private static boolean isOpaque(Command command) {
        if (OPAQUE.contains(command.name())) {
            return true;
        }
        var program = command.program().value();
        int slash = program.lastIndexOf('/');
        return slash >= 0 && !OWN_PROGRAMS.contains(program.substring(0, slash));
    }

    /** Files that may hold a passwd: into /etc, or a whole tree onto the root. */
    private boolean mayBring(Copying copying) {
        var target = file.value(copying.target(), copying).known();
        if (target.isEmpty()) {
            return true;
        }
        var path = target.get().length() > 1 ? target.get().replaceFirst("/+$", "") : target.get();
        if (path.equals("/etc")
                || path.startsWith("/etc/passwd")
                || path.startsWith("/etc/group")) {
            return true;
        }
        boolean root = path.isEmpty() || path.equals("/") || path.equals(".");
        return root && copying.sources().stream().anyMatch(Arrivals::mayBeTree);
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean mayBeTree(Argument source) {
        var name = baseName(source.text());
        return name.lastIndexOf('.') < 1 || name.matches(".*\\.(?:tar|tgz|tbz2?|txz|tar\\..*)");
    }
}
