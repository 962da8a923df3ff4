package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * From where on a package manager's own settings say something.
 *
 * @param since the first place in a stage; not there for a stage that says nothing; looked for when
 *     a rule first wants to know
 */
record Configured(Lazy<Map<Stage, Integer>> since) {
    /** How many stages, each FROM the next, are looked at. */
    private static final int REACH = 100;

    /**
     * Looks for settings in the whole file. Files of the build's context that are copied over the
     * settings may say anything, so they count as well.
     *
     * @param file a part of the path of the settings, such as {@code apt.conf}
     * @param says the setting
     */
    static Configured in(Dockerfile dockerfile, String file, Supplier<Pattern> says) {
        return new Configured(Lazy.of(() -> since(dockerfile, file, says.get())));
    }

    private static Map<Stage, Integer> since(Dockerfile dockerfile, String file, Pattern says) {
        var since = new HashMap<Stage, Integer>();
        for (var stage : dockerfile.stages()) {
            for (var instruction : stage.each(Instruction.class)) {
                var place = place(dockerfile, instruction, file, says);
                if (place.isPresent()) {
                    since.put(stage, place.getAsInt());
                    break;
                }
            }
        }
        return since;
    }

    private static OptionalInt place(
            Dockerfile dockerfile, Instruction instruction, String file, Pattern says) {
        int start = instruction.span().start();
        if (instruction instanceof Copying copying && copying.target().text().contains(file)) {
            boolean unseen = !copying.sources().isEmpty();
            boolean said =
                    copying.heredocs().stream()
                            .map(Heredoc::data)
                            .anyMatch(data -> says.matcher(data).find());
            return unseen || said ? OptionalInt.of(start) : OptionalInt.empty();
        }
        if (!(instruction instanceof Run)) {
            return OptionalInt.empty();
        }
        var text = dockerfile.source().text(instruction);
        if (!text.contains(file)) {
            return OptionalInt.empty();
        }
        var found = says.matcher(text);
        return found.find() ? OptionalInt.of(start + found.start()) : OptionalInt.empty();
    }

    /** Whether it holds at a place of a stage, said there or in a stage that it is FROM. */
    boolean before(Stage stage, Located place) {
        int here = place.span().start();
        Optional<Stage> each = Optional.of(stage);
        for (int i = 0; i < REACH && each.isPresent(); i++) {
            if (since.get().getOrDefault(each.get(), Integer.MAX_VALUE) < here) {
                return true;
            }
            each = each.get().parent();
        }
        return false;
    }
}
