package dev.plimsoll.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to know of one package manager.
 *
 * @param name its usual program, such as {@code apt-get}
 * @param programs all programs of its kind, such as {@code pip}, {@code pip3}
 * @param installs the subcommands that install, such as {@code add} of apk
 * @param updates the subcommands that fetch the list of packages
 * @param cleans the subcommands that empty the cache
 * @param valued the options that take a value
 * @param yes the options that answer all questions; empty where none is asked
 * @param noExtras the options that leave extra packages out; one with a value is written {@code -o
 *     APT::Install-Recommends=0}
 * @param noCache the options that keep no cache
 * @param caches the directories where it keeps packages and lists
 */
public record PackageManager(
        String name,
        Set<String> programs,
        Set<String> installs,
        Set<String> updates,
        Set<String> cleans,
        Set<String> valued,
        List<String> yes,
        List<String> noExtras,
        List<String> noCache,
        List<String> caches) {

    public PackageManager {
        programs = Set.copyOf(programs);
        installs = Set.copyOf(installs);
        updates = Set.copyOf(updates);
        cleans = Set.copyOf(cleans);
        valued = Set.copyOf(valued);
        yes = List.copyOf(yes);
        noExtras = List.copyOf(noExtras);
        noCache = List.copyOf(noCache);
        caches = List.copyOf(caches);
    }

    /** Every package manager that is known. */
    public static List<PackageManager> all() {
        return PackageManagers.ALL;
    }

    /** The manager that a program belongs to: {@code pip3} to {@code pip}. */
    public static Optional<PackageManager> named(String program) {
        return PackageManagers.named(program);
    }

    /** The manager that a command runs, whatever it does. */
    public static Optional<PackageManager> run(Command command) {
        return PackageManagers.call(command).map(PackageManagers.Call::manager);
    }

    /** The subcommand of a package manager's command, such as {@code update}. */
    public static Optional<Word> subcommand(Command command) {
        return PackageManagers.call(command).flatMap(call -> call.subcommand());
    }

    /** What a command installs, where it runs a package manager's installation. */
    public static Optional<Install> of(Command command) {
        return PackageManagers.call(command).flatMap(call -> call.install(command));
    }

    /** Whether a command fetches this manager's list of packages. */
    public boolean updates(Command command) {
        return calls(command, updates);
    }

    /** Whether a command empties this manager's cache. */
    public boolean cleans(Command command) {
        return calls(command, cleans);
    }

    private boolean calls(Command command, Set<String> subcommands) {
        return PackageManagers.call(command)
                .filter(call -> call.manager().equals(this))
                .flatMap(PackageManagers.Call::subcommand)
                .filter(word -> subcommands.contains(word.value()))
                .isPresent();
    }

    boolean given(Command command, List<String> options) {
        for (var option : options) {
            int blank = option.indexOf(' ');
            boolean found =
                    blank < 0
                            ? command.hasFlag(option)
                            : command.optionValues(option.substring(0, blank))
                                    .contains(option.substring(blank + 1));
            if (found) {
                return true;
            }
        }
        return false;
    }
}
