package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.dockerfile.StageGraph;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Locale;

@Lint(
        severity = Severity.ERROR,
        summary = "Give every image a name that can be one",
        covers = {"dockerfile-source-not-pinned"},
        insteadOf = {"undefined-variable"})
public record InvalidImageName() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            if (stage.base() instanceof Base.Unresolved) {
                checkFrom(file, stage.from(), report);
            }
        }
        file.graph().uses().forEach(use -> checkUse(use, report));
    }

    private static void checkFrom(Dockerfile file, From from, Report report) {
        var image = from.image();
        if (!(file.sureValue(image, from) instanceof Value.Known(String name)) || isName(name)) {
            return;
        }
        if (name.isEmpty()) {
            report.at(image, Message.of("`%s` is empty, so no image is named.", image.text())).as();
            return;
        }
        var lower = name.toLowerCase(Locale.ROOT);
        boolean isStage =
                file.stageNamed(name).filter(stage -> !stage.from().equals(from)).isPresent();
        if (isStage && !lower.equals(name)) {
            var message =
                    Message.of("`FROM` finds a stage only by its name in lower case: `%s`.", lower);
            var draft = report.at(image, message).as();
            if (image.text().equals(name)) {
                draft.fix(Fix.unsafe(Edit.replace(image, lower)));
            }
            return;
        }
        refuse(image, name, report);
    }

    /** A number is no image: what it names is looked at elsewhere. */
    private static void checkUse(StageGraph.Use use, Report report) {
        if (use.source() instanceof Base.Unresolved(Value.Known(String name), _)
                && !name.matches("[+-]?[0-9]+")) {
            refuse(use.place(), name, report);
        }
    }

    private static boolean isName(String name) {
        return name.equals("scratch") || ImageName.parse(name).isPresent();
    }

    private static void refuse(Argument place, String name, Report report) {
        var lower = name.toLowerCase(Locale.ROOT);
        var what =
                place.text().equals(name)
                        ? Message.of("`%s` is no name of an image", name)
                        : Message.of(
                                "`%s` is `%s`, which is no name of an image", place.text(), name);
        var why = !lower.equals(name) && isName(lower) ? ": it has to be in lower case." : ".";
        var draft = report.at(place, what + why);
        if (name.indexOf('@') < 0) {
            draft.as();
        }
    }
}
