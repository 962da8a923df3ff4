package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.StageReader.Structure;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A Dockerfile as BuildKit reads it. Parsing never fails: what cannot be read is a {@link Problem}.
 */
public final class Dockerfile {
    private final SourceText source;
    private final Parsed parsed;
    private final Surroundings around;
    private final Structure structure;
    private final Map<Fact<?, ?>, Object> facts = new ConcurrentHashMap<>();
    private final Lazy<Structure> inAnyBuild = Lazy.of(() -> structure(Assumptions.ANY_BUILD));
    private final Lazy<Structure> inBareBuild = Lazy.of(() -> structure(Assumptions.BARE_BUILD));
    private final Lazy<StageGraph> graph = Lazy.of(() -> new StageGraph(this));
    private final Lazy<Calls> calls = Lazy.of(() -> Calls.of(stages()));
    private final Lazy<ByType> byType = Lazy.of(() -> new ByType(instructions()));
    private final Lazy<List<Stage>> shipped =
            Lazy.of(() -> finalStage().map(StageGraph::shipped).orElse(List.of()));
    private final Lazy<Set<Stage>> ships = Lazy.of(() -> Set.copyOf(shippedStages()));
    private final Lazy<Directories> directories = Lazy.of(() -> Directories.of(stages()));

    Dockerfile(SourceText source, Parsed parsed, Surroundings around) {
        this.source = source;
        this.parsed = parsed;
        this.around = around;
        this.structure = structure(Assumptions.USUAL_BUILD);
    }

    private Structure structure(Assumptions assumptions) {
        return StageReader.read(parsed.instructions(), parsed.escape(), assumptions);
    }

    public static Dockerfile parse(SourceText source, Surroundings around) {
        return Parser.parse(source, around);
    }

    public SourceText source() {
        return source;
    }

    /** The parser directives at its top. */
    public List<Directive> directives() {
        return parsed.directives();
    }

    /** All instructions in order, those before the first FROM too. */
    public List<Instruction> instructions() {
        return parsed.instructions();
    }

    /** The stages, in order. */
    public List<Stage> stages() {
        return structure.stages();
    }

    /** The comments between instructions and inside of them; not those in heredocs. */
    public List<Comment> comments() {
        return parsed.comments();
    }

    /** What BuildKit refuses. */
    public List<Problem> problems() {
        return parsed.problems();
    }

    /** What is known of the tree that it lies in and of its base images. */
    public Surroundings around() {
        return around;
    }

    Map<Fact<?, ?>, Object> facts() {
        return facts;
    }

    /** The escape character, a backslash or a backquote. */
    public char escape() {
        return parsed.escape();
    }

    /** The variables of FROM: the ARGs before the first one, and those of platforms. */
    public Environment globals() {
        return structure.globals();
    }

    /** What {@code # check=} asks of BuildKit's own checks, at the top and above instructions. */
    public List<CheckOptions> checks() {
        return CheckReader.read(directives(), comments(), instructions());
    }

    /** Which stage takes from which. */
    public StageGraph graph() {
        return graph.get();
    }

    /** The working directory at an instruction, such as {@code /app}. */
    public Value directoryAt(Instruction instruction) {
        return directories.get().at(instruction.span().start());
    }

    /** The working directory of the image that a stage makes. */
    public Value directory(Stage stage) {
        return directories.get().ends().get(stage.index());
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
        var all = all(Instruction.Arg.class);
        return stages().isEmpty()
                ? all
                : all.subList(0, Places.beginningBefore(all, stages().getFirst().span().start()));
    }

    /** The stage that is built unless the build names another. */
    public Optional<Stage> finalStage() {
        return stages().isEmpty() ? Optional.empty() : Optional.of(stages().getLast());
    }

    /**
     * The final stage and the stages that it is FROM, nearest first: what the image is made of.
     * Where FROM has a variable, all of {@link Stage#parents}.
     */
    public List<Stage> shippedStages() {
        return shipped.get();
    }

