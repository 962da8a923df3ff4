package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.stream.Stream;

@Lint(
        severity = WARNING,
        off = true,
        summary = "Name the version of every package",
        covers = {
            "DL3008",
            "DL3013",
            "DL3016",
            "DL3018",
            "DL3028",
            "DL3033",
            "DL3037",
            "DL3041",
            "DL3062",
            "Apt Get Install Pin Version Not Defined",
            "Unpinned Package Version in Apk Add",
            "Unpinned Package Version in Pip Install",
            "NPM Install Command Without Pinned Version",
            "Gem Install Without Version",
            "Yum install Without Version",
            "Missing Version Specification In dnf install",
            "Zypper Install Without Version"
        })
public record UnpinnedPackage(@Option("Packages whose version may be any.") List<String> ignore)
        implements Rule {
    /** How many packages a message names. */
    private static final int MOST_NAMES = 3;

    public UnpinnedPackage() {
        this(List.of());
    }

    public UnpinnedPackage {
        ignore = List.copyOf(ignore);
    }

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.packageCalls()) {
            call.install()
                    .filter(install -> install.act() == Act.INSTALL && !install.isLimited())
                    .filter(install -> !OpenVersion.isOfGroups(install))
                    .ifPresent(install -> check(call, install, report));
        }
    }

    private void check(Call call, Install install, Report report) {
        var open =
                install.packages().stream()
                        .filter(each -> !ignore.contains(each.name()))
                        .flatMap(each -> OpenVersion.of(each, install).stream())
                        .toList();
        if (open.isEmpty()) {
            return;
        }
        var word = open.getFirst().spec().word();
        var place = call.command().span().contains(word.span()) ? word : install.subcommand();
        report.at(place, message(open))
                .about("")
                .level(level(install))
                .as(open.stream().flatMap(each -> each.known()).distinct().toArray(String[]::new));
    }

    /** Distributions withdraw the versions that they replace, so a version named breaks builds. */
    private static Severity level(Install install) {
        return install.manager().lists().isEmpty() && !install.manager().name().equals("go")
                ? WARNING
                : INFO;
    }

    private static String message(List<OpenVersion> open) {
        var names = open.stream().limit(MOST_NAMES).map(each -> Message.code(each.text()));
        int more = open.size() - MOST_NAMES;
        var rest = more > 0 ? Stream.of("%d more".formatted(more)) : Stream.<String>empty();
        var all = Stream.concat(names, rest).toList();
        return all.size() == 1
                ? "%s may be any version.".formatted(all.getFirst())
                : "%s and %s may be any version."
                        .formatted(
                                String.join(", ", all.subList(0, all.size() - 1)), all.getLast());
    }
}
