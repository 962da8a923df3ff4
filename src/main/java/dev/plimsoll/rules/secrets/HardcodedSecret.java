package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.rules.secrets.SecretShape.Found;

@Lint(
        severity = Severity.ERROR,
        summary = "Keep keys and tokens out of the Dockerfile",
        covers = {"tally/secrets-in-code", "Passwords And Secrets", "CIS 4.10"},
        insteadOf = "secret-in-variable")
public record HardcodedSecret() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var text = file.source().text();
        var shapes = SecretShape.possible(text);
        if (shapes.isEmpty()) {
            return;
        }
        for (var instruction : file.instructions()) {
            for (var secret : SecretShape.in(text, instruction.span(), shapes)) {
                if (file.commentAt(secret).isEmpty()) {
                    report(report, secret);
                }
            }
        }
    }

    private static void report(Report report, Found secret) {
        var shown = secret.shown().isEmpty() ? "" : " (`" + secret.shown() + "…`)";
        var message = secret.kind() + shown + " is readable in the repository and in the image.";
        // The subject goes into markers and databases, so the text of the place may not be it.
        report.at(secret, message).about(secret.kind());
    }
}
