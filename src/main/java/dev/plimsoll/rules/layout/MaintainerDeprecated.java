package dev.plimsoll.rules.layout;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Instruction.Maintainer;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;

@Lint(
        severity = WARNING,
        summary = "Name the authors in a label",
        covers = {
            "DL4000",
            "MaintainerDeprecated",
            "DS-0022",
            "CKV_DOCKER_6",
            "MAINTAINER Instruction Being Used",
            "maintainer-is-deprecated",
            "S6586"
        })
public record MaintainerDeprecated() implements Rule {
    private static final String AUTHORS = "org.opencontainers.image.authors";

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Maintainer.class).stream()
                .filter(maintainer -> file.stageAt(maintainer).isEmpty())
                .forEach(maintainer -> tell(maintainer, report));
        for (var stage : file.stages()) {
            var last = stage.last(Maintainer.class);
            boolean labelled = isLabelled(stage);
            boolean ships = file.ships(stage);
            for (var maintainer : stage.all(Maintainer.class)) {
                var draft = tell(maintainer, report).level(ships ? WARNING : INFO);
                if (!labelled) {
                    draft.fix(fix(file, maintainer, last.filter(maintainer::equals).isPresent()));
                }
            }
        }
    }

    private static Report.Draft tell(Maintainer maintainer, Report report) {
        return report.at(maintainer.keyword(), "`MAINTAINER` is deprecated.")
                .about(maintainer.name());
    }

    private static boolean isLabelled(Stage stage) {
        return stage.all(Label.class).stream()
                .flatMap(label -> label.pairs().stream())
                .anyMatch(pair -> pair.name().equals(AUTHORS));
    }

    /** The last one becomes a label; those that it overrides go. */
    private static Fix fix(Dockerfile file, Maintainer maintainer, boolean counts) {
        if (!counts) {
            var removal = file.removal(maintainer);
            return file.isExplained(maintainer) ? Fix.unsafe(removal) : Fix.safe(removal);
        }
        var label = "LABEL %s=\"%s\"".formatted(AUTHORS, escaped(file, authors(maintainer)));
        return Fix.safe(Edit.replace(maintainer, label));
    }

    /** Who they are, without quotes that were put around the whole. */
    private static String authors(Maintainer maintainer) {
        var text = maintainer.maintainer().text().strip();
        boolean quoted = text.matches("\"[^\"]*\"|'[^']*'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String escaped(Dockerfile file, String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == file.escape() || c == '"' || c == '$') {
                out.append(file.escape());
            }
            out.append(c);
        }
        return out.toString();
    }
}
