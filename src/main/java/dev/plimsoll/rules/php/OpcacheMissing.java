package dev.plimsoll.rules.php;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;

@Lint(
        severity = Severity.INFO,
        summary = "Let PHP keep its compiled scripts",
        covers = {"tally/php/enable-opcache-in-production"})
public record OpcacheMissing() implements Rule {
    /** The images that serve the web, of the versions whose OPcache is an extension. */
    private static final Pattern SERVERS =
            Pattern.compile(
                    "(?:5|7|8\\.[0-4]|[57]\\.\\d)(?:\\.\\d+)?-(?:rc-)?(?:fpm|apache)(?:-.*)?");

    @Override
    public void check(Dockerfile file, Report report) {
        var stages = file.shippedStages();
        if (stages.isEmpty()) {
            return;
        }
        var from = stages.getFirst().bottom().from();
        if (stages.getFirst().bottom().base() instanceof Base.External(ImageName image)
                && isServer(image)
                && stages.stream().noneMatch(stage -> mentions(file, stage))
                && stages.stream().noneMatch(Stage::isForDevelopment)
                && !file.around().isForDevelopment()) {
            var message =
                    Message.of(
                            "`%s` compiles every script again for every request, because OPcache is"
                                    + " not installed.",
                            from.image().text());
            report.missing(from.image(), message);
        }
    }

    private static boolean isServer(ImageName image) {
        return image.original().equals("php")
                && image.tag().filter(tag -> SERVERS.matcher(tag).matches()).isPresent();
    }

    private static boolean mentions(Dockerfile file, Stage stage) {
        var text = file.source().text(stage);
        return text.contains("opcache") || text.contains("OPCACHE");
    }
}
