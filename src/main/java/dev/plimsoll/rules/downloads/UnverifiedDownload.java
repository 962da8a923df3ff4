package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

@Lint(severity = INFO, summary = "Check what is downloaded before it is used", covers = "CIS 4.12")
public record UnverifiedDownload() implements Rule {
    /** Programs that make a file a part of what runs: they unpack, install or allow it to run. */
    private static final String[] USERS = {
        "tar",
        "bsdtar",
        "unzip",
        "7z",
        "gunzip",
        "xz",
        "chmod",
        "install",
        "dpkg",
        "rpm",
        "apt-get",
        "apt",
        "dnf",
        "yum",
        "microdnf",
        "apk",
        "pip",
        "java",
        "expand-archive",
        "msiexec",
        "mv"
    };

    private static final Set<String> PACKAGE_ENDINGS = Set.of("deb", "rpm", "apk", "whl", "jar");

    /** How many of them are looked at after a download. */
    private static final int REACH = 200;

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var calls = stage.calls(Download.PROGRAMS);
            if (!calls.isEmpty()) {
                check(stage, calls, Checks.in(file, stage), report);
            }
        }
    }

    private static void check(Stage stage, List<Call> calls, Checks checks, Report report) {
        var users = new ArrayList<Command>();
        stage.calls(USERS).forEach(call -> users.add(call.command()));
        int next = 0;
        for (var call : calls) {
            while (next < users.size() && users.get(next).span().start() < call.span().end()) {
                next++;
            }
            var after = users.subList(next, Math.min(users.size(), next + REACH));
            if (call.run().span().start() > checks.lastOf(call.command())) {
                Download.of(call.command())
                        .filter(each -> !each.isHere())
                        .filter(each -> isUsed(each, after))
                        .ifPresent(each -> tell(each, report));
            }
        }
    }

    private static boolean isUsed(Download download, List<Command> users) {
        var command = download.command();
        if (download.file().isEmpty()) {
            return command.pipedTo()
                    .filter(each -> each.is("tar", "bsdtar", "gunzip", "xz"))
                    .isPresent();
        }
        var name = download.fileName().orElse("");
        return name.length() > 1 && users.stream().anyMatch(each -> uses(each, name));
    }

    private static boolean uses(Command command, String name) {
        boolean moves = command.is("mv");
        return command.arguments().stream()
                .filter(word -> Download.fileName(word.value()).equals(name))
                .anyMatch(_ -> !moves || isBinary(command, name));
    }

    /** {@code mv tool /usr/local/bin/}. */
    private static boolean isBinary(Command command, String name) {
        var target = command.arguments().getLast().value();
        int dot = name.lastIndexOf('.');
        return target.contains("/bin")
                || (dot > 0 && PACKAGE_ENDINGS.contains(name.substring(dot + 1)));
    }

    private static void tell(Download download, Report report) {
        var from = download.host().isEmpty() ? "" : " from " + Message.code(download.host());
        report.at(
                        download.command().program(),
                        Message.of(
                                "Nothing checks what `%s` fetches%s.",
                                download.command().name(), from))
                .about(download.subject())
                .cause(download.command());
    }
}
