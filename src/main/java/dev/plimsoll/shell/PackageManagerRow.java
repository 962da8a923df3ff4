package dev.plimsoll.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A row of the table of package managers while it is written down. */
final class PackageManagerRow {
    private final String name;
    private final Set<String> programs = new HashSet<>();
    private Set<String> installs = Set.of();
    private Set<String> updates = Set.of();
    private Set<String> cleans = Set.of();
    private Set<String> valued = Set.of();
    private List<String> yes = List.of();
    private List<String> noExtras = List.of();
    private List<String> noCache = List.of();
    private List<String> caches = List.of();

    PackageManagerRow(String name) {
        this.name = name;
        programs.add(name);
    }

    PackageManagerRow programs(String... more) {
        programs.addAll(List.of(more));
        return this;
    }

    PackageManagerRow installs(String subcommands) {
        installs = Set.of(subcommands.split(" "));
        return this;
    }

    PackageManagerRow updates(String subcommands) {
        updates = Set.of(subcommands.split(" "));
        return this;
    }

    PackageManagerRow cleans(String subcommands) {
        cleans = Set.of(subcommands.split(" "));
        return this;
    }

    PackageManagerRow valued(String options) {
        valued = Set.of(options.split(" "));
        return this;
    }

    PackageManagerRow yes(String... options) {
        yes = List.of(options);
        return this;
    }

    PackageManagerRow noExtras(String... options) {
        noExtras = List.of(options);
        return this;
    }

    PackageManagerRow noCache(String... options) {
        noCache = List.of(options);
        return this;
    }

    PackageManagerRow caches(List<String> directories) {
        caches = directories;
        return this;
    }

    PackageManager manager() {
        return new PackageManager(
                name, programs, installs, updates, cleans, valued, yes, noExtras, noCache, caches);
    }
}
