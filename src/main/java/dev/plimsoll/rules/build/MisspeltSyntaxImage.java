package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Directive;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = Severity.ERROR,
        summary = "Name an image that reads Dockerfiles in the syntax directive",
        covers = {"tally/syntax-directive-typo"},
        insteadOf = {"base-image-untagged"})
public record MisspeltSyntaxImage() implements Rule {
    private static final String OWNER = "docker";
    private static final String NAME = "dockerfile";

    @Override
    public void check(Dockerfile file, Report report) {
        for (var directive : file.directives()) {
            if (directive.name().equals("syntax")) {
                check(directive, report);
            }
        }
    }

    private static void check(Directive directive, Report report) {
        var value = directive.value();
        var image = value.text().replaceFirst("\\s.*", "");
        if (image.length() < value.text().length()) {
            report.at(
                            value,
                            Message.of(
                                    "Only `%s` is the name of the image here, up to the blank.",
                                    image))
                    .level(Severity.WARNING);
            return;
        }
        var name = ImageName.parse(image);
        if (name.isEmpty()) {
            report.at(value, Message.of("`%s` is no name of an image.", image));
        } else if (isNearMiss(name.get())) {
            var meant = OWNER + "/" + NAME;
            var right =
                    meant
                            + name.get().tag().map(tag -> ":" + tag).orElse("")
                            + name.get().digest().map(digest -> "@" + digest).orElse("");
            report.at(
                    value,
                    Message.of("There is no image `%s`; `%s` is meant, it seems.", image, meant),
                    Fix.safe(Edit.replace(value, right)));
        }
    }

    /** Of Docker Hub alone: what others call their images is not known. */
    private static boolean isNearMiss(ImageName name) {
        var parts = List.of(name.familiar().split("/"));
        if (!name.registry().equals("docker.io") || parts.equals(List.of(OWNER, NAME))) {
            return false;
        }
        return switch (parts.size()) {
            case 1 -> isNear(parts.getFirst(), NAME);
            case 2 -> isNear(parts.getFirst(), OWNER) && isNear(parts.getLast(), NAME);
            default -> false;
        };
    }

    private static boolean isNear(String word, String meant) {
        return Suggestion.closest(word, List.of(meant)).isPresent();
    }
}
