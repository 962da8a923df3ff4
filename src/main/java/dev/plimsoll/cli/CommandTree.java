package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.source.Visible;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The commands under their names, with one manner of answering for all. */
public final class CommandTree {
    /** Wrong usage, or something that could not be done. */
    public static final int WRONG_USE = 2;

    private final Console console;
    private final CommandLine root;
    private final List<Callable<Integer>> commands = new ArrayList<>();

    @Command(
            name = "plimsoll",
            description = "Reviews Dockerfiles: as a GitHub App, and here on the command line.",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true,
            footer = {"", "`plimsoll COMMAND --help` says more about each."})
    private record Root() {}

    public CommandTree(Console console) {
        this.console = console;
        this.root = new CommandLine(new Root());
    }

    /** Adds a command that carries {@link Command}; what it returns is the exit code. */
    public CommandTree with(Callable<Integer> command) {
        commands.add(command);
        return this;
    }

    /** Carries out one command line and gives the exit code. */
    public int run(String... arguments) {
        describe(List.of(arguments));
        // A file whose name begins with @ is a file, not a list of arguments.
        root.setExpandAtFiles(false);
        root.setOut(new PrintWriter(console.out(), true, UTF_8));
        root.setErr(new PrintWriter(console.err(), true, UTF_8));
        root.setColorScheme(
                CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF));
        root.registerConverter(Format.class, word -> choice(word, Format.values()));
        root.registerConverter(FailOn.class, word -> choice(word, FailOn.values()));
        root.registerConverter(
                Rules.ListFormat.class, word -> choice(word, Rules.ListFormat.values()));
        root.setUsageHelpWidth(console.terminal().width(100));
        root.setParameterExceptionHandler(this::wrongUse);
        root.setExecutionExceptionHandler(this::failed);
        try {
            int code = arguments.length == 0 ? usage() : root.execute(arguments);
            if (console.out().checkError()) {
                console.note("standard output could not be written to the end.");
                return WRONG_USE;
            }
            return code;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /** To read what describes a command takes time: all are only where none is asked for. */
    private void describe(List<String> arguments) {
        var asked =
                commands.stream()
                        .filter(each ->
                                name(each).equals(arguments.stream().findFirst().orElse("")))
                        .toList();
        for (var command : asked.isEmpty() ? commands : asked) {
            root.addSubcommand(name(command), new CommandLine(command));
        }
        var version = new String[] {"plimsoll " + version()};
        root.getCommandSpec().versionProvider(() -> version);
        for (var line : root.getSubcommands().values()) {
            line.getCommandSpec().versionProvider(() -> version);
        }
    }

    private static String name(Callable<Integer> command) {
        return command.getClass().getAnnotation(Command.class).name();
    }

    /** The version that the build wrote into the jar. */
    public static String version() {
        var version = CommandTree.class.getPackage().getImplementationVersion();
        return version == null ? "(built from source)" : version;
    }

    private int usage() {
        root.usage(console.err());
        return WRONG_USE;
    }

    private int wrongUse(ParameterException e, String[] arguments) {
        var name = e.getCommandLine().getCommandSpec().qualifiedName();
        var unknown =
                e instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getUnmatched()
                        : List.<String>of();
        var near =
                e instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.<String>of();
        var message =
                unknown.isEmpty()
                        ? sentence(e.getMessage())
                        : "unknown argument `" + unknown.getFirst() + "`.";
        var meant = near.isEmpty() ? "" : " Did you mean `" + near.getFirst() + "`?";
        console.note(message + meant + " `" + name + " --help` shows what there is.");
        return WRONG_USE;
    }

    private int failed(Exception e, CommandLine line, CommandLine.ParseResult result) {
        if (e instanceof WrongUse wrong) {
            console.note(sentence(wrong.getMessage()));
        } else {
            console.note("this is a fault of Plimsoll. Please report it with what follows.");
            e.printStackTrace(console.err());
        }
        return WRONG_USE;
    }

    private static <E extends Enum<E>> E choice(String word, E[] choices) {
        var names = Stream.of(choices).map(Enum::toString).toList();
        return Stream.of(choices)
                .filter(each -> each.toString().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "`" + word + "` is none of " + String.join(", ", names)));
    }

    private static String sentence(@Nullable String message) {
        var text = Visible.text(message == null ? "this cannot be done" : message).strip();
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
