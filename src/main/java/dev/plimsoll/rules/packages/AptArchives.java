package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Report;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The packages that apt-get downloads. The images of Debian and Ubuntu empty their directory after
 * each installation, as long as their {@code docker-clean} is there.
 *
 * @param kept from where on it is not
 */
record AptArchives(Dockerfile file, Configured kept) {
    private static final String DIRECTORY = "/var/cache/apt/archives";
    private static final Pattern REMOVED = Pattern.compile("\\brm\\b[^;&|\n]{0,200}docker-clean");

    static AptArchives in(Dockerfile file) {
        return new AptArchives(file, Configured.in(file, "docker-clean", () -> REMOVED));
    }

    void check(Stage stage, Report report) {
        AptCall.lastOfRuns(stage, AptArchives::isDownload).stream()
                .filter(call -> kept.before(stage, call.command()))
                .filter(call -> !call.run().keepsOut(DIRECTORY) && !isCleaned(call.run(), call))
                .forEach(call -> tell(call, report));
    }

    private void tell(AptCall call, Report report) {
        var finding =
                report.missing(
                                call.subcommand(),
                                Message.of(
                                        "The packages that `%s` downloads stay in this layer.",
                                        call.title()))
                        .as("DL3009", "remove-package-cache");
        new ScriptEnd(file, call.run())
                .then("apt-get clean")
                .map(edit -> new Fix(call.command().wrappers().isEmpty(), List.of(edit)))
                .ifPresent(finding::fix);
    }

    private static boolean isDownload(AptCall call) {
        return call.does(
                "install", "reinstall", "upgrade", "dist-upgrade", "full-upgrade", "build-dep");
    }

    private static boolean isCleaned(Run run, AptCall last) {
        return Removal.of(
                        run,
                        DIRECTORY,
                        command ->
                                command.is("apt-get", "apt", "aptitude")
                                        && command.subcommand()
                                                .filter(word -> word.is("clean", "distclean"))
                                                .isPresent())
                .after(last.command());
    }
}
