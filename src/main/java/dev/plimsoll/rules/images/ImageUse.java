package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Directive;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Fact;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place where an image of a registry is named.
 *
 * @param written as it stands there, such as {@code ${BASE}:22}
 * @param text with its variables resolved, such as {@code node:22}
 */
record ImageUse(Argument written, String text, ImageName image, Purpose purpose)
        implements Located {

    private static final Fact<Dockerfile, List<ImageUse>> ALL = Fact.ofFile(ImageUse::all);

    /** What it is for. */
    enum Purpose {
        /** A stage is built on it. */
        BASE,
        /** Files are taken from it. */
        FILES,
        /** It reads the Dockerfile. */
        SYNTAX
    }

    @Override
    public Span span() {
        return written.span();
    }

    /** Whether a stage is built on it. */
    boolean isBase() {
        return purpose == Purpose.BASE;
    }

    /** Whether it is not written out, as in {@code node:$VERSION}. */
    boolean isByVariable() {
        return written.text().indexOf('$') >= 0;
    }

    /** What a finding is about: the name of the image; what reads the file stays that. */
    String subject() {
        return purpose == Purpose.SYNTAX ? "syntax" : image.familiar();
    }

    /** The name without its digest, such as {@code docker.io/library/node:22}. */
    String name() {
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }

    /** Every place in a file, in order. */
    static List<ImageUse> of(Dockerfile file) {
        return ALL.of(file);
    }

    private static List<ImageUse> all(Dockerfile file) {
        var uses = new ArrayList<ImageUse>();
        uses.addAll(syntax(file));
        for (var stage : file.stages()) {
            base(file, stage).ifPresent(uses::add);
            for (var instruction : stage.instructions()) {
                for (var from : origins(instruction)) {
                    origin(file, from).ifPresent(uses::add);
                }
            }
        }
        return uses;
    }

    /** Where files are taken from an image. */
    static List<ImageUse> sources(Dockerfile file) {
        return of(file).stream().filter(use -> use.purpose() == Purpose.FILES).toList();
    }

    /** What reads the file; at most one. */
    static List<ImageUse> syntax(Dockerfile file) {
        return file.directives().stream().flatMap(each -> syntax(each).stream()).toList();
    }

    /** The image that the shipped image stands on, as its first stage names it. */
    static Optional<ImageUse> shipped(Dockerfile file) {
        var stages = file.shippedStages();
        return stages.isEmpty() ? Optional.empty() : base(file, stages.getFirst().bottom());
    }

    /** The image that a stage itself names. */
    static Optional<ImageUse> base(Dockerfile file, Stage stage) {
        return stage.base() instanceof Base.External(var image)
                ? use(file, stage.from().image(), stage.from(), image)
                : Optional.empty();
    }

    /** Up to a blank: what follows it is told to the image. */
    private static Optional<ImageUse> syntax(Directive directive) {
        var value = directive.value();
        return directive.name().equals("syntax") && value.text().matches("\\S+")
                ? use(value, value.text(), Purpose.SYNTAX)
                : Optional.empty();
    }

    private static List<Argument> origins(Instruction instruction) {
        return switch (instruction) {
            case Copying copying -> copying.from().map(List::of).orElse(List.of());
            case Instruction.Run run when !run.mounts().isEmpty() ->
                    run.mounts().stream().flatMap(mount -> mount.from().stream()).toList();
            default -> List.of();
        };
    }

    /**
     * No stage has a slash, a colon or an at in its name; a lone word is a stage, an official
     * image, or may be a context that the build is called with.
     */
    private static Optional<ImageUse> origin(Dockerfile file, Argument from) {
        var text = from.text();
        boolean whole = text.indexOf('/') >= 0 || text.indexOf(':') >= 0 || text.indexOf('@') >= 0;
        return (whole && text.indexOf('$') < 0)
                        || (Built.isOfficial(text) && file.stageNamed(text).isEmpty())
                ? use(from, from.text(), Purpose.FILES)
                : Optional.empty();
    }

    private static Optional<ImageUse> use(Argument written, String text, Purpose purpose) {
        return ImageName.parse(text).map(image -> new ImageUse(written, text, image, purpose));
    }

    private static Optional<ImageUse> use(
            Dockerfile file, Argument written, Instruction at, ImageName image) {
        return file.value(written, at)
                .known()
                .map(text -> new ImageUse(written, text, image, Purpose.BASE));
    }
}
