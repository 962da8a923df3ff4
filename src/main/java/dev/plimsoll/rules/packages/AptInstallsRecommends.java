package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Once;
import dev.plimsoll.source.Span;
import dev.plimsoll.source.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final String NONE = "-";

    /** They recommend a client for SSH, {@code patch} and {@code less}. */
    private static final Set<String> GIT = Set.of("git", "git-core");

    private static final Pattern SSH = Pattern.compile("ssh|git@");

    /** By the packages that do their work without what they recommend, what they still need. */
    private static final Map<String, String> KNOWN =
            Table.rows(AptInstallsRecommends.class, "recommends.txt", 2).stream()
                    .collect(Collectors.toMap(List::getFirst, List::getLast));

    @Override
    public void check(Dockerfile file, Report report) {
        var config = AptConfig.disabling(file, OPTION);
        var words = Words.of(file);
        for (var stage : file.shippedStages()) {
            AptCall.in(stage)
                    .filter(call -> call.does("install", "reinstall") && !call.pretends())
                    .filter(AptInstallsRecommends::namesPackages)
                    .filter(call -> !isDecided(call))
                    .filter(call -> !config.before(stage, call.command()))
                    .forEach(call -> tell(words, call, report));
        }
    }

    /**
     * What is looked for in long texts, so once.
     *
     * @param gitAlone whether Git needs none of the programs that it recommends
     * @param avoiding whether a RUN gives the option anywhere
     */
    private record Words(Dockerfile file, Lazy<Boolean> gitAlone, Once<Run, Boolean> avoiding) {
        static Words of(Dockerfile file) {
            var source = file.source();
            return new Words(
                    file,
                    Lazy.of(() -> isGitAlone(file)),
                    Once.of(run -> source.text(run).contains("--no-install-recommends")));
        }

        /** Nobody knows what for, where the file runs Git nowhere. */
        private static boolean isGitAlone(Dockerfile file) {
            return !file.calls("git").isEmpty()
                    && file.calls("patch", "less").isEmpty()
                    && !SSH.matcher(file.source().text()).find();
        }
    }

    private static void tell(Words words, AptCall call, Report report) {
        var finding =
                report.missing(
                        call.subcommand(),
                        Message.of(
                                "`%s` also installs what these packages only recommend.",
                                call.title()));
        finding.fix(fix(words, call));
        finding.as(known(words, call));
    }

    /**
     * Trivy and Semgrep look for the option in the whole RUN, Trivy at options in front of the
     * subcommand only if they have no value.
     */
    private static String[] known(Words words, AptCall call) {
        if (!call.does("install")) {
            return new String[0];
        }
        var ids = new ArrayList<>(List.of("S6500"));
        if (call.command().is("apt-get")) {
            ids.addAll(List.of("DL3015", "APT-GET Not Avoiding Additional Packages"));
            boolean avoids = words.avoiding().get(call.run());
            if (!avoids && !call.command().hasFlag("-o", "--option")) {
                ids.add("DS-0029");
            }
            if (!avoids && call.run().form() instanceof Form.ShellForm) {
                ids.add("missing-no-install-recommends");
            }
        }
        return ids.toArray(String[]::new);
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

    private static Fix fix(Words words, AptCall call) {
        var flag =
                call.command().is("aptitude") ? "--without-recommends" : "--no-install-recommends";
        var edits = new ArrayList<Edit>();
        edits.add(call.command().adding(lastShortFlag(words.file(), call), flag));
        var packages = packages(call);
        var names = packages.stream().map(AptInstallsRecommends::name).toList();
        boolean known = !packages.isEmpty() && packages.stream().noneMatch(Word::isUnknown);
        boolean lacksAuthorities =
                names.stream().anyMatch(name -> !KNOWN.getOrDefault(name, NONE).equals(NONE))
                        && !names.contains("ca-certificates");
        if (lacksAuthorities) {
            edits.add(authorities(words.file(), call, packages.getFirst()));
        }
        boolean safe =
                known
                        && names.stream().allMatch(KNOWN::containsKey)
                        && (GIT.stream().noneMatch(names::contains) || words.gitAlone().get());
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
