package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Optional;

@Lint(
        severity = Severity.WARNING,
        summary = "Precompile assets with a dummy key",
        covers = {"tally/ruby/asset-precompile-without-dummy-key"})
public record PrecompileWithoutDummyKey() implements Rule {
    private static final String[] KEYS = {
        "SECRET_KEY_BASE_DUMMY", "SECRET_KEY_BASE", "RAILS_MASTER_KEY"
    };

    /** What makes the environment of Rails. */
    private static final String[] ENVIRONMENTS = {"RAILS_ENV", "RACK_ENV"};

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("rails", "rake")) {
            precompiles(call)
                    .filter(_ -> isProduction(call) && !hasKey(call))
                    .ifPresent(task -> tell(file, call, task, report));
        }
    }

    private static Optional<Word> precompiles(Call call) {
        return call.command().arguments().stream()
                .filter(word -> word.is("assets:precompile"))
                .findFirst();
    }

    private static void tell(Dockerfile file, Call call, Word task, Report report) {
        var finding =
                report.missing(
                        task,
                        Message.of(
                                "`%s` wants the key of production in this build;"
                                        + " `SECRET_KEY_BASE_DUMMY=1` does without.",
                                task.value()));
        boolean without =
                file.around().contexts().stream().anyMatch(each -> each.has("Gemfile"))
                        && file.around().contexts().stream()
                                .noneMatch(each -> each.has("config/credentials.yml.enc"));
        if (without) {
            finding.level(Severity.INFO);
        }
        var old = Gemfile.of(file).rails().filter(version -> !version.isAtLeast(7, 1));
        var command = call.command();
        if (command.shell() instanceof Shell.Posix && !isWrapped(command) && old.isEmpty()) {
            finding.fix(Fix.safe(Edit.insertBefore(command, "SECRET_KEY_BASE_DUMMY=1 ")));
        }
    }

    /** Whether the variable would be one of something that may not hand it on. */
    private static boolean isWrapped(Command command) {
        return command.wrappers().stream().anyMatch(each -> !each.equals("bundle"));
    }

    private static boolean isProduction(Call call) {
        for (var name : ENVIRONMENTS) {
            var value = value(call, name);
            if (value.isPresent()) {
                return value.get().equals("production");
            }
        }
        return false;
    }

    private static boolean hasKey(Call call) {
        for (var name : KEYS) {
            boolean declared = call.stage().environmentAt(call.run()).source(name).isPresent();
            if (declared || value(call, name).isPresent()) {
                return true;
            }
        }
        return call.run().mounts().stream()
                        .anyMatch(mount -> mount.type() == Mount.Type.SECRET && isKey(mount))
                || call.command().words().stream().anyMatch(Word::isUnknown);
    }

    private static boolean isKey(Mount mount) {
        return mount.option("env").isPresent()
                || mount.target()
                        .map(Argument::text)
                        .filter(path -> path.endsWith(".key"))
                        .isPresent();
    }

    private static Optional<String> value(Call call, String name) {
        var environment = call.stage().environmentAt(call.run());
        return call.command()
                .environment(name, each -> environment.get(each).flatMap(Value::known));
    }
}
