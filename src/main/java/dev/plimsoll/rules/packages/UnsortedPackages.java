package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

@Lint(
        severity = INFO,
        off = true,
        summary = "Sort the packages of an installation",
        covers = {"tally/sort-packages", "S7018"})
public record UnsortedPackages() implements Rule {
    /** Two are found at a glance. */
    private static final int LEAST = 3;

    private static final Comparator<PackageSpec> ORDER = Comparator.comparing(PackageSpec::name);

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.packageCalls()) {
            call.install()
                    .filter(install -> install.act() == Act.INSTALL && isPlain(file, install))
                    .ifPresent(install -> check(file, call, install, report));
        }
    }

    private static void check(Dockerfile file, Call call, Install install, Report report) {
        var packages = install.packages();
        var sorted = packages.stream().sorted(ORDER).toList();
        for (int i = 0; i < packages.size(); i++) {
            if (ORDER.compare(packages.get(i), sorted.get(i)) != 0) {
                var message =
                        Message.of(
                                "`%s` comes before `%s` in the alphabet.",
                                sorted.get(i).name(), packages.get(i).name());
                report.at(sorted.get(i).word(), message)
                        .about("")
                        .as(known(call))
                        .fix(Fix.safe(edits(file, packages, sorted)));
                return;
            }
        }
    }

    /** Sonar knows these three. */
    private static String[] known(Call call) {
        var manager = PackageManager.run(call.command()).map(PackageManager::name).orElse("");
        return List.of("apt-get", "apt", "aptitude", "apk", "pip").contains(manager)
                ? new String[] {"tally/sort-packages", "S7018"}
                : new String[] {"tally/sort-packages"};
    }

    private static Edit[] edits(
            Dockerfile file, List<PackageSpec> packages, List<PackageSpec> sorted) {
        var edits = new ArrayList<Edit>();
        for (int i = 0; i < packages.size(); i++) {
            var there = packages.get(i).word();
            var text = file.source().text(sorted.get(i).word());
            if (!file.source().text(there).equals(text)) {
                edits.add(Edit.replace(there, text));
            }
        }
        return edits.toArray(Edit[]::new);
    }

    /** Whether it is one list of names, written in it: comments in between make groups. */
    private static boolean isPlain(Dockerfile file, Install install) {
        var packages = install.packages();
        if (packages.size() < LEAST) {
            return false;
        }
        boolean names =
                packages.stream()
                        .allMatch(each ->
                                each.kind() == PackageSpec.Kind.REGISTRY
                                        && !each.word().isUnknown()
                                        && install.command().span().contains(each.word().span()));
        // One word may be worth several packages.
        boolean ownWords =
                IntStream.range(1, packages.size())
                        .allMatch(i ->
                                packages.get(i - 1).span().end() <= packages.get(i).span().start());
        int start = packages.getFirst().span().start();
        int end = packages.getLast().span().end();
        return names && ownWords && file.commentAt(new Span(start, end)).isEmpty();
    }
}
