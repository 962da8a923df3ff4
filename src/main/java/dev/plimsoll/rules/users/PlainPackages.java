package dev.plimsoll.rules.users;

import dev.plimsoll.shell.Install;
import dev.plimsoll.source.Table;

import java.util.List;
import java.util.Set;

/** Packages that create no user, from the table {@code plain-packages.txt}. */
final class PlainPackages {
    private static final List<String> ALL =
            Table.rows(PlainPackages.class, "plain-packages.txt", 1).stream()
                    .map(List::getFirst)
                    .toList();
    private static final Set<String> NAMES = Set.copyOf(ALL);
    private static final List<String> ENDS =
            ALL.stream()
                    .filter(name -> name.startsWith("*"))
                    .map(name -> name.substring(1))
                    .toList();

    /** Managers of libraries and tools, whose packages are files and no services. */
    private static final Set<String> OF_LIBRARIES =
            Set.of(
                    "pip",
                    "pipx",
                    "uv",
                    "poetry",
                    "pipenv",
                    "npm",
                    "pnpm",
                    "yarn",
                    "bun",
                    "gem",
                    "bundle",
                    "go",
                    "cargo",
                    "composer",
                    "conda");

    private PlainPackages() {}

    /** Whether nothing that is installed creates a user. */
    static boolean are(Install install) {
        return OF_LIBRARIES.contains(install.manager().name())
                || (!install.packages().isEmpty()
                        && install.packages().stream().allMatch(spec -> isPlain(spec.name())));
    }

    private static boolean isPlain(String name) {
        return NAMES.contains(name) || ENDS.stream().anyMatch(name::endsWith);
    }
}
