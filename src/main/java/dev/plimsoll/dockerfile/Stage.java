package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.dockerfile.Instruction.Shell;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A build stage: its FROM and all that follows up to the next one. */
public final class Stage implements Located {
    private final int index;
    private final From from;
    private final Base base;
    private final List<Instruction> instructions;
    private final Scope global;

    Stage(int index, From from, Base base, List<Instruction> instructions, Scope global) {
        this.index = index;
        this.from = from;
        this.base = base;
        this.instructions = List.copyOf(instructions);
        this.global = global;
    }

    Scope globalScope() {
        return global;
    }

    /** From FROM to the end of the last instruction. */
    @Override
    public Span span() {
        return instructions.isEmpty() ? from.span() : from.span().to(instructions.getLast());
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
        return from.alias().map(alias -> alias.text().toLowerCase(java.util.Locale.ROOT));
    }

    /** What it is built on, build arguments at their defaults. */
    public Base base() {
        return base;
    }

    /** The stage that it is built on. */
    public Optional<Stage> parent() {
        return base instanceof Base.OfStage(Stage stage) ? Optional.of(stage) : Optional.empty();
    }

    /** What follows FROM, in order. */
    public List<Instruction> instructions() {
        return instructions;
    }

    /** Its instructions of one type, in order. */
    public <T extends Instruction> Stream<T> all(Class<T> type) {
        return instructions.stream().filter(type::isInstance).map(type::cast);
    }

    /** Its last instruction of one type. */
    public <T extends Instruction> Optional<T> last(Class<T> type) {
        return instructions.reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** Its instructions of one type, in order, and those that ONBUILD keeps for later. */
    public <T extends Instruction> Stream<T> each(Class<T> type) {
        return instructions.stream()
                .flatMap(each ->
                        each instanceof Instruction.Onbuild later
                                ? later.inner().stream()
                                : Stream.of(each))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Its RUN instructions, in order, and those that ONBUILD keeps for later. */
    public Stream<Instruction.Run> runs() {
        return each(Instruction.Run.class);
    }

    /** The shell commands of its RUN instructions, in order. */
    public Stream<Command> commands() {
        return all(Instruction.Run.class).flatMap(run -> run.commands().stream());
    }

    /** The last instruction of a type in force at an instruction of this stage, inherited too. */
    public <T extends Instruction> Optional<T> inForce(Class<T> type, Instruction at) {
        for (int i = indexOf(at) - 1; i >= 0; i--) {
            if (type.isInstance(instructions.get(i))) {
                return Optional.of(type.cast(instructions.get(i)));
            }
        }
        return parent().flatMap(parent -> parent.inherited(type));
    }

    /** The last instruction of a type in force at its end, inherited from parent stages too. */
    public <T extends Instruction> Optional<T> inherited(Class<T> type) {
        Optional<Stage> stage = Optional.of(this);
        while (stage.isPresent()) {
            var found = stage.get().last(type);
            if (found.isPresent()) {
                return found;
            }
            stage = stage.get().parent();
        }
        return Optional.empty();
    }

    private int indexOf(Instruction at) {
        int low = 0;
        int high = instructions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (instructions.get(middle).span().start() < at.span().start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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

    /** The variables in force at an instruction. */
    public Environment environmentAt(Instruction at) {
        return new Environment(StageScopes.at(this, indexOf(at)));
    }

    /** The variables in force at the end. */
    public Environment environment() {
        return new Environment(StageScopes.at(this, instructions.size()));
    }
}
