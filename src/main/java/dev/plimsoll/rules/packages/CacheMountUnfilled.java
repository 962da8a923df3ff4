package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Install;
import dev.plimsoll.source.Message;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

@Lint(severity = Severity.INFO, summary = "Fill the cache that is mounted")
public record CacheMountUnfilled() implements Rule {
    private static final Pattern OF_PIP = Pattern.compile("(?:.*/)?\\.cache(?:/pip)?/?");
    private static final Pattern OF_APT = Pattern.compile("/var/cache/apt(?:/archives)?/?");
    private static final Pattern CLEANER = Pattern.compile("docker-clean");

    @Override
    public void check(Dockerfile file, Report report) {
        var told = new HashSet<Mount>();
        var kept = Configured.in(file, "apt.conf", () -> CLEANER);
        for (var call : file.calls("pip", "apt-get", "apt")) {
            if (!call.run().mounts().isEmpty()) {
                call.install().ifPresent(install -> check(call, install, kept, told, report));
            }
        }
    }

    private static void check(
            Call call, Install install, Configured kept, Set<Mount> told, Report report) {
        if (!install.manager().name().equals("pip")) {
            cache(call.run(), OF_APT)
                    .filter(_ -> isOfficial(call.stage()) && !kept.before(call.stage(), install))
                    .filter(told::add)
                    .ifPresent(mount ->
                            report.at(
                                    mount,
                                    "`docker-clean` of the base removes what apt downloads, so this"
                                            + " cache stays empty."));
        } else if (new PipCall(call.stage(), call.run(), install).keepsNothing()) {
            cache(call.run(), OF_PIP)
                    .filter(told::add)
                    .ifPresent(mount ->
                            report.at(
                                    mount,
                                    Message.of(
                                            "`%s` is told to keep no cache, so nothing comes into"
                                                    + " this one.",
                                            install.title())));
        }
    }

    /** The official images that have apt stand on those of Debian and Ubuntu. */
    private static boolean isOfficial(Stage stage) {
        return stage.bottom().base() instanceof Base.External(var image) && image.isOfficial();
    }

    private static Optional<Mount> cache(Run run, Pattern directory) {
        return run.mounts().stream()
                .filter(mount -> mount.type() == Mount.Type.CACHE)
                .filter(mount ->
                        mount.target()
                                .filter(target -> directory.matcher(target.text()).matches())
                                .isPresent())
                .findFirst();
    }
}
