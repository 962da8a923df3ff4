package dev.plimsoll.shell;

import dev.plimsoll.source.Table;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A package manager, such as apt-get, from the table {@code package-managers.txt}. */
public final class PackageManager {
    private static final List<PackageManager> ALL =
            Table.entries(PackageManager.class, "package-managers.txt").stream()
                    .map(PackageManager::new)
                    .toList();
    private static final Map<String, PackageManager> BY_PROGRAM = byProgram();

    private final Table.Entry entry;
    private final Map<String, Act> acts = new HashMap<>();
    private final Map<String, Program> programs = new HashMap<>();
    private final Program plain;
    private final PackageSyntax syntax;
    private final Map<Act, List<Condition>> options = new EnumMap<>(Act.class);
    private final Map<String, List<Condition>> conditions = new ConcurrentHashMap<>();

    /** What a subcommand does. */
    public enum Act {
        /** Installs the packages that it names. */
        INSTALL,
        /** Installs what a file of the project lists, such as a lock file. */
        RESTORE,
        /** Renews what is installed. */
        UPGRADE,
        /** Fetches the list of packages. */
        UPDATE,
        /** Takes packages away. */
        REMOVE,
        /** Empties the cache. */
        CLEAN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private PackageManager(Table.Entry entry) {
        this.entry = entry;
        this.plain = new Program(entry.set("values"), entry.has("one-dash"), Optional.empty());
        this.syntax = PackageSyntax.named(entry.words("spec").getFirst());
        for (var act : Act.values()) {
            var words = entry.words(act.key());
            words.forEach(subcommand -> acts.putIfAbsent(subcommand, act));
            options.put(
                    act,
                    words.stream()
                            .filter(word -> word.startsWith("-"))
                            .map(Condition::of)
                            .toList());
        }
        for (var subcommand : acts.keySet()) {
            var valued = new HashSet<>(plain.valued());
            valued.addAll(entry.words("values:" + subcommand));
            valued.removeAll(entry.set("switches:" + subcommand));
            programs.put(subcommand, new Program(valued, plain.oneDash(), Optional.empty()));
        }
    }

    private static Map<String, PackageManager> byProgram() {
        var found = new HashMap<String, PackageManager>();
        ALL.forEach(each -> each.programs().forEach(name -> found.put(name, each)));
        return Map.copyOf(found);
    }

    /** Every package manager that is known. */
    public static List<PackageManager> all() {
        return ALL;
    }

    /** The manager that a program belongs to: {@code pip3} and {@code pip3.11} to {@code pip}. */
    public static Optional<PackageManager> named(String program) {
        var found = BY_PROGRAM.get(program);
        if (found != null || !program.startsWith("pip")) {
            return Optional.ofNullable(found);
        }
        boolean version =
                program.substring(3).chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return version ? Optional.ofNullable(BY_PROGRAM.get("pip")) : Optional.empty();
    }

    /** Its usual program, such as {@code apt-get}. */
    public String name() {
        return entry.names().getFirst();
    }

    /** All programs that take its command line, such as {@code pip}, {@code pip3}. */
    public List<String> programs() {
        return entry.names();
    }

    /** Where it keeps what it fetched if nobody says otherwise, below root's home. */
    public List<String> caches() {
        return caches("/root");
    }

    /**
     * Where it keeps what it fetched if nobody says otherwise.
     *
     * @param home the home of the user who runs it, such as {@code /root}
     */
    public List<String> caches(String home) {
        return entry.words("cache").stream()
                .map(path -> path.startsWith("~") ? home + path.substring(1) : path)
                .toList();
    }

    /** The option that answers its questions, such as {@code -y}; empty where it asks none. */
    public Optional<String> yes() {
        return entry.words("yes").stream().findFirst();
    }

    /** Where it keeps the lists of packages; none where it keeps no such lists. */
    public List<String> lists() {
        return entry.words("lists");
    }

    /** Whether a command fetches this manager's list of packages. */
    public boolean updates(Command command) {
        return does(command, Act.UPDATE);
    }

    /** Whether a command empties this manager's cache. */
    public boolean cleans(Command command) {
        return does(command, Act.CLEAN);
    }

    private boolean does(Command command, Act act) {
        return command.packages()
                .filter(call -> call.manager() == this && call.act().equals(Optional.of(act)))
                .isPresent();
    }

    // What commands do.

    /**
     * The words that let a command take packages that nobody signed, such as {@code --nogpgcheck};
     * the program where a variable does.
     */
    public static List<Word> unverified(Command command) {
        return command.packages()
                .map(call -> call.unverified(Word.Variables.NONE))
                .orElse(List.of());
    }

    /** The manager that a command runs, whatever it does. */
    public static Optional<PackageManager> run(Command command) {
        return command.packages().map(PackageCall::manager);
    }

    /** The subcommand of a package manager's command, such as {@code update}. */
    public static Optional<Word> subcommand(Command command) {
        return command.packages().flatMap(PackageCall::subcommand);
    }

    /**
     * Whether a command asks a question before it does its work, which nothing answers.
     *
     * @param outer what is known of variables that the script does not assign
     */
    public static boolean waits(Command command, Word.Variables outer) {
        return command.packages().filter(call -> call.waits(outer)).isPresent();
    }

    /** What to call a package manager's command, such as {@code apt-get update}. */
    public static Optional<String> title(Command command) {
        return command.packages().map(PackageCall::title);
    }

    /** What a command installs, where it runs a package manager's installation. */
    public static Optional<Install> of(Command command) {
        return command.install();
    }

    /**
     * What a command installs, where it runs a package manager's installation.
     *
     * @param outer what is known of variables that the script does not assign
     */
    public static Optional<Install> of(Command command, Word.Variables outer) {
        return command.packages().flatMap(call -> call.install(outer));
    }

    // The table.

    Map<String, Act> acts() {
        return acts;
    }

    List<String> words(String key) {
        return entry.words(key);
    }

    /** The options that do what a subcommand does elsewhere, such as {@code -Sy}. */
    List<Condition> options(Act act) {
        return options.getOrDefault(act, List.of());
    }

    /** The words of a key, read as conditions. */
    List<Condition> conditions(String key) {
        return conditions.computeIfAbsent(
                key, _ -> entry.words(key).stream().map(Condition::of).toList());
    }

    PackageSyntax syntax() {
        return syntax;
    }

    /** The options that a subcommand takes, such as {@code install} or {@code cache/clean}. */
    Program program(String subcommand) {
        return programs.getOrDefault(subcommand, plain);
    }

    /** The options that any subcommand takes. */
    Program program() {
        return plain;
    }

    @Override
    public String toString() {
        return name();
    }
}
