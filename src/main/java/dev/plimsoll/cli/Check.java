package dev.plimsoll.cli;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code plimsoll check}: judges files and directories. */
@Command(name = "check", description = "Judges Dockerfiles.", mixinStandardHelpOptions = true)
public final class Check implements Callable<Integer> {
    private final Console console;

    public Check(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.note("not yet");
        return 0;
    }
}
