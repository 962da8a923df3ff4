package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.shell.PackageSpec;

@Lint(
        severity = INFO,
        off = true,
        summary = "Keep the downloads of package managers in a cache mount",
        covers = {"tally/prefer-package-cache-mounts"})
public record MissingCacheMount() implements Rule {
    private static final String[] MANAGERS = {
        "npm",
        "yarn",
        "pnpm",
        "bun",
        "go",
        "apt-get",
        "apt",
        "apk",
        "dnf",
        "yum",
        "zypper",
        "pip",
        "uv",
        "bundle",
        "cargo",
        "composer"
    };

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls(MANAGERS)) {
            call.install()
                    .filter(MissingCacheMount::downloads)
                    .filter(_ -> !hasCache(call))
                    .ifPresent(install -> tell(install, report));
        }
    }

    private static void tell(Install install, Report report) {
        var place = install.subcommand();
        var cache = install.caches("/root").getFirst();
        report.missing(
                place,
                "`%s` downloads everything again when this layer is built anew; a cache mount on `%s` keeps it."
                        .formatted(install.command().name(), cache));
    }

    private static boolean downloads(Install install) {
        boolean local =
                !install.packages().isEmpty()
                        && install.packages().stream()
                                .allMatch(each -> each.kind() == PackageSpec.Kind.LOCAL);
        return install.act() != Act.UPGRADE
                && !local
                && !install.caches("/root").isEmpty()
                && !install.command().hasFlag("--help", "--offline", "--no-network", "--no-index");
    }

    private static boolean hasCache(Call call) {
        return call.run().mounts().stream().anyMatch(mount -> mount.type() == Mount.Type.CACHE);
    }
}
