package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Tells in which arguments of an instruction variables are expanded. */
final class ExpandedArguments {
    private static final List<String> FLAGS = List.of("chown", "chmod", "checksum");

    private ExpandedArguments() {}

    static List<Argument> of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.From from ->
                    from.platform()
                            .map(platform -> List.of(platform, from.image()))
                            .orElseGet(() -> List.of(from.image()));
            case Instruction.Env env -> pairs(env.pairs());
            case Instruction.Label label -> pairs(label.pairs());
            case Instruction.Arg arg -> values(arg.pairs());
            case Instruction.User user -> List.of(user.account());
            case Instruction.Workdir workdir -> List.of(workdir.path());
            case Instruction.Stopsignal stop -> List.of(stop.signal());
            case Instruction.Volume volume -> volume.paths();
            case Instruction.Expose expose -> expose.ports();
            case Copying copying -> copying(copying);
            case Instruction.Run run -> run.mounts().isEmpty() ? List.of() : mounts(run);
            case Instruction.Cmd _, Instruction.Entrypoint _, Instruction.Shell _ -> List.of();
            case Instruction.Healthcheck _, Instruction.Onbuild _ -> List.of();
            case Instruction.Maintainer _, Instruction.Unknown _ -> List.of();
        };
    }

    private static List<Argument> pairs(List<Pair> pairs) {
        var arguments = new ArrayList<Argument>(2 * pairs.size());
        for (var pair : pairs) {
            arguments.add(pair.key());
            pair.value().ifPresent(arguments::add);
        }
        return arguments;
    }

    private static List<Argument> values(List<Pair> pairs) {
        var values = new ArrayList<Argument>(pairs.size());
        for (var pair : pairs) {
            pair.value().ifPresent(values::add);
        }
        return values;
    }

    private static List<Argument> mounts(Instruction.Run run) {
        return run.mounts().stream()
                .flatMap(mount -> mount.options().stream())
                .flatMap(option -> option.value().stream())
                .toList();
    }

    private static List<Argument> copying(Copying copying) {
        var arguments = new ArrayList<Argument>(copying.sources().size() + 1);
        if (!copying.flags().isEmpty()) {
            for (var name : FLAGS) {
                copying.flag(name).flatMap(Flag::value).ifPresent(arguments::add);
            }
        }
        arguments.addAll(copying.sources());
        arguments.add(copying.target());
        return arguments;
    }
}
