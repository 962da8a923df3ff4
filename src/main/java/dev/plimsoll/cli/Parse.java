package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.SourceText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code plimsoll parse}: shows how files are read. */
@Command(
        name = "parse",
        description = "Shows how Dockerfiles are read, part by part.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "Exit code 0: read, even where a build would refuse the file; 2: wrong usage, or a"
                    + " file that",
            "does not exist or cannot be read."
        })
public final class Parse implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "File, directory (searched for Dockerfiles), or - for standard input.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "tty or json. Default: ${DEFAULT-VALUE}.")
    private Rules.ListFormat format = Rules.ListFormat.TTY;

    public Parse(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var targets = Targets.of(paths);
        boolean complete = targets.unreadable().isEmpty() && targets.missing().isEmpty();
        for (var target : targets.files()) {
            complete &= show(target, targets.files().size() > 1);
        }
        for (var directory : targets.unreadable()) {
            console.note("`%s` cannot be read.".formatted(Shown.line(directory.file())));
        }
        for (var path : targets.missing()) {
            console.note("`%s` does not exist.".formatted(Shown.line(path)));
        }
        return complete ? 0 : CommandTree.WRONG_USE;
    }

    private boolean show(Targets.Target target, boolean named) {
        byte[] bytes;
        try (var in = target.open(console.in())) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            console.note("`%s` cannot be read.".formatted(Shown.line(target.name())));
            return false;
        }
        var file = Dockerfile.parse(SourceText.of(bytes), Surroundings.UNKNOWN);
        switch (format) {
            case TTY -> {
                if (named) {
                    console.out().println(Shown.file(target.name()));
                }
                console.out().print(ParsedTree.of(file));
            }
            case JSON -> console.out().println(Json.text(ParsedJson.of(target.name(), file)));
        }
        return true;
    }
}
