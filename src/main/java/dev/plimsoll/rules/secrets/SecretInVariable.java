package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.HashSet;
import java.util.Set;

@Lint(
        severity = Severity.ERROR,
        summary = "Mount secrets instead of declaring them by ARG or ENV",
        covers = {
            "DL3064",
            "SecretsUsedInArgOrEnv",
            "DS-0031",
            "S6472",
            "Secrets Stored In Dockerfile",
            "tally/ruby/secrets-in-arg-or-env",
            "tally/ruby/prefer-secret-mounts-for-build-credentials",
            "secret-in-build-arg"
        })
public record SecretInVariable() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        file.globalArgs().forEach(arg -> new Inspection(file, report, false, false).look(arg));
        for (var stage : file.stages()) {
            boolean last = file.finalStage().filter(stage::equals).isPresent();
            new Inspection(file, report, file.ships(stage), last).look(stage);
        }
    }

    /** One pass over a stage, which remembers the build arguments that it has met. */
    private static final class Inspection {
        private final Dockerfile file;
        private final Report report;
        private final boolean shipped;
        private final boolean last;
        private final Set<String> arguments = new HashSet<>();

        /** Of the instruction that is looked at. */
        private String keyword = "";

        Inspection(Dockerfile file, Report report, boolean shipped, boolean last) {
            this.file = file;
            this.report = report;
            this.shipped = shipped;
            this.last = last;
        }

        void look(Stage stage) {
            stage.instructions().forEach(this::look);
        }

        void look(Instruction instruction) {
            keyword = instruction.keyword().text();
            switch (instruction) {
                case Env env -> {
                    for (var pair : env.pairs()) {
                        if (SecretName.isSecret(pair.name())) {
                            inEnv(env, pair);
                        } else {
                            inOtherValue(env, pair);
                        }
                    }
                }
                case Label label -> label.pairs().forEach(pair -> inOtherValue(label, pair));
                case Arg arg -> {
                    for (var pair : arg.pairs()) {
                        boolean secret = SecretName.isSecret(pair.name());
                        if (secret) {
                            inArg(arg, pair);
                        }
                        if (secret || pair.value().isEmpty()) {
                            arguments.add(pair.name());
                        }
                    }
                }
                default -> {}
            }
        }

        private void inEnv(Env env, Pair pair) {
            var written = pair.value().map(Argument::text).orElse("");
            if (written.contains("$")) {
                if (Reference.names(written).anyMatch(arguments::contains)
                        && !isHarmless(env, pair)) {
                    keptForEver(pair);
                }
                return;
            }
            switch (Wording.of(pair.name(), Reference.unquoted(written))) {
                case HARMLESS -> {}
                case EMPTY ->
                        found(
                                        pair,
                                        "`%s` is set to nothing in the image, so somebody may run"
                                                + " without it.")
                                .level(Severity.INFO);
                case PLACEHOLDER -> placeholder(pair);
                case GUESSABLE -> guessable(pair);
                case SECRET -> keptForEver(pair);
            }
        }

        /** A secret argument that is kept under a name that says nothing of it. */
        private void inOtherValue(Instruction at, Pair pair) {
            if (arguments.isEmpty() || pair.value().isEmpty()) {
                return;
            }
            Reference.names(pair.value().get().text())
                    .filter(name -> arguments.contains(name) && SecretName.isSecret(name))
                    .findFirst()
                    .filter(_ -> !isHarmless(at, pair))
                    .ifPresent(name ->
                            report.at(
                                            pair.key(),
                                            Message.of(
                                                    "`%s` keeps the value of `%s` in %s.",
                                                    pair.name(),
                                                    name,
                                                    shipped
                                                            ? "the image"
                                                            : "the caches of the build"))
                                    .about(pair.name())
                                    .level(shipped ? Severity.ERROR : Severity.WARNING)
                                    .as());
        }

        private void keptForEver(Pair pair) {
            var message =
                    shipped
                            ? "The value of `%s` is readable by everybody who can pull the image."
                            : "The value of `%s` stands in the Dockerfile and in the caches of the"
                                    + " build.";
            found(pair, message);
        }

        private void inArg(Arg arg, Pair pair) {
            var written = pair.value().map(Argument::text).orElse("");
            if (written.contains("$")) {
                if (!isHarmless(arg, pair)) {
                    givenByTheBuild(arg, pair);
                }
                return;
            }
            switch (Wording.of(pair.name(), Reference.unquoted(written))) {
                case HARMLESS -> {}
                case EMPTY -> givenByTheBuild(arg, pair);
                case PLACEHOLDER -> placeholder(pair);
                case GUESSABLE -> guessable(pair);
                case SECRET ->
                        found(
                                pair,
                                "The value of `%s` stands in the Dockerfile and in the history of"
                                        + " the image.");
            }
        }

        /** Whether the variables in a value make something of it that is no secret. */
        private boolean isHarmless(Instruction at, Pair pair) {
            return pair.value()
                    .flatMap(value -> file.value(value, at).known())
                    .filter(value -> Wording.of(value) == Wording.HARMLESS)
                    .isPresent();
        }

        private void givenByTheBuild(Arg arg, Pair pair) {
            LeftoverArgument.of(file, arg, pair)
                    .ifPresentOrElse(
                            fix ->
                                    found(
                                                    pair,
                                                    "The build argument `%s` is not needed beside"
                                                            + " the secret mount of the same name.")
                                            .level(Severity.WARNING)
                                            .fix(fix),
                            () ->
                                    found(
                                                    pair,
                                                    "The build argument `%s` leaves its value in"
                                                            + " the history and the caches of the"
                                                            + " build.")
                                            .level(Severity.WARNING));
        }

        private Report.Draft guessable(Pair pair) {
            return found(
                            pair,
                            "`%s` has a value in the image that is among the first to be guessed.")
                    .level(Severity.WARNING);
        }

        private Report.Draft placeholder(Pair pair) {
            return found(pair, "`%s` has a placeholder in the image, so somebody may run with it.")
                    .level(Severity.INFO);
        }

        private Report.Draft found(Pair pair, String message) {
            var draft = report.at(pair.key(), Message.of(message, pair.name()));
            pair.value().ifPresent(draft::secret);
            return draft.about(pair.name())
                    .cause(pair)
                    .as(
                            new KnownSecret(
                                            pair.name(),
                                            pair.value().map(Argument::text).orElse(""),
                                            keyword.equalsIgnoreCase("ARG"),
                                            last)
                                    .ids());
        }
    }
}
