package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;

@Lint(severity = Severity.INFO, summary = "Set DEBIAN_FRONTEND for the build only")
public record DebianFrontendKept() implements Rule {
    private static final String NAME = "DEBIAN_FRONTEND";

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            for (var env : stage.all(Env.class)) {
                for (var pair : env.pairs()) {
                    if (pair.name().equals(NAME) && isKept(file, env)) {
                        var draft =
                                report.at(
                                        pair,
                                        "`DEBIAN_FRONTEND` stays in the image and silences apt for"
                                                + " whoever works in it.");
                        if (env.pairs().size() == 1
                                && pair.span().length() > NAME.length() + 1
                                && file.source().text(pair).startsWith(NAME + "=")) {
                            draft.fix(Fix.safe(Edit.replace(env.keyword(), "ARG")));
                        }
                    }
                }
            }
        }
    }

    /** Whether the image has it in the end. */
    private static boolean isKept(Dockerfile file, Env env) {
        return file.finalStage()
                .flatMap(stage -> stage.environment().source(NAME))
                .filter(env::equals)
                .isPresent();
    }
}
