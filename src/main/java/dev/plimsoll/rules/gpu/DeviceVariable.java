package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Edit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A variable for NVIDIA's driver that an image has in the end.
 *
 * @param value without quotes; one that is written out
 */
record DeviceVariable(Dockerfile file, Stage stage, Env env, Pair pair, String value) {

    /**
     * Those of a name, in the image of the final stage and in those of the stages that it does not
     * need, which are built for themselves.
     */
    static List<DeviceVariable> in(Dockerfile file, String name) {
        if (!file.source().text().contains(name)) {
            return List.of();
        }
        var images = new ArrayList<>(file.graph().unreachable());
        file.finalStage().ifPresent(images::add);
        var kept = new LinkedHashSet<Env>();
        for (var stage : images) {
            stage.environment()
                    .source(name)
                    .filter(Env.class::isInstance)
                    .map(Env.class::cast)
                    .ifPresent(kept::add);
        }
        return kept.stream().flatMap(env -> of(file, env, name).stream()).toList();
    }

    private static Optional<DeviceVariable> of(Dockerfile file, Env env, String name) {
        return env.pairs().reversed().stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .flatMap(pair ->
                        pair.value()
                                .filter(value -> value.text().indexOf('$') < 0)
                                .flatMap(value -> of(file, env, pair, value)));
    }

    private static Optional<DeviceVariable> of(
            Dockerfile file, Env env, Pair pair, Argument value) {
        return file.value(value, env)
                .known()
                .flatMap(text ->
                        file.stageAt(env)
                                .map(stage -> new DeviceVariable(file, stage, env, pair, text)));
    }

    String lowerCase() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Takes it away, and its instruction where nothing is left of it. */
    Edit removal() {
        return env.pairs().size() == 1 ? file.removal(env) : Edit.deleteOne(env.pairs(), pair);
    }
}
