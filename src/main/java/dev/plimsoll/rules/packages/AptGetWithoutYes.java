package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.ERROR;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Word;

import java.util.regex.Pattern;
import java.util.stream.Stream;

@Lint(
        severity = ERROR,
        summary = "Answer the question of apt-get with -y",
        covers = {
            "DL3014",
            "DS-0021",
            "APT-GET Missing Flags To Avoid Manual Input",
            "missing-assume-yes-switch",
            "S6584"
        })
public record AptGetWithoutYes() implements Rule {
    /** Short options up to the first one that takes a value: {@code -fqq}, {@code -tstable}. */
    private static final Pattern CLUSTER = Pattern.compile("-([^-\\Wtoca]+).*");

    private static final Pattern QUIET_LEVEL = Pattern.compile("(?:-q|--quiet)=([0-9])");

    @Override
    public void check(Dockerfile file, Report report) {
        var config = AptConfig.enabling(file, "Assume-Yes");
        for (var stage : file.stages()) {
            AptCall.in(stage)
                    .filter(AptGetWithoutYes::asks)
                    .filter(call -> !isAnswered(call))
                    .filter(call -> !config.before(stage, call.command()))
                    .forEach(call -> tell(call, report));
        }
    }

    private static void tell(AptCall call, Report report) {
        var finding =
                report.missing(
                                call.subcommand(),
                                "`%s` waits for an answer that nobody gives in a build."
                                        .formatted(call.title()))
                        .fix(Fix.safe(call.command().adding(call.subcommand(), "-y")));
        if (!call.command().is("apt-get") || !call.does("install")) {
            boolean sonar = call.does("install", "remove", "upgrade");
            finding.as(sonar ? new String[] {"S6584"} : new String[0]);
        }
    }

    private static boolean asks(AptCall call) {
        return call.does(
                        "install",
                        "reinstall",
                        "upgrade",
                        "dist-upgrade",
                        "full-upgrade",
                        "safe-upgrade",
                        "remove",
                        "purge",
                        "autoremove",
                        "build-dep",
                        "satisfy")
                && !call.pretends();
    }

    private static boolean isAnswered(AptCall call) {
        return call.isGiven("-y", "--yes", "--assume-yes", "--force-yes", "--trivial-only")
                || quietness(call) >= 2
                || call.settings().stream().anyMatch(each -> AptConfig.enables(each, "Assume-Yes"))
                || hasInput(call)
                || call.mayHaveMoreOptions();
    }

    private static boolean hasInput(AptCall call) {
        boolean piped = call.command().pipedFrom().isPresent();
        boolean told =
                call.command().redirections().stream()
                        .anyMatch(each -> each.operator().startsWith("<<"));
        return (piped || told) && !call.command().wrappers().contains("xargs");
    }

    /** How quiet it is told to be; from 2 on it takes yes for an answer. */
    private static int quietness(AptCall call) {
        return Stream.concat(
                        call.command().arguments().stream().map(Word::value), call.fromVariables())
                .mapToInt(AptGetWithoutYes::quietness)
                .sum();
    }

    private static int quietness(String word) {
        var level = QUIET_LEVEL.matcher(word);
        if (level.matches()) {
            return Integer.parseInt(level.group(1));
        }
        if (word.equals("--quiet")) {
            return 1;
        }
        var cluster = CLUSTER.matcher(word);
        return cluster.matches() ? (int) cluster.group(1).chars().filter(c -> c == 'q').count() : 0;
    }
}
