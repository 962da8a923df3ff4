package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

@Lint(
        severity = WARNING,
        summary = "Install without the packages that are only recommended",
        covers = {
            "DL3015",
            "DS-0029",
            "APT-GET Not Avoiding Additional Packages",
            "missing-no-install-recommends",
            "S6500"
        })
public record AptInstallsRecommends() implements Rule {
    private static final String OPTION = "Install-Recommends";

    /** Packages that fetch from {@code https} addresses, and only recommend the authorities. */
    private static final Set<String> NEED_AUTHORITIES = Set.of("curl", "wget", "git", "git-core");

    /**
     * Packages whose usual work is done by what they recommend: headers and compilers behind
     * compilers and installers, helpers behind wrappers (from the Recommends of Debian 12).
     */
    private static final Set<String> NEED_RECOMMENDED =
            Set.of(
                    "ansible",
                    "autoconf",
                    "chromium",
                    "chromium-browser",
                    "cmake",
                    "devscripts",
                    "docker-ce",
                    "docker.io",
                    "dpkg-dev",
                    "gcc",
                    "golang",
                    "golang-go",
                    "imagemagick",
                    "libreoffice",
                    "libtool",
                    "mercurial",
                    "npm",
                    "python-pip",
                    "python3-pip",
                    "r-base",
                    "r-base-core",
                    "rustc",
                    "tasksel",
                    "texlive",
                    "texlive-latex-extra",
                    "xfce4",
                    "xorg",
                    "xvfb");

    @Override
    public void check(Dockerfile file, Report report) {
        var config = AptConfig.disabling(file, OPTION);
        for (var stage : file.shippedStages()) {
            AptCall.in(stage)
                    .filter(call -> call.does("install", "reinstall") && !call.pretends())
                    .filter(AptInstallsRecommends::namesPackages)
                    .filter(call -> !isDecided(call))
                    .filter(call -> !config.before(stage, call.command()))
                    .forEach(call -> tell(file, call, report));
        }
    }

    private static void tell(Dockerfile file, AptCall call, Report report) {
        var finding =
                report.missing(
                        call.subcommand(),
                        "`%s` also installs what these packages only recommend."
                                .formatted(call.title()));
        finding.fix(fix(file, call));
        if (!call.command().is("apt-get")) {
            finding.as("S6500");
        }
    }

    private static boolean namesPackages(AptCall call) {
        return PackageManager.of(call.command())
                        .filter(install -> !install.packages().isEmpty())
                        .isPresent()
                || call.command().wrappers().contains("xargs");
    }

    private static List<Word> packages(AptCall call) {
        return PackageManager.of(call.command())
                .map(install ->
                        install.packages().stream()
                                .map(PackageSpec::word)
                                .filter(word -> call.command().span().contains(word.span()))
                                .toList())
                .orElse(List.of());
    }

    /** Whether the call says itself what it wants, one way or the other. */
    private static boolean isDecided(AptCall call) {
        return call.isGiven(
                        "--no-install-recommends",
                        "--install-recommends",
                        "--without-recommends",
                        "--with-recommends",
                        "-R",
                        "-r")
                || call.settings().stream().anyMatch(each -> each.contains(OPTION))
                || call.mayHaveMoreOptions();
    }

    private static Fix fix(Dockerfile file, AptCall call) {
        var flag =
                call.command().is("aptitude") ? "--without-recommends" : "--no-install-recommends";
        var edits = new ArrayList<Edit>();
        edits.add(call.command().adding(lastShortFlag(file, call), flag));
        var packages = packages(call);
        var names = packages.stream().map(AptInstallsRecommends::name).toList();
        boolean known = !packages.isEmpty() && packages.stream().noneMatch(Word::isUnknown);
        boolean lacksAuthorities =
                names.stream().anyMatch(NEED_AUTHORITIES::contains)
                        && !names.contains("ca-certificates");
        if (lacksAuthorities) {
            edits.add(authorities(file, call, packages.getFirst()));
        }
        boolean sshMayBeNeeded =
                names.contains("git") && file.source().text().matches("(?s).*(ssh|git@).*");
        boolean safe =
                known && !sshMayBeNeeded && names.stream().noneMatch(NEED_RECOMMENDED::contains);
        return new Fix(safe, edits);
    }

    /**
     * Names the package of the authorities in front of the others, on a line of its own if they
     * are.
     */
    private static Edit authorities(Dockerfile file, AptCall call, Word first) {
        var before =
                call.command().words().stream()
                        .filter(word -> word.span().start() < first.span().start())
                        .reduce((one, two) -> two)
                        .orElse(first);
        int from = before.span().end();
        int to = first.span().start();
        var gap = file.source().text(new Span(from, to));
        boolean ownLine = gap.indexOf('\n') >= 0 && gap.indexOf('#') < 0;
        return ownLine
                ? Edit.insertBefore(first, "ca-certificates" + gap)
                : call.command().addingBefore(first, "ca-certificates");
    }

    /** The name without version, release and architecture. */
    private static String name(Word word) {
        return word.value().split("[=/:]", 2)[0];
    }

    /** The last of the flags right behind the subcommand, such as {@code -y}, on its line. */
    private static Word lastShortFlag(Dockerfile file, AptCall call) {
        var last = call.subcommand();
        for (var word : call.command().arguments()) {
            boolean next = word.span().start() > last.span().start();
            if (next && !(isSimple(word) && onOneLine(file, last, word))) {
                return last;
            }
            last = next ? word : last;
        }
        return last;
    }

    private static boolean isSimple(Word word) {
        return word.is(
                "-y",
                "-q",
                "-qq",
                "-qy",
                "-yq",
                "-qqy",
                "-yqq",
                "-fy",
                "-yf",
                "--yes",
                "--assume-yes",
                "--quiet");
    }

    private static boolean onOneLine(Dockerfile file, Word one, Word other) {
        return file.source().firstLine(one) == file.source().firstLine(other);
    }
}
