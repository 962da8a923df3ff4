package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Deliveries;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.SourcePattern;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = Severity.ERROR,
        summary = "Copy no keys, passwords or history into the image",
        covers = {"DS-0031", "tally/secrets-in-code"},
        insteadOf = {"context-copied-whole"})
public record SecretFileCopied() implements Rule {

    /** How many files are named besides the gravest. */
    private static final int MOST_NAMED = 4;

    /** How many removals of a stage are looked at. */
    private static final int MOST_REMOVALS = 200;

    @Override
    public void check(Dockerfile file, Report report) {
        var tree = Lazy.of(() -> new ContextSecrets(file.around()));
        var deliveries = Lazy.of(() -> new Deliveries(file));
        for (var stage : file.stages()) {
            boolean last = file.finalStage().filter(stage::equals).isPresent();
            var inspection = new Inspection(file, stage, deliveries, tree, report);
            var credentials = last ? CredentialPath.in(file, stage) : List.<CredentialPath>of();
            for (var instruction : stage.instructions()) {
                if (instruction instanceof Copying copying) {
                    inspection.look(copying);
                    if (last) {
                        CredentialPath.copied(file, copying, credentials)
                                .ifPresent(each -> tell(copying, each, report));
                    }
                }
            }
        }
    }

    private static void tell(Copying copying, CredentialPath path, Report report) {
        report.at(
                        copying.target(),
                        Message.of(
                                "This copies what `%s` names, a file of credentials.", path.name()))
                .about(path.name())
                .level(Severity.WARNING)
                .as("DS-0031");
    }

    /**
     * One pass over a stage.
     *
     * @param tree the secret files of the context, as far as that is known
     */
    private record Inspection(
            Dockerfile file,
            Stage stage,
            Lazy<Deliveries> deliveries,
            Lazy<ContextSecrets> tree,
            Report report) {

        void look(Copying copying) {
            var target = file.value(copying.target(), copying).known().orElse("");
            boolean local = copying.flag("from").isEmpty();
            for (var source : copying.sources()) {
                var path = file.value(source, copying).known().orElse("");
                if (path.isEmpty() || path.contains("://")) {
                    continue;
                }
                var kind = SecretFile.of(path, target);
                if (local && kind.isPresent() && ContextSecret.isKeptOut(file.around(), path)) {
                    continue;
                }
                kind.ifPresent(each -> named(copying, source, path, each));
                if (kind.isEmpty() && local) {
                    var brought =
                            tree.get().brought(path).stream()
                                    .filter(each -> ships(copying, path, each.path()))
                                    .toList();
                    found(source, brought);
                }
            }
        }

        /** Whether a file comes into the image, be it by a later stage. */
        private boolean ships(Copying copying, String source, String path) {
            return file.ships(stage)
                    || deliveries
                            .get()
                            .ships(stage, copying, source, SourcePattern.of(path).path());
        }

        private void named(Copying copying, Argument source, String path, SecretFile kind) {
            boolean shipped = ships(copying, path, path);
            boolean removed = file.ships(stage) && isRemovedAfter(copying, path);
            report.at(source, removed ? kind.messageOfRemoved(path) : kind.message(path, shipped))
                    .about(path)
                    .level(shipped ? kind.level() : Severity.INFO)
                    .as(kind.known());
        }

        /** Whether a later RUN takes it away, which is too late. */
        private boolean isRemovedAfter(Copying copying, String path) {
            var name = path.substring(path.lastIndexOf('/') + 1);
            return stage.calls("rm", "shred").stream()
                    .limit(MOST_REMOVALS)
                    .filter(call -> call.span().start() > copying.span().start())
                    .flatMap(call -> call.command().operands().stream())
                    .anyMatch(word -> word.value().endsWith("/" + name) || word.is(name));
        }

        /** Those that a directory brings along; they may be there for tests. */
        private void found(Argument source, List<ContextSecret> secrets) {
            if (secrets.isEmpty()) {
                return;
            }
            var gravest = secrets.getFirst();
            var others =
                    secrets.stream().skip(1).limit(MOST_NAMED).map(ContextSecret::path).toList();
            var message = gravest.kind().message(gravest.path(), true);
            report.at(
                            source,
                            others.isEmpty()
                                    ? message
                                    : message + " It brings too: " + Message.codes(others) + ".")
                    .about(gravest.path())
                    .level(Severity.WARNING)
                    .as();
        }
    }
}
