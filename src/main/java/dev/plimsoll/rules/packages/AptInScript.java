package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Optional;

@Lint(
        severity = WARNING,
        summary = "Call apt-get in scripts, not apt",
        covers = {"DL3027", "CKV_DOCKER_9", "Run Using apt", "prefer-apt-get"})
public record AptInScript() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            if (!stage.calls("apt").isEmpty()) {
                stage.runs().forEach(run -> check(run, report));
            }
        }
    }

    private static void check(Run run, Report report) {
        var calls =
                run.script()
                        .named("apt")
                        .filter(command -> command.program().is("apt", "/usr/bin/apt"))
                        .toList();
        if (calls.isEmpty()) {
            return;
        }
        var finding =
                report.at(
                                calls.getFirst().program(),
                                "`apt` does not keep its command line stable for scripts.")
                        .about("apt")
                        .as(known(run, calls.getFirst()));
        var fixes = calls.stream().flatMap(command -> fix(command).stream()).toList();
        if (fixes.size() == calls.size()) {
            finding.fix(
                    new Fix(
                            fixes.stream().allMatch(Fix::safe),
                            fixes.stream().flatMap(fix -> fix.edits().stream()).toList()));
        }
    }

    /**
     * KICS looks for the text, Checkov for a blank before it and for no {@code rm} beside it,
     * Semgrep at the first word of the RUN.
     */
    private static String[] known(Run run, Command command) {
        var ids = new ArrayList<String>();
        boolean bare = command.program().is("apt");
        if (bare) {
            ids.add("DL3027");
        }
        if (run.form() instanceof Form.ShellForm) {
            boolean first = run.commands().getFirst() == command;
            boolean leads = command.words().getFirst().equals(command.program());
            ids.add("Run Using apt");
            if (bare && (first || !leads) && !command.toString().contains("rm")) {
                ids.add("CKV_DOCKER_9");
            }
            if (bare && first && leads) {
                ids.add("prefer-apt-get");
            }
        }
        return ids.toArray(String[]::new);
    }

    /** The same by apt-get; by apt-cache, which prints otherwise, as advice. */
    private static Optional<Fix> fix(Command command) {
        var subcommand = command.subcommand().flatMap(Word::literal).orElse("");
        return switch (subcommand) {
            case "update",
                    "install",
                    "reinstall",
                    "remove",
                    "purge",
                    "autoremove",
                    "autopurge",
                    "clean",
                    "autoclean",
                    "distclean",
                    "build-dep",
                    "source",
                    "download",
                    "satisfy",
                    "changelog" ->
                    Optional.of(Fix.safe(calling(command, "apt-get")));
            case "full-upgrade", "dist-upgrade" ->
                    Optional.of(
                            Fix.safe(
                                    calling(command, "apt-get"),
                                    Edit.replace(command.subcommand().get(), "dist-upgrade")));
            case "upgrade" ->
                    Optional.of(
                            Fix.safe(
                                    calling(command, "apt-get"),
                                    command.adding(command.subcommand().get(), "--with-new-pkgs")));
            case "search", "show", "showsrc", "policy", "depends", "rdepends" ->
                    Optional.of(Fix.unsafe(calling(command, "apt-cache")));
            default -> Optional.empty();
        };
    }

    /** Replaces the {@code apt} at the end of the program's word. */
    private static Edit calling(Command command, String program) {
        int end = command.program().span().end();
        return new Edit(new Span(end - "apt".length(), end), program);
    }
}
