package dev.plimsoll.rules.secrets;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Map;

@Lint(
        severity = WARNING,
        off = true,
        summary = "Mount the secret that a program needs",
        covers = "tally/require-secret-mounts")
public record SecretMountMissing(
        @Option(
                        "Programs, each with the mount that it needs, such as `pip:"
                                + " id=pip,target=/root/.config/pip/pip.conf`.")
                Map<String, String> commands)
        implements Rule {

    public SecretMountMissing {
        for (var mount : commands.values()) {
            if (mount.matches("(?s).*\\s.*") || id(mount).isEmpty()) {
                throw new IllegalArgumentException(
                        "A mount is written as `id=NAME,target=PATH` or `id=NAME,env=NAME`.");
            }
        }
        commands = Map.copyOf(commands);
    }

    public SecretMountMissing() {
        this(Map.of());
    }

    @Override
    public void check(Dockerfile file, Report report) {
        if (commands.isEmpty()) {
            return;
        }
        for (var call : file.calls(commands.keySet().toArray(String[]::new))) {
            var name = call.command().name();
            var needed =
                    commands.entrySet().stream()
                            .filter(each -> call.command().is(each.getKey()))
                            .findFirst();
            needed.filter(each -> !isMounted(call, each.getValue()))
                    .ifPresent(each -> tell(call, name, each.getValue(), report));
        }
    }

    private static boolean isMounted(Call call, String mount) {
        var id = id(mount);
        return call.run().mounts().stream()
                .filter(each -> each.type() == Mount.Type.SECRET)
                .anyMatch(each ->
                        each.id().map(Argument::text).filter(id::equals).isPresent()
                                || each.target()
                                        .map(Argument::text)
                                        .filter(option(mount, "target")::equals)
                                        .isPresent()
                                || each.option("env")
                                        .map(Argument::text)
                                        .filter(option(mount, "env")::equals)
                                        .isPresent());
    }

    private static String id(String mount) {
        return option(mount, "id");
    }

    /** What an option of a mount says; empty where it is not given. */
    private static String option(String mount, String name) {
        for (var part : mount.split(",")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static void tell(Call call, String name, String mount, Report report) {
        report.at(
                        call.command().program(),
                        Message.of("`%s` runs without the secret mount `%s`.", name, id(mount)))
                .about(name)
                .fix(
                        Fix.unsafe(
                                Edit.insertAfter(
                                        call.run().keyword(), " --mount=type=secret," + mount)));
    }
}
