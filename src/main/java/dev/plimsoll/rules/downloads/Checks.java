package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Add;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Lazy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where the RUNs of a stage begin that last check what it fetched; -1 where none does.
 *
 * @param ofAll those that may look at any file
 * @param byName those that look at one that is fetched under this name, and at no other
 */
record Checks(int ofAll, Map<String, Integer> byName) {

    static Checks in(Dockerfile file, Stage stage) {
        if (!Verification.mayBeIn(stage)) {
            return new Checks(-1, Map.of());
        }
        int ofAll = -1;
        var byName = new HashMap<String, Integer>();
        var fetched = Lazy.of(() -> fetched(file, stage));
        for (var run : stage.all(Run.class)) {
            for (var command : run.commands()) {
                if (Verification.isOne(command)) {
                    var names = Verification.names(command);
                    if (!names.isEmpty() && fetched.get().containsAll(names)) {
                        names.forEach(name -> byName.put(name, run.span().start()));
                    } else {
                        ofAll = run.span().start();
                    }
                }
            }
        }
        return new Checks(ofAll, byName);
    }

    /** The names of the files that a stage fetches. */
    private static Set<String> fetched(Dockerfile file, Stage stage) {
        var names = new HashSet<String>();
        for (var call : stage.calls(Download.PROGRAMS)) {
            Download.of(call.command()).flatMap(Download::fileName).ifPresent(names::add);
        }
        stage.all(Add.class).stream()
                .flatMap(add -> Addition.of(file, add))
                .forEach(added -> names.add(Download.fileName(added.path())));
        return names;
    }

    /** Where the last one begins that may look at one file that an ADD fetches. */
    int lastOf(Addition added) {
        return last(Download.fileName(added.path()));
    }

    /** Where the last one begins that may look at anything that an ADD fetches. */
    int lastOf(Dockerfile file, Add add) {
        return Addition.of(file, add).mapToInt(this::lastOf).max().orElse(ofAll);
    }

    /** Where the last one begins that may look at what a command fetches. */
    int lastOf(Command command) {
        return byName.isEmpty()
                ? ofAll
                : last(Download.of(command).flatMap(Download::fileName).orElse(""));
    }

    private int last(String name) {
        return Math.max(ofAll, byName.getOrDefault(name, -1));
    }
}
