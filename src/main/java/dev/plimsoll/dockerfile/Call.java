package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;

/** A command of a RUN, such as {@code gem install rails}. */
public final class Call implements Located {
    private final int number;
    private final Stage stage;
    private final Run run;
    private final Command command;
    private final Lazy<Optional<Install>> install;

    /**
     * @param number how many come before it in its stage
     */
    Call(int number, Stage stage, Run run, Command command) {
        this.number = number;
        this.stage = stage;
        this.run = run;
        this.command = command;
        this.install = Lazy.of(() -> PackageManager.of(command, variables()));
    }

    /** Whether it comes before another call of its file, or is that one. */
    boolean isUpTo(Call other) {
        return stage == other.stage ? number <= other.number : stage.index() < other.stage.index();
    }

    @Override
    public Span span() {
        return command.span();
    }

    public Stage stage() {
        return stage;
    }

    /** May be one that ONBUILD keeps for later. */
    public Run run() {
        return run;
    }

    public Command command() {
        return command;
    }

    /** What it installs, where it runs a package manager's installation. */
    public Optional<Install> install() {
        return install.get();
    }

    /** What is known of the variables that its script does not assign. */
    public Word.Variables variables() {
        return name -> stage.environmentAt(run).get(name).flatMap(Value::known);
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
