package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.rules.secrets.SecretShape.Found;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.BitSet;

@Lint(
        severity = Severity.ERROR,
        summary = "Keep keys and tokens out of the Dockerfile",
        covers = {"tally/secrets-in-code", "Passwords And Secrets", "CIS 4.10", "S6437"},
        insteadOf = {"secret-in-variable", "secret-written-to-layer"})
public record HardcodedSecret() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var inspection = new Inspection(file, report);
        file.instructions().forEach(inspection::look);
    }

    /** One pass over the instructions. */
    private record Inspection(Dockerfile file, Report report) {

        void look(Instruction instruction) {
            var told = new BitSet();
            int start = instruction.span().start();
            for (var each : SecretShape.in(file.source().text(), instruction.span())) {
                if (file.commentAt(each).isEmpty()) {
                    tell(each);
                    told.set(each.span().start() - start, each.span().end() - start);
                }
            }
            for (var each : WrittenSetting.in(instruction)) {
                if (!isTold(each.span(), start, told)) {
                    tell(each);
                }
            }
            if (instruction instanceof Instruction.Run run) {
                for (var each : CommandSecret.in(run)) {
                    if (!isTold(each.span(), start, told)) {
                        tell(each);
                    }
                }
            }
        }

        /** Where a place can be read, besides in the repository. */
        private String where(Located place) {
            boolean shipped = file.stageAt(place).filter(stage -> !file.ships(stage)).isEmpty();
            return shipped ? "in the image" : "in the caches of the build";
        }

        /** A value of a known shape is told once. */
        private static boolean isTold(Span secret, int start, BitSet told) {
            int next = told.nextSetBit(Math.max(0, secret.start() - start));
            return next >= 0 && next < secret.end() - start;
        }

        private void tell(Found secret) {
            var shown = secret.shown().isEmpty() ? "" : Message.of(" (`%s…`)", secret.shown());
            var message =
                    Message.of(
                            "%s%s is readable in the repository and %s.",
                            secret.kind(), shown, where(secret));
            // The subject goes into markers and databases, so the text of the place may not be it.
            report.at(secret, message)
                    .secret(secret)
                    .about(secret.kind())
                    .as(secret.known().toArray(String[]::new));
        }

        private void tell(WrittenSetting setting) {
            var kind = Message.of("The value of `%s`", setting.name());
            var message =
                    Message.of("%s is readable in the repository and %s.", kind, where(setting));
            report.at(setting, message)
                    .secret(setting)
                    .about(kind)
                    .level(Severity.WARNING)
                    .as("Passwords And Secrets", "CIS 4.10");
        }

        private void tell(CommandSecret secret) {
            var message =
                    Message.of(
                            "%s is readable in the repository and %s.",
                            secret.kind(), where(secret));
            report.at(secret, message)
                    .secret(secret)
                    .about(secret.kind())
                    .level(secret.level())
                    .as(secret.known().toArray(String[]::new));
        }
    }
}
