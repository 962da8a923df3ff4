package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Load jemalloc where it is installed",
        covers = {"tally/ruby/jemalloc-installed-but-not-preloaded"})
public record JemallocNotPreloaded() implements Rule {
    private static final Pattern JEMALLOC = Pattern.compile("libjemalloc2|libjemalloc1|jemalloc");

    /** Programs that load nothing by themselves; a script may. */
    private static final Set<String> PLAIN =
            Set.of("bundle", "puma", "rails", "rackup", "ruby", "sidekiq", "unicorn", "falcon");

    @Override
    public void check(Dockerfile file, Report report) {
        var text = file.source().text();
        if (!text.contains("jemalloc")
                || text.contains("LD_PRELOAD")
                || text.contains("with-jemalloc")) {
            return;
        }
        var stages = file.shippedStages();
        if (stages.stream().anyMatch(stage -> Production.isRuby(file, stage))
                && startsPlainly(file)) {
            for (var stage : stages) {
                installed(stage)
                        .ifPresent(spec ->
                                report.at(
                                                spec.word(),
                                                Message.of(
                                                        "Nothing loads `%s`, so Ruby goes on with"
                                                                + " the allocator of the system.",
                                                        spec.name()))
                                        .about(spec.name()));
            }
        }
    }

    private static Optional<PackageSpec> installed(Stage stage) {
        return stage.calls("apt-get", "apt", "apk", "dnf", "yum").stream()
                .flatMap(call -> call.install().stream())
                .flatMap(install -> install.packages().stream())
                .filter(spec -> JEMALLOC.matcher(spec.name()).matches())
                .findFirst();
    }

    /** Whether the program that the image starts is known, and no script of its own. */
    private static boolean startsPlainly(Dockerfile file) {
        var last = file.finalStage();
        var entrypoint =
                last.flatMap(stage -> stage.inherited(Entrypoint.class)).map(Entrypoint::form);
        var cmd = last.flatMap(stage -> stage.inherited(Cmd.class)).map(Cmd::form);
        return entrypoint.or(() -> cmd).filter(JemallocNotPreloaded::isPlain).isPresent();
    }

    private static boolean isPlain(Form form) {
        var commands = form.commands();
        return commands.size() == 1
                && (PLAIN.contains(commands.getFirst().name())
                        || commands.getFirst().wrappers().contains("bundle"));
    }
}
