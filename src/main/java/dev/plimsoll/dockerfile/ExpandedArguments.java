package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells in which arguments of an instruction variables are expanded. */
final class ExpandedArguments {
    private ExpandedArguments() {}

    static List<Argument> of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.From from ->
                    Stream.concat(from.platform().stream(), Stream.of(from.image())).toList();
            case Instruction.Env env -> pairs(env.pairs());
            case Instruction.Label label -> pairs(label.pairs());
            case Instruction.Arg arg ->
                    arg.pairs().stream().flatMap(pair -> pair.value().stream()).toList();
            case Instruction.User user -> List.of(user.account());
            case Instruction.Workdir workdir -> List.of(workdir.path());
            case Instruction.Stopsignal stop -> List.of(stop.signal());
            case Instruction.Volume volume -> volume.paths();
            case Instruction.Expose expose -> expose.ports();
            case Copying copying -> copying(copying);
            case Instruction.Run run ->
                    run.mounts().stream()
                            .flatMap(mount -> mount.options().stream())
                            .flatMap(option -> option.value().stream())
                            .toList();
            case Instruction.Cmd _, Instruction.Entrypoint _, Instruction.Shell _ -> List.of();
            case Instruction.Healthcheck _, Instruction.Onbuild _ -> List.of();
            case Instruction.Maintainer _, Instruction.Unknown _ -> List.of();
        };
    }

    private static List<Argument> pairs(List<Pair> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.concat(Stream.of(pair.key()), pair.value().stream()))
                .toList();
    }

    private static List<Argument> copying(Copying copying) {
        var arguments = new ArrayList<Argument>();
        for (var name : List.of("chown", "chmod", "checksum")) {
            copying.flag(name).flatMap(Flag::value).ifPresent(arguments::add);
        }
        arguments.addAll(copying.sources());
        arguments.add(copying.target());
        return arguments;
    }
}
