package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Set;

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

    public UnneededTool() {
        this(List.of());
    }

    public UnneededTool {
        allow = List.copyOf(allow);
    }

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls(MANAGERS)) {
            if (file.ships(call.stage()) && !call.stage().isForDevelopment()) {
                call.install()
                        .ifPresent(install -> {
                            if (install.act() == Act.INSTALL) {
                                check(file, call, install.packages(), report);
                            }
                        });
            }
        }
    }

    private void check(Dockerfile file, Call call, List<PackageSpec> packages, Report report) {
        for (var each : packages) {
            var name = each.name();
            if (TOOLS.contains(name)
                    && !allow.contains(name)
                    && !isRemoved(call, name)
                    && !isStarted(file, call, name)) {
                var place = call.command().span().contains(each.span()) ? each : call;
                report.at(
                                place,
                                Message.of(
                                        "`%s` is for people who log in, not for a program.", name))
                        .about(name);
            }
        }
    }

    /** Whether the image starts it: then it is the program. */
    private static boolean isStarted(Dockerfile file, Call call, String name) {
        return call.stage().instructions().stream()
                .filter(each ->
                        each instanceof Instruction.Cmd || each instanceof Instruction.Entrypoint)
                .anyMatch(each -> file.source().text(each).contains(name));
    }

    private static boolean isRemoved(Call call, String name) {
        return call.run().commands().stream()
                .filter(command -> command.span().start() > call.span().start())
                .anyMatch(command -> removes(command, name));
    }

    /** By its name, or by that of a set of packages. */
    private static boolean removes(Command command, String name) {
        return PackageManager.subcommand(command)
                        .filter(word -> word.is("remove", "purge", "del", "erase", "autoremove"))
                        .isPresent()
                && command.operands().stream()
                        .anyMatch(word ->
                                word.is(name) || word.value().startsWith(".") || word.isUnknown());
    }
}
