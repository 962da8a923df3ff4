package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Instruction.Healthcheck;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Sure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        off = true,
        summary = "Say how to tell that the container works",
        covers = {
            "DL3057",
            "DS-0026",
            "CKV_DOCKER_2",
            "Healthcheck Instruction Missing",
            "CIS 4.6",
            "tally/ruby/healthcheck-rails-up-endpoint"
        })
public record HealthcheckMissing() implements Rule {
    /** What shows that nobody serves anything. */
    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da|a|z)?sh");

    @Override
    public void check(Dockerfile file, Report report) {
        file.finalStage()
                .filter(stage -> stage.inherited(Healthcheck.class).isEmpty())
                .filter(stage -> KnownSystem.below(stage).healthcheck() != Sure.YES)
                .filter(stage -> !isForFunctions(file))
                .filter(stage -> !isShell(stage))
                .ifPresent(stage -> tell(file, stage, report));
    }

    private static void tell(Dockerfile file, Stage stage, Report report) {
        boolean rails = isRails(stage);
        var message =
                rails
                        ? "No `HEALTHCHECK` is set; Rails 7.1 and later answer at `/up`."
                        : "No `HEALTHCHECK` says whether the program in the container works.";
        report.missing(stage.from().image(), message).as(known(file, rails));
    }

    /** Trivy and Checkov are content with one in any stage. */
    private static String[] known(Dockerfile file, boolean rails) {
        var ids = new ArrayList<String>();
        ids.add("DL3057");
        if (file.all(Healthcheck.class).isEmpty()) {
            ids.addAll(List.of("DS-0026", "CKV_DOCKER_2"));
        }
        ids.addAll(List.of("Healthcheck Instruction Missing", "CIS 4.6"));
        if (rails) {
            ids.add("tally/ruby/healthcheck-rails-up-endpoint");
        }
        return ids.toArray(String[]::new);
    }

    private static boolean isForFunctions(Dockerfile file) {
        var from = file.shippedStages().getFirst().bottom().from();
        return file.value(from.image(), from)
                .known()
                .filter(HealthcheckMissing::isForFunctions)
                .isPresent();
    }

    /** Images for functions, whose platform looks after them. */
    private static boolean isForFunctions(String image) {
        return image.startsWith("public.ecr.aws/lambda/")
                || image.startsWith("amazon/aws-lambda-")
                || image.contains("/azure-functions/")
                || image.contains("openfaas/");
    }

    private static boolean isShell(Stage stage) {
        return stage.inherited(Entrypoint.class).isEmpty()
                && stage.inherited(Cmd.class)
                        .map(Cmd::form)
                        .filter(Form.ExecForm.class::isInstance)
                        .map(form -> ((Form.ExecForm) form).words())
                        .filter(words -> words.size() == 1)
                        .filter(words -> SHELL.matcher(words.getFirst().text()).matches())
                        .isPresent();
    }

    private static boolean isRails(Stage stage) {
        return stage.environment().source("RAILS_ENV").isPresent();
    }
}
