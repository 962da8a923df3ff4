package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Map;

@Lint(severity = WARNING, summary = "Install what the lock file says, and nothing else")
public record IgnoredLockFile() implements Rule {
    private static final Map<String, List<String>> LOCKS =
            Map.of(
                    "npm", List.of("package-lock.json", "npm-shrinkwrap.json"),
                    "yarn", List.of("yarn.lock"),
                    "pnpm", List.of("pnpm-lock.yaml"),
                    "bun", List.of("bun.lock", "bun.lockb"));

    /** For each of them the sources of all copies are looked at. */
    private static final int MOST_CALLS = 50;

    @Override
    public void check(Dockerfile file, Report report) {
        file.calls("npm", "yarn", "pnpm", "bun").stream()
                .filter(call ->
                        call.install()
                                .filter(install -> installsProject(install) && !isFaithful(install))
                                .isPresent())
                .limit(MOST_CALLS)
                .forEach(call -> check(file, call, call.install().orElseThrow(), report));
    }

    private static void check(Dockerfile file, Call call, Install install, Report report) {
        ProjectFiles.of(file, call).ifPresent(project -> check(project, install, report));
    }

    private static void check(ProjectFiles project, Install install, Report report) {
        var locks =
                LOCKS.getOrDefault(install.manager().name(), List.of()).stream()
                        .filter(project::has)
                        .toList();
        var brought = locks.stream().filter(project::brings).findFirst();
        if (brought.isPresent()) {
            tell(project, install, brought.get(), report);
        } else if (!locks.isEmpty()) {
            report.at(
                            install.subcommand(),
                            Message.of(
                                    "`%s` cannot know `%s`, which lies in the repository but is not"
                                            + " copied.",
                                    install.title(), locks.getFirst()))
                    .about(locks.getFirst());
        }
    }

    private static void tell(ProjectFiles project, Install install, String lock, Report report) {
        var command = install.command();
        var subcommand = install.subcommand();
        var option =
                command.is("yarn") && project.hasModernYarn() ? "--immutable" : "--frozen-lockfile";
        var edit =
                command.is("npm")
                        ? Edit.replace(subcommand, "ci")
                        : command.adding(subcommand, option);
        report.at(
                        subcommand,
                        Message.of(
                                "`%s` may install something else than `%s` says.",
                                install.title(), lock))
                .about(lock)
                .fix(Fix.unsafe(edit));
    }

    private static boolean installsProject(Install install) {
        return install.subcommand()
                        .is("install", "i", "in", "ins", "inst", "add", "isntall", "yarn")
                && install.packages().stream()
                        .allMatch(each -> each.kind() == PackageSpec.Kind.FILE)
                && !install.command()
                        .hasFlag("-g", "--global", "--prefix", "-C", "--cwd", "--dir", "--help");
    }

    private static boolean isFaithful(Install install) {
        return install.command()
                .hasFlag(
                        "--frozen-lockfile",
                        "--pure-lockfile",
                        "--immutable",
                        "--package-lock-only",
                        "--lockfile-only",
                        "--no-package-lock",
                        "--no-lockfile",
                        "--mode");
    }
}
