package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;

/**
 * A command that installs packages, such as {@code apt-get install -y curl}.
 *
 * @param subcommand the word after which packages come, such as {@code install}
 * @param packages what is installed, as written: names, paths and URLs; words that hold an
 *     expansion too
 */
public record Install(PackageManager manager, Command command, Word subcommand, List<Word> packages)
        implements Located {

    public Install {
        packages = List.copyOf(packages);
    }

    @Override
    public Span span() {
        return command.span();
    }

    /** Whether it asks no question, such as by {@code -y}; true of managers that never ask. */
    public boolean assumesYes() {
        return manager.yes().isEmpty() || manager.given(command, manager.yes());
    }

    /** Whether it leaves recommended and other extra packages out. */
    public boolean skipsExtras() {
        return manager.given(command, manager.noExtras());
    }

    /** Whether it is told to keep no cache, such as by {@code --no-cache}. */
    public boolean skipsCache() {
        return manager.given(command, manager.noCache());
    }
}
