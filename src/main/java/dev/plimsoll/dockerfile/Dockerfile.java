package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Dockerfile as BuildKit reads it. Parsing never fails: what cannot be read is a {@link Problem}.
 *
 * @param directives the parser directives at its top
 * @param instructions all of them in order, those before the first FROM too
 * @param stages in order
 * @param comments those between instructions and inside of them; not those in heredocs
 * @param problems what BuildKit refuses
 * @param escape the escape character, a backslash or a backquote
 * @param globals the variables of FROM: the ARGs before the first one, and those of platforms
 */
public record Dockerfile(
        SourceText source,
        List<Directive> directives,
        List<Instruction> instructions,
        List<Stage> stages,
        List<Comment> comments,
        List<Problem> problems,
        Surroundings around,
        char escape,
        Environment globals) {

    public Dockerfile {
        directives = List.copyOf(directives);
        instructions = List.copyOf(instructions);
        stages = List.copyOf(stages);
        comments = List.copyOf(comments);
        problems = List.copyOf(problems);
    }

    public static Dockerfile parse(SourceText source, Surroundings around) {
        return Parser.parse(source, around);
    }

    /** Another text in the same surroundings. */
    public Dockerfile reparsed(SourceText text) {
        return parse(text, around);
    }

    /** Whether it is a template of Go, Jinja, ERB or Mustache, which is no Dockerfile yet. */
    public boolean isTemplate() {
        return Templates.isTemplate(this);
    }

    /** The ARG instructions before the first FROM. */
    public List<Instruction.Arg> globalArgs() {
        return instructions.stream()
                .takeWhile(each -> !(each instanceof Instruction.From))
                .filter(Instruction.Arg.class::isInstance)
                .map(Instruction.Arg.class::cast)
                .toList();
    }

    /** The stage that is built unless the build names another. */
    public Optional<Stage> finalStage() {
        return stages.isEmpty() ? Optional.empty() : Optional.of(stages.getLast());
    }

    /** The final stage and the stages that it is FROM, nearest first: what the image is made of. */
    public List<Stage> shippedStages() {
        var shipped = new ArrayList<Stage>();
        for (var stage = finalStage(); stage.isPresent(); stage = stage.get().parent()) {
            shipped.add(stage.get());
        }
        return shipped;
    }

    /** The stage that a stage is FROM. */
    public Optional<Stage> parent(Stage stage) {
        return stage.parent();
    }

    /** The stage that a place lies in; empty before the first FROM. */
    public Optional<Stage> stageAt(Located place) {
        int low = 0;
        int high = stages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stages.get(middle).from().span().start() <= place.span().start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(stages.get(low - 1));
    }

    /**
     * The stage that a place lies in: its name, else its number from 0; empty before the first
     * FROM.
     */
    public String stageNameAt(Located place) {
        return stageAt(place)
                .map(stage -> stage.name().orElse(String.valueOf(stage.index())))
                .orElse("");
    }

    /** The stage that a name or number means, as {@code COPY --from} looks it up. */
    public Optional<Stage> stageNamed(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var named =
                stages.reversed().stream()
                        .filter(stage -> stage.name().filter(lower::equals).isPresent())
                        .findFirst();
        return named.or(() ->
                stages.stream()
                        .filter(stage -> name.equals(String.valueOf(stage.index())))
                        .findFirst());
    }

    /** What {@code from} of COPY or of a mount means at an instruction. */
    public Base referenced(Argument from, Instruction at) {
        var value = value(from, at);
        if (!(value instanceof Value.Known(String text))) {
            return new Base.Unresolved(value);
        }
        return stageNamed(text)
                .<Base>map(Base.OfStage::new)
                .or(() -> ImageName.parse(text).map(Base.External::new))
                .orElseGet(() -> new Base.Unresolved(value));
    }

    /** An argument of an instruction with its variables expanded and its quotes removed. */
    public Value value(Argument argument, Instruction at) {
        return stageAt(at)
                .filter(stage -> !(at instanceof Instruction.From))
                .map(stage -> stage.environmentAt(at).expand(argument.text()))
                .orElseGet(() -> globals.expand(argument.text()));
    }

    /**
     * Where a line may be inserted above an instruction: above its comments too, so that they stay
     * with it.
     */
    public Span lineAbove(Instruction instruction) {
        int line = source.firstLine(instruction);
        while (line > 1 && isCommentLine(line - 1)) {
            line--;
        }
        return Span.at(source.line(line).start());
    }

    /** Whether a comment stands right above an instruction, as its explanation or a waiver. */
    public boolean isExplained(Instruction instruction) {
        int line = source.firstLine(instruction);
        return line > 1 && isCommentLine(line - 1);
    }

    /** Takes an instruction away, with its lines. */
    public Edit removal(Instruction instruction) {
        int start = source.line(source.firstLine(instruction)).start();
        int end = source.lineWithBreak(source.lastLine(instruction)).end();
        return Edit.delete(new Span(start, end));
    }

    private boolean isCommentLine(int line) {
        return commentAt(source.line(line)).isPresent();
    }

    /** The first comment that lies in a place, in whole or in part. */
    public Optional<Comment> commentAt(Located place) {
        int low = 0;
        int high = comments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comments.get(middle).span().end() <= place.span().start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < comments.size() && comments.get(low).span().overlaps(place.span())
                ? Optional.of(comments.get(low))
                : Optional.empty();
    }

    /** The shell commands of all RUN instructions, in order. */
    public List<Command> commands() {
        return instructions.stream()
                .filter(Instruction.Run.class::isInstance)
                .flatMap(run -> run.commands().stream())
                .toList();
    }

    /** The instructions of one type in all stages, in order. */
    public <T extends Instruction> Stream<T> all(Class<T> type) {
        return instructions.stream().filter(type::isInstance).map(type::cast);
    }
}
