package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Once;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Fetch package lists in the RUN that installs from them",
        covers = {"DS-0017", "CKV_DOCKER_5", "Update Instruction Alone", "S6595", "CIS 4.7"},
        insteadOf = {"package-cache-left"})
public record PackageListsAlone() implements Rule {
    private static final String[] MANAGERS = {
        "apt-get", "apt", "aptitude", "apk", "dnf", "yum", "microdnf", "tdnf", "zypper", "pacman"
    };

    /** What does not look at the lists. */
    private static final String[] HARMLESS = {
        "echo",
        "printf",
        "true",
        ":",
        "set",
        "export",
        "cd",
        "test",
        "[",
        "ls",
        "pwd",
        "cat",
        "rm",
        "mkdir",
        "cp",
        "mv",
        "ln",
        "touch",
        "chmod",
        "chown",
        "sed",
        "grep",
        "useradd",
        "adduser",
        "usermod",
        "groupadd",
        "addgroup",
        "locale-gen",
        "ldconfig",
        "date",
        "id",
        "whoami",
        "env"
    };

    private static final Pattern INSTALLS = Pattern.compile("\\b(install|add|upgrade)\\b");

    @Override
    public void check(Dockerfile file, Report report) {
        var uses = Once.of(PackageListsAlone::lastUse);
        var installs = Lazy.of(() -> INSTALLS.matcher(file.source().text()).find());
        for (var call : file.calls(MANAGERS)) {
            var manager = PackageManager.run(call.command());
            if (manager.filter(each -> each.updates(call.command())).isPresent()
                    && !isCheck(call.command())
                    && isLastOfItsKind(call, uses)
                    && !isKept(call, manager.get())) {
                tell(call, installs, report);
            }
        }
    }

    private static void tell(Call call, Lazy<Boolean> installs, Report report) {
        var subcommand = PackageManager.subcommand(call.command()).orElseThrow();
        var title = PackageManager.title(call.command()).orElseThrow();
        report.missing(
                        subcommand,
                        Message.of("`%s` fetches lists that no command of this RUN uses.", title))
                .as(known(installs, call.command(), subcommand));
    }

    /** Checkov counts words in the whole file; Sonar knows Debian's managers and apk. */
    private static String[] known(Lazy<Boolean> installs, Command command, Word subcommand) {
        var ids = new ArrayList<>(List.of("CIS 4.7"));
        if (subcommand.is("update")) {
            ids.add("DS-0017");
            if (!installs.get()) {
                ids.add("CKV_DOCKER_5");
            }
        }
        if (subcommand.is("update", "refresh", "ref")) {
            ids.add("Update Instruction Alone");
        }
        if (command.is("apt-get", "apt", "aptitude", "apk")) {
            ids.add("S6595");
        }
        return ids.toArray(String[]::new);
    }

    private static boolean isCheck(Command command) {
        return command.hasFlag("--help", "-h", "--no-cache", "--print-uris")
                || command.operands().stream().anyMatch(word -> word.value().startsWith("check-"));
    }

    /** Whether nothing that comes after it in the RUN may use the lists, or fetches them again. */
    private static boolean isLastOfItsKind(Call call, Once<Run, Integer> uses) {
        return call.run().script().unreadable().isEmpty()
                && call.command().wrappers().stream().noneMatch("chroot"::equals)
                && call.span().start() >= uses.get(call.run());
    }

    /** Where the last command begins that may use the lists, or fetches them. */
    private static int lastUse(Run run) {
        return run.startOfLast(command -> !isHarmless(command));
    }

    private static boolean isHarmless(Command command) {
        return command.is(HARMLESS)
                || PackageManager.run(command).filter(each -> each.cleans(command)).isPresent();
    }

    /** Whether the lists stay in a mount, for later instructions too. */
    private static boolean isKept(Call call, PackageManager manager) {
        return manager.lists().stream().anyMatch(call.run()::keepsOut);
    }
}
