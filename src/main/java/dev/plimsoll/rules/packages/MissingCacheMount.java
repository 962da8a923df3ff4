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
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

@Lint(
        severity = INFO,
        off = true,
        summary = "Keep the downloads of package managers in a cache mount",
        covers = {
            "tally/prefer-package-cache-mounts",
            "tally/ruby/prefer-bundler-cache-mount",
            "tally/js/node-gyp-cache-mounts"
        })
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

    /** Those whose packages node-gyp compiles, with the headers of Node that it fetches. */
    private static final Set<String> OF_NODE = Set.of("npm", "yarn", "pnpm", "bun");

    private static final String HEADERS = "/root/.cache/node-gyp";

    /** What is installed to compile such packages. */
    private static final Set<String> COMPILERS =
            Set.of("g++", "gcc-c++", "build-essential", "build-base", "alpine-sdk", "node-gyp");

    @Override
    public void check(Dockerfile file, Report report) {
        var compiles = Lazy.of(() -> compiles(file));
        for (var call : file.calls(MANAGERS)) {
            call.install()
                    .filter(MissingCacheMount::downloads)
                    .ifPresent(install -> {
                        boolean headers =
                                OF_NODE.contains(install.manager().name()) && compiles.get();
                        if (!hasCache(call)) {
                            tell(install, headers, report);
                        } else if (headers && !call.run().keepsOut(HEADERS)) {
                            tellOfHeaders(install, report);
                        }
                    });
        }
    }

    private static boolean compiles(Dockerfile file) {
        return file.calls("apt-get", "apt", "apk", "dnf", "yum", "npm").stream()
                .flatMap(call -> call.install().stream())
                .flatMap(install -> install.packages().stream())
                .anyMatch(spec -> COMPILERS.contains(spec.name()));
    }

    private static void tell(Install install, boolean headers, Report report) {
        var place = install.subcommand();
        var cache = install.caches("/root").getFirst();
        var known = new ArrayList<>(List.of("tally/prefer-package-cache-mounts"));
        if (install.manager().name().equals("bundle")) {
            known.add("tally/ruby/prefer-bundler-cache-mount");
        }
        if (headers) {
            known.add("tally/js/node-gyp-cache-mounts");
        }
        report.missing(
                        place,
                        Message.of(
                                "`%s` downloads everything again when this layer is built anew; a"
                                        + " cache mount on `%s` keeps it.",
                                install.command().name(), cache))
                .as(known.toArray(String[]::new));
    }

    private static void tellOfHeaders(Install install, Report report) {
        report.missing(
                        install.subcommand(),
                        Message.of(
                                "The headers of Node are downloaded again when this layer is built"
                                        + " anew; a cache mount on `%s` keeps them.",
                                HEADERS))
                .as("tally/js/node-gyp-cache-mounts");
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
