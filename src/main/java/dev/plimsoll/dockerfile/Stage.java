package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.dockerfile.Instruction.Shell;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A build stage: its FROM and all that follows up to the next one. */
public final class Stage implements Located {
    private static final Pattern FOR_DEVELOPMENT =
            Pattern.compile("(?<![a-z0-9])(?:dev|development|tests?|testing|ci|debug)(?![a-z0-9])");

    private final int index;
    private final Span span;
    private final From from;
    private final Foundation foundation;
    private final List<Instruction> instructions;
    private final Timeline timeline;
    private final Expander expander;
    private final Lazy<ByType> byType;
    private final Lazy<ByType> eachByType;
    private final Lazy<Calls> calls = Lazy.of(() -> Calls.of(this));
    private final Stage bottom;
    private final Map<Fact<?, ?>, Object> facts = new ConcurrentHashMap<>();
    private final Map<Class<?>, Optional<? extends Instruction>> inherited =
            new ConcurrentHashMap<>();

    Stage(
            int index,
            From from,
            Foundation foundation,
            List<Instruction> instructions,
            Timeline timeline,
            Expander expander) {
        this.index = index;
        this.from = from;
        this.foundation = foundation;
        this.instructions = List.copyOf(instructions);
        this.span = instructions.isEmpty() ? from.span() : from.span().to(instructions.getLast());
        this.timeline = timeline;
        this.expander = expander;
        this.byType = Lazy.of(() -> new ByType(this.instructions));
        this.eachByType = Lazy.of(this::eachByType);
        this.bottom =
                foundation.base() instanceof Base.OfStage(Stage parent) ? parent.bottom : this;
    }

    private ByType eachByType() {
        if (byType.get().of(Instruction.Onbuild.class).isEmpty()) {
            return byType.get();
        }
        var each = new ArrayList<Instruction>();
        for (var instruction : instructions) {
            if (instruction instanceof Instruction.Onbuild later) {
                later.inner().ifPresent(each::add);
            } else {
                each.add(instruction);
            }
        }
        return new ByType(each);
    }

    Map<Fact<?, ?>, Object> facts() {
        return facts;
    }

    Timeline timeline() {
        return timeline;
    }

    /** From FROM to the end of the last instruction. */
    @Override
    public Span span() {
        return span;
    }

    /** Its number, from 0. */
    public int index() {
        return index;
    }

    public From from() {
        return from;
    }

    /** Its name in lower case, as BuildKit compares it. */
    public Optional<String> name() {
        return from.alias().map(alias -> Keywords.lower(alias.text()));
    }

    /**
     * Whether its name says that it is for work on the program and not for use: one of its words is
     * {@code dev}, {@code development}, {@code test}, {@code tests}, {@code testing}, {@code ci} or
     * {@code debug}.
     */
    public boolean isForDevelopment() {
        return name().filter(name -> FOR_DEVELOPMENT.matcher(name).find()).isPresent();
    }

    /** What it is built on, build arguments at their defaults. */
    public Base base() {
        return foundation.base();
    }

    /** Whether FROM says, for it or for the stage that it is built on, that it is for Windows. */
    public boolean isForWindows() {
        return foundation.windows();
    }

    /** The stage that it is built on. */
    public Optional<Stage> parent() {
        return base() instanceof Base.OfStage(Stage stage) ? Optional.of(stage) : Optional.empty();
    }

    /**
     * The stages of which one may be what it is built on: its parent, or those that a FROM with a
     * variable fits, such as {@code base-$TARGETARCH}. A variable alone means an image as well as
     * any stage, so it is none.
     */
    public List<Stage> parents() {
        return switch (base()) {
            case Base.OfStage(Stage parent) -> List.of(parent);
            case Base.Unresolved(_, var fitting) ->
                    StagePattern.of(from.image().text()).isOpen() ? List.of() : fitting;
            case Base.Scratch _, Base.External _ -> List.of();
        };
    }

    /**
     * The stage that it is built on in the end, through others: one that is FROM an image; itself
     * where that is so.
     */
    public Stage bottom() {
        return bottom;
    }

    /** What follows FROM, in order. */
    public List<Instruction> instructions() {
        return instructions;
    }

