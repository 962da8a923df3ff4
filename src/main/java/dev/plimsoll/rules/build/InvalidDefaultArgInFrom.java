package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.stream.Collectors;

@Lint(
        severity = Severity.WARNING,
        summary = "Give the arguments of FROM defaults that name an image",
        covers = {"InvalidDefaultArgInFrom"})
public record InvalidDefaultArgInFrom() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            if (stage.base() instanceof Base.Unresolved) {
                check(file, stage.from(), report);
            }
        }
    }

    /**
     * A default that makes no name is a slip; without a default the argument may be meant to be
     * given. Where {@code ${NAME:?}} demands the argument, nothing is told.
     */
    private static void check(Dockerfile file, From from, Report report) {
        var image = from.image();
        boolean argued = file.sureValue(image, from).known().isEmpty();
        if (argued
                && file.bareValue(image, from) instanceof Value.Known(String name)
                && ImageName.parse(name).isEmpty()) {
            var arguments =
                    file.globals().names(image.text()).stream()
                            .map(Message::code)
                            .collect(Collectors.joining(", "));
            var message =
                    name.isEmpty()
                            ? "Without a build argument for %s no image is named."
                            : "Without a build argument for %s the image is `%s`, which is no name"
                                    + " of one.";
            boolean hasDefaults = file.value(image, from).known().isPresent();
            report.at(image, Message.of(message, arguments, name))
                    .level(hasDefaults ? Severity.WARNING : Severity.INFO);
        }
    }
}
