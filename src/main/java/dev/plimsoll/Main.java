package dev.plimsoll;

import dev.plimsoll.cli.Check;
import dev.plimsoll.cli.CommandTree;
import dev.plimsoll.cli.Console;
import dev.plimsoll.cli.Explain;
import dev.plimsoll.cli.Health;
import dev.plimsoll.cli.Parse;
import dev.plimsoll.cli.ReviewCommand;
import dev.plimsoll.cli.Rules;

/** The only wiring: reads the settings, builds the objects, starts a command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Carries out one command line and gives the exit code. */
    static int run(Console console, String... arguments) {
        return new CommandTree(console)
                .with(new Serve(console))
                .with(new Check(console))
                .with(new Parse(console))
                .with(new ReviewCommand(console))
                .with(new Rules(console))
                .with(new Explain(console))
                .with(new Health(console))
                .run(arguments);
    }
}
