package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Once;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@Lint(
        severity = INFO,
        summary = "Ship no tools that only people use",
        covers = {"CIS 4.3"})
public record UnneededTool(@Option("Tools that the image needs.") List<String> allow)
        implements Rule {
    private static final String[] MANAGERS = {
        "apt-get", "apt", "aptitude", "apk", "dnf", "yum", "microdnf", "tdnf", "zypper", "pacman"
    };

    /** Editors, debuggers, windows of terminals, what shows a network, logins from elsewhere. */
    private static final Set<String> TOOLS =
            Set.of(
                    "vim",
                    "vim-tiny",
                    "vim-nox",
                    "vim-enhanced",
                    "vim-minimal",
                    "neovim",
                    "nano",
                    "emacs",
                    "emacs-nox",
                    "mc",
                    "htop",
                    "screen",
                    "tmux",
                    "man-db",
                    "gdb",
                    "strace",
                    "ltrace",
                    "tcpdump",
                    "nmap",
                    "telnet",
                    "telnetd",
                    "traceroute",
                    "openssh-server");

    /** Stands for a set of packages, or for a name that is not known. */
    private static final String ANY = "*";

    public UnneededTool() {
        this(List.of());
    }

    public UnneededTool {
        allow = List.copyOf(allow);
    }

    @Override
    public void check(Dockerfile file, Report report) {
        var started = Once.of((Stage stage) -> started(file, stage));
        var removed = Once.of(UnneededTool::lastRemovals);
        for (var call : file.calls(MANAGERS)) {
            if (file.ships(call.stage()) && !call.stage().isForDevelopment()) {
                for (var each : installed(call)) {
                    if (isUnneeded(each.name())
                            && !started.get(call.stage()).contains(each.name())
                            && !isRemoved(call, each.name(), removed.get(call.run()))) {
                        tell(call, each, report);
                    }
                }
            }
        }
    }

    private static List<PackageSpec> installed(Call call) {
        return call.install()
                .filter(install -> install.act() == Act.INSTALL)
                .map(Install::packages)
                .orElse(List.of());
    }

    private boolean isUnneeded(String name) {
        return TOOLS.contains(name) && !allow.contains(name);
    }

    private static void tell(Call call, PackageSpec each, Report report) {
        var place = call.command().span().contains(each.span()) ? each : call;
        report.at(
                        place,
                        Message.of(
                                "`%s` is for people who log in, not for a program.", each.name()))
                .about(each.name());
    }

    /** The tools that the image starts: they are the program. */
    private static Set<String> started(Dockerfile file, Stage stage) {
        var texts =
                stage.instructions().stream()
                        .filter(each ->
                                each instanceof Instruction.Cmd
                                        || each instanceof Instruction.Entrypoint)
                        .map(file.source()::text)
                        .toList();
        return TOOLS.stream()
                .filter(name -> texts.stream().anyMatch(text -> text.contains(program(name))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String program(String name) {
        return name.equals("openssh-server") ? "sshd" : name;
    }

    private static boolean isRemoved(Call call, String name, Map<String, Integer> removals) {
        int last = Math.max(removals.getOrDefault(name, -1), removals.getOrDefault(ANY, -1));
        return last > call.span().start();
    }

    /** Where the last command of a RUN begins that removes a tool, or {@link #ANY}. */
    private static Map<String, Integer> lastRemovals(Run run) {
        var last = new HashMap<String, Integer>();
        for (var command : run.commands()) {
            if (removes(command)) {
                for (var word : command.operands()) {
                    boolean any = word.isUnknown() || word.value().startsWith(".");
                    if (any || TOOLS.contains(word.value())) {
                        last.put(any ? ANY : word.value(), command.span().start());
                    }
                }
            }
        }
        return last;
    }

    private static boolean removes(Command command) {
        return PackageManager.subcommand(command)
                .filter(word -> word.is("remove", "purge", "del", "erase", "autoremove"))
                .isPresent();
    }
}
