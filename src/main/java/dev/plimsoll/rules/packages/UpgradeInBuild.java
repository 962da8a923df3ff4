package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.source.Message;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

@Lint(
        severity = WARNING,
        off = true,
        summary = "Take updates from a newer base image",
        covers = {
            "DL3035",
            "DS-0017",
            "DS-0024",
            "Run Using Upgrade Commands",
            "Use of Apk Upgrade",
            "Run Using dnf Update",
            "Yum Update Enabled",
            "Run Using Zypper Update",
            "Update Instruction Alone",
            "avoid-apt-get-upgrade",
            "avoid-apk-upgrade",
            "avoid-dnf-update",
            "avoid-yum-update",
            "avoid-zypper-update"
        })
public record UpgradeInBuild() implements Rule {
    private static final String[] MANAGERS = {
        "apt-get", "apt", "aptitude", "apk", "dnf", "yum", "microdnf", "tdnf", "zypper"
    };
    private static final String APT = "upgrade dist-upgrade";
    private static final List<Peer> PEERS =
            List.of(
                    Peer.of("DL3035", "zypper", "dist-upgrade dup"),
                    Peer.of("DS-0024", "apt-get", "dist-upgrade"),
                    Peer.of("Run Using Upgrade Commands", "apt-get", APT),
                    Peer.of("avoid-apt-get-upgrade", "apt-get", APT),
                    Peer.of("Use of Apk Upgrade", "apk", "upgrade"),
                    Peer.of("avoid-apk-upgrade", "apk", "upgrade"),
                    Peer.of("Run Using dnf Update", "dnf", "update"),
                    Peer.of("avoid-dnf-update", "dnf", "update"),
                    Peer.of("Yum Update Enabled", "yum", "update"),
                    Peer.of("avoid-yum-update", "yum", "update"),
                    Peer.of("Run Using Zypper Update", "zypper", "update up"),
                    Peer.of("avoid-zypper-update", "zypper", "update up"));

    /** What others take for the fetching of a list of packages, if no installation comes after. */
    private static final List<Peer> ALONE =
            List.of(
                    Peer.of("DS-0017", "dnf yum", "update"),
                    Peer.of("DS-0017", "zypper", "update up"),
                    Peer.of("Update Instruction Alone", "dnf yum zypper", "update"));

    @Override
    public void check(Dockerfile file, Report report) {
        var calls = file.calls(MANAGERS);
        var installs = lastInstalls(calls);
        for (var call : calls) {
            boolean installsLater = installs.getOrDefault(call.run(), -1) > call.span().start();
            call.install()
                    .filter(install -> install.act() == Act.UPGRADE)
                    .filter(install -> install.packages().isEmpty())
                    .filter(install -> !install.subcommand().is("patch"))
                    .ifPresent(install -> tell(install, installsLater, report));
        }
    }

    private static void tell(Install install, boolean installsLater, Report report) {
        var command = install.command();
        var subcommand = install.subcommand();
        boolean release =
                subcommand.is(
                        "dist-upgrade", "full-upgrade", "dup", "distro-sync", "system-upgrade");
        var message =
                release
                        ? "`%s` may replace and remove packages of the base image."
                        : "`%s` makes the image depend on the day of its build.";
        var ids = Stream.of(Peer.ids(PEERS, command, subcommand));
        var alone =
                installsLater
                        ? Stream.<String>empty()
                        : Stream.of(Peer.ids(ALONE, command, subcommand));
        report.at(subcommand, Message.of(message, install.title()))
                .about(release ? "dist-upgrade" : "upgrade")
                .level(release ? WARNING : INFO)
                .as(Stream.concat(ids, alone).toArray(String[]::new));
    }

    /** Where the last installation of each RUN begins. */
    private static IdentityHashMap<Run, Integer> lastInstalls(List<Call> calls) {
        var last = new IdentityHashMap<Run, Integer>();
        for (var call : calls) {
            if (call.install().filter(install -> install.act() == Act.INSTALL).isPresent()) {
                last.put(call.run(), call.span().start());
            }
        }
        return last;
    }
}
