package dev.plimsoll.rules.downloads;

import dev.plimsoll.shell.Command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that were fetched in a stage and that nobody has looked at, by their paths. */
final class KeptFiles {
    /** Of how many it is told which are checked; where there are more, all are. */
    private static final int MOST_TOLD = 100;

    private final Map<String, Fetched> byPath = new HashMap<>();

    void put(String path, Fetched fetched) {
        byPath.put(path, fetched);
    }

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    /** What lies under a path, which is told of once. */
    Optional<Fetched> take(String path) {
        return Optional.ofNullable(byPath.remove(path));
    }

    /** What a command does with them: it renames some, or looks at some. */
    void enter(Command command, CurrentDirectory directory) {
        if (byPath.isEmpty()) {
            return;
        }
        move(command, directory);
        if (Verification.isOne(command)) {
            check(Verification.names(command));
        }
    }

    /** Where a check names files that were fetched, and no others, it says nothing of the rest. */
    private void check(Set<String> names) {
        boolean told =
                !names.isEmpty()
                        && byPath.size() <= MOST_TOLD
                        && names.stream().allMatch(this::has);
        if (told) {
            byPath.entrySet().removeIf(each -> isNamed(each, names));
        } else {
            byPath.clear();
        }
    }

    private boolean has(String name) {
        return byPath.entrySet().stream().anyMatch(each -> isNamed(each, Set.of(name)));
    }

    private static boolean isNamed(Map.Entry<String, Fetched> kept, Set<String> names) {
        return names.contains(Download.fileName(kept.getKey()))
                || names.contains(kept.getValue().name());
    }

    /** What is moved or copied is known under its new name too, be that of a file or directory. */
    private void move(Command command, CurrentDirectory directory) {
        var operands = command.operands();
        if (!command.is("mv", "cp", "install", "ln", "move-item", "copy-item")
                || operands.size() < 2) {
            return;
        }
        var target = directory.path(operands.getLast().value());
        for (var source : operands.subList(0, operands.size() - 1)) {
            var path = directory.path(source.value());
            var fetched = byPath.get(path);
            if (fetched != null) {
                byPath.put(target, fetched);
                byPath.put(target + "/" + Download.fileName(path), fetched);
            }
        }
    }
}