    /** What runs before them: the instructions that ONBUILD of its parent keeps for it. */
    public List<Instruction> triggers() {
        return foundation.triggers();
    }

    /** The instructions that ONBUILD keeps for stages that are built on it. */
    List<Instruction> kept() {
        return all(Instruction.Onbuild.class).stream()
                .flatMap(each -> each.inner().stream())
                .toList();
    }

    /** Its instructions of one type, in order. */
    public <T extends Instruction> List<T> all(Class<T> type) {
        return byType.get().of(type);
    }

    /** Its last instruction of one type. */
    public <T extends Instruction> Optional<T> last(Class<T> type) {
        return before(type, Integer.MAX_VALUE);
    }

    /** The last instruction of one type that begins before a place. */
    private <T extends Instruction> Optional<T> before(Class<T> type, int place) {
        var all = byType.get().of(type);
        int before = Places.beginningBefore(all, place);
        return before == 0 ? Optional.empty() : Optional.of(all.get(before - 1));
    }

    private <T extends Instruction> Optional<T> lastTrigger(Class<T> type) {
        for (var each : triggers().reversed()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    /** Its instructions of one type, in order, and those that ONBUILD keeps for later. */
    public <T extends Instruction> List<T> each(Class<T> type) {
        return eachByType.get().of(type);
    }

    /** Its RUN instructions, in order, and those that ONBUILD keeps for later. */
    public List<Instruction.Run> runs() {
        return each(Instruction.Run.class);
    }

    /**
     * The commands of {@link #runs} that run one of these programs or package managers, in order,
     * see {@link Dockerfile#calls}.
     */
    public List<Call> calls(String... names) {
        return calls.get().named(names);
    }

    Calls calls() {
        return calls.get();
    }

    /** The shell commands of its RUN instructions, in order. */
    public Stream<Command> commands() {
        return all(Instruction.Run.class).stream().flatMap(run -> run.commands().stream());
    }

    /** The last instruction of a type in force at an instruction of this stage, inherited too. */
    public <T extends Instruction> Optional<T> inForce(Class<T> type, Instruction at) {
        return before(type, at.span().start())
                .or(() -> lastTrigger(type))
                .or(() -> parent().flatMap(parent -> parent.inherited(type)));
    }

    /** The last instruction of a type in force at its end, inherited from parent stages too. */
    public <T extends Instruction> Optional<T> inherited(Class<T> type) {
        var asked = new ArrayList<Stage>();
        Optional<? extends Instruction> found = Optional.empty();
        for (Optional<Stage> each = Optional.of(this);
                each.isPresent();
                each = each.get().parent()) {
            var here = each.get();
            var known = here.inherited.get(type);
            if (known != null) {
                found = known;
                break;
            }
            asked.add(here);
            found = here.last(type).or(() -> here.lastTrigger(type));
            if (found.isPresent()) {
                break;
            }
        }
        for (var each : asked) {
            each.inherited.put(type, found);
        }
        return found.map(type::cast);
    }

    /** The USER in force at an instruction; empty: the base image's own. */
    public Optional<User> userAt(Instruction at) {
        return inForce(User.class, at);
    }

    /** The USER of the image that this stage makes; empty: the base image's own. */
    public Optional<User> user() {
        return inherited(User.class);
    }

    /** The WORKDIR in force at an instruction, as written. */
    public Optional<Workdir> workdirAt(Instruction at) {
        return inForce(Workdir.class, at);
    }

    /** The SHELL in force at an instruction; empty: the base image's own, mostly /bin/sh. */
    public Optional<Shell> shellAt(Instruction at) {
        return inForce(Shell.class, at);
    }

    /** The variables in force at an instruction of this stage or at one of its triggers. */
    public Environment environmentAt(Instruction at) {
        int place = at.span().start();
        int index =
                place < from.span().start()
                        ? Places.beginningBefore(triggers(), place) - triggers().size()
                        : Places.beginningBefore(instructions, place);
        return new Environment(timeline, index, expander);
    }

    /** The variables that it begins with. */
    Environment environmentAtStart() {
        return new Environment(timeline, -triggers().size(), expander);
    }

    /** The variables in force at the end. */
    public Environment environment() {
        return new Environment(timeline, Integer.MAX_VALUE, expander);
    }
}
