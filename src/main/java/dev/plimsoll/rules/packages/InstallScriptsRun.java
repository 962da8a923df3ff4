package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.Locale;
import java.util.Optional;

@Lint(
        severity = INFO,
        off = true,
        summary = "Install packages of JavaScript without their scripts",
        covers = {"S6505"})
public record InstallScriptsRun() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("npm", "pnpm", "yarn")) {
            call.install()
                    .filter(install -> install.act() != Act.UPGRADE)
                    .filter(install -> !isWithout(call, install))
                    .ifPresent(install -> tell(install, report));
        }
    }

    private static void tell(Install install, Report report) {
        var command = install.command();
        var subcommand = install.subcommand();
        report.missing(
                        subcommand,
                        Message.of(
                                "`%s` runs the scripts of all that it installs.", install.title()))
                .fix(Fix.unsafe(command.adding(subcommand, "--ignore-scripts")));
    }

    private static boolean isWithout(Call call, Install install) {
        var command = install.command();
        return command.hasFlag("--ignore-scripts", "--help", "-h", "--version")
                || command.arguments(call.variables()).stream().anyMatch(Word::isUnknown)
                || says(call, "npm_config_ignore_scripts", "true")
                || says(call, "NPM_CONFIG_IGNORE_SCRIPTS", "true")
                || says(call, "YARN_ENABLE_SCRIPTS", "false");
    }

    private static boolean says(Call call, String variable, String value) {
        return call.command()
                .environment(variable, call.variables())
                .map(set -> set.toLowerCase(Locale.ROOT))
                .map(set -> set.equals("1") ? "true" : set.equals("0") ? "false" : set)
                .equals(Optional.of(value));
    }
}