    /** Whether a stage is one of these. */
    public boolean ships(Stage stage) {
        return ships.get().contains(stage);
    }

    /** The stage that a place lies in; empty before the first FROM. */
    public Optional<Stage> stageAt(Located place) {
        int begun = Places.beginningBefore(stages(), place.span().start() + 1);
        return begun == 0 ? Optional.empty() : Optional.of(stages().get(begun - 1));
    }

    /** The name of the stage that a place lies in, else its number; empty before the first. */
    public String stageNameAt(Located place) {
        return stageAt(place)
                .map(stage -> stage.name().orElse(String.valueOf(stage.index())))
                .orElse("");
    }

    /** What a stage is built on whatever arguments the build is given. */
    Base sureBase(Stage stage) {
        return inAnyBuild.get().stages().get(stage.index()).base();
    }

    /** The stage of a name, in any case; the last one if there are several. */
    public Optional<Stage> stageNamed(String name) {
        return Optional.ofNullable(structure.byName().get(Keywords.lower(name)));
    }

    /**
     * An argument of an instruction with its variables expanded and its quotes removed, build
     * arguments at their defaults.
     */
    public Value value(Argument argument, Instruction at) {
        return value(argument, at, () -> structure);
    }

    /** What an argument is worth whatever arguments the build is given. */
    public Value sureValue(Argument argument, Instruction at) {
        return value(argument, at, inAnyBuild::get);
    }

    /** What an argument is worth in a build without arguments. */
    public Value bareValue(Argument argument, Instruction at) {
        return value(argument, at, inBareBuild::get);
    }

    private Value value(Argument argument, Instruction at, Supplier<Structure> structure) {
        return Expander.isPlain(argument.text(), escape())
                ? new Value.Known(argument.text())
                : variables(structure.get(), at).expand(argument.text());
    }

    /**
     * Why an argument cannot be expanded, whatever arguments the build is given, such as {@code a
     * closing `'` is missing}. The default of an ARG may be unused, so only its form counts.
     */
    public Optional<String> sureFault(Argument argument, Instruction at) {
        if (Expander.isPlain(argument.text(), escape())) {
            return Optional.empty();
        }
        var variables = variables(inAnyBuild.get(), at);
        return at instanceof Instruction.Arg
                ? variables.faultOfForm(argument.text())
                : variables.fault(argument.text());
    }

    /** The words that an argument of EXPOSE makes, whatever arguments the build is given. */
    public Optional<List<String>> sureWords(Argument argument, Instruction at) {
        return variables(inAnyBuild.get(), at).words(argument.text());
    }

    /** The variables that an instruction sees: those of FROM, or of its stage up to it. */
    private Environment variables(Structure in, Instruction at) {
        return stageAt(at)
                .filter(stage -> !(at instanceof Instruction.From))
                .map(stage -> in.stages().get(stage.index()).environmentAt(at))
                .orElseGet(in::globals);
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
        return Places.at(comments(), place.span());
    }

    /** The ONBUILD that a place lies in. */
    public Optional<Instruction.Onbuild> triggerAt(Located place) {
        return Places.at(byType.get().of(Instruction.Onbuild.class), place.span());
    }

    /**
     * The commands in all stages that run one of these programs or package managers, in order,
     * those that ONBUILD keeps for later too. {@code pip} is {@code pip3} and {@code python -m pip}
     * too, {@code pip3} is {@code pip3} alone. Where there is none, it costs nothing.
     */
    public List<Call> calls(String... names) {
        return calls.get().named(names);
    }

    /** The commands in all stages that run a package manager, in order, those of ONBUILD too. */
    public List<Call> packageCalls() {
        return calls.get().ofManagers();
    }

    /** The instructions of one type in all stages and before them, in order. */
    public <T extends Instruction> List<T> all(Class<T> type) {
        return byType.get().of(type);
    }
}
