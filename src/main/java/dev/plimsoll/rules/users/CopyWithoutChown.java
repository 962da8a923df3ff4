package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

@Lint(
        severity = INFO,
        off = true,
        summary = "Say whose the copied files are",
        covers = {"tally/copy-after-user-without-chown"})
public record CopyWithoutChown() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.all(User.class).isEmpty()) {
            for (var stage : file.stages()) {
                if (KnownSystem.isForWindows(stage)) {
                    continue;
                }
                var given = Lazy.of(() -> given(stage));
                stage.all(Copying.class).stream()
                        .filter(copying -> copying.flag("chown").isEmpty())
                        .forEach(copying -> check(file, stage, copying, given, report));
            }
        }
    }

    private static void check(
            Dockerfile file,
            Stage stage,
            Copying copying,
            Lazy<Map<String, Integer>> given,
            Report report) {
        var user = stage.userAt(copying);
        var name = user.flatMap(each -> file.value(each.account(), each).known());
        if (name.isEmpty()
                || User.isSuperuser(name.get())
                || isGiven(copying.target().text(), copying.span().start(), given.get())) {
            return;
        }
        var owner = user.get().account().text();
        var message = Message.of("What is copied here belongs to root, not to `%s`.", name.get());
        report.at(copying.keyword(), message)
                .about(copying.target().text())
                .fix(Fix.unsafe(Edit.insertAfter(copying.keyword(), " --chown=" + owner)));
    }

    /** Where the last RUN changes the owner of a path, by its path without a slash at its end. */
    private static Map<String, Integer> given(Stage stage) {
        var last = new HashMap<String, Integer>();
        stage.commands()
                .filter(command -> command.is("chown"))
                .forEach(command ->
                        command.operands().stream()
                                .skip(1)
                                .forEach(path ->
                                        last.put(bare(path.value()), command.span().start())));
        return last;
    }

    /** Whether a later RUN changes the owner of what is copied, or of a directory above it. */
    private static boolean isGiven(String target, int place, Map<String, Integer> given) {
        var root = target.startsWith("/") ? Stream.of("") : Stream.<String>empty();
        return Stream.concat(Paths.upwards(bare(target)), root)
                .anyMatch(path -> given.getOrDefault(path, -1) > place);
    }

    private static String bare(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
