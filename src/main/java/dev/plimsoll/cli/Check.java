package dev.plimsoll.cli;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Linter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code plimsoll check}: judges files and directories. */
@Command(
        name = "check",
        description = "Judges Dockerfiles and prints what it finds.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer =
                "Exit code 0: nothing at or above --fail-on; 1: findings; 2: wrong usage, or a path"
                        + " that does not exist. On GitHub only errors fail the check of a pull"
                        + " request.")
public final class Check implements Callable<Integer> {
    /** With fewer files than this, one thread is as quick as many. */
    private static final int MANY = 4;

    private final Console console;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "File, directory (searched for Dockerfiles and Containerfiles), or - for"
                            + " standard input. Default: the current directory.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "tty, json, sarif or github. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TTY;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "error, warning, info or never. Default: ${DEFAULT-VALUE}.")
    private FailOn failOn = FailOn.WARNING;

    @Mixin private RuleChoice rules = new RuleChoice();

    public Check(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var catalogue = Catalogue.load();
        var judge = new Judge(new Linter(catalogue, rules.selection(catalogue)), console.in());
        var targets = Targets.of(paths);
        var files = targets.files();
        var judged =
                new ArrayList<>(
                        (files.size() < MANY ? files.stream() : files.parallelStream())
                                .map(judge::judge)
                                .toList());
        judged.addAll(targets.unreadable());
        writer(catalogue).write(judged, targets.missing());
        note(targets, judged);
        return exitCode(targets, judged);
    }

    private Format.Writer writer(Catalogue catalogue) {
        var checkout = Checkout.of(console.environment());
        return switch (format) {
            case TTY -> new TerminalFormat(console.out(), console.terminal());
            case JSON -> new JsonFormat(console.out());
            case SARIF -> new SarifFormat(console.out(), catalogue, checkout);
            case GITHUB -> new WorkflowFormat(console.out(), checkout);
        };
    }

    private void note(Targets targets, List<Judged> judged) {
        for (var file : judged) {
            file.note()
                    .ifPresent(why ->
                            console.note(
                                    "`%s` was not checked: %s."
                                            .formatted(Shown.line(file.file()), why)));
            for (var rule : file.broken()) {
                console.note(
                        "the rule `%s` failed on `%s`. This is a fault of Plimsoll; the other rules were run."
                                .formatted(rule, Shown.line(file.file())));
            }
        }
        for (var directory : targets.empty()) {
            console.note("there is no Dockerfile in `%s`.".formatted(Shown.line(directory)));
        }
        for (var path : targets.missing()) {
            // Java reads an argument that is not UTF-8 as another name.
            boolean misread = path.indexOf('\uFFFD') >= 0;
            console.note(
                    "`%s` does not exist. %s"
                            .formatted(
                                    Shown.line(path),
                                    misread
                                            ? "A name that is not UTF-8 cannot be given; name its"
                                                    + " directory."
                                            : "Name a file or a directory, or - for standard"
                                                    + " input."));
        }
    }

    private int exitCode(Targets targets, List<Judged> judged) {
        if (!targets.missing().isEmpty()
                || judged.stream().anyMatch(file -> !file.broken().isEmpty())) {
            return CommandTree.WRONG_USE;
        }
        return judged.stream()
                        .flatMap(file -> file.findings().stream())
                        .anyMatch(finding -> failOn.fails(finding.level()))
                ? 1
                : 0;
    }
}
