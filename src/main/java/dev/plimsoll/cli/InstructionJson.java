package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.ImageConfig;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.shell.Word;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One instruction as a JSON object; what it does not have is absent. */
final class InstructionJson {
    private final Map<String, Object> object;

    private InstructionJson(Instruction instruction) {
        this.object = Json.object("keyword", instruction.name(), "lines", lines(instruction));
    }

    static Map<String, Object> of(Instruction instruction) {
        var json = new InstructionJson(instruction);
        json.parts(instruction);
        json.object.values().removeIf(each -> each.equals("") || isEmpty(each));
        return json.object;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list
                ? list.isEmpty()
                : value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** The first line and the last one that is read for it. */
    static List<Integer> lines(Instruction instruction) {
        return List.of(instruction.head().firstLine(), instruction.head().lastLine());
    }

    private void parts(Instruction instruction) {
        switch (instruction) {
            case Instruction.Env env -> pairs(env.pairs());
            case Instruction.Label label -> pairs(label.pairs());
            case Instruction.Arg arg -> pairs(arg.pairs());
            case Copying copying -> copying(copying);
            case Instruction.Run run -> run(run);
            case Instruction.Cmd cmd -> form(cmd.form());
            case Instruction.Entrypoint entrypoint -> form(entrypoint.form());
            case Instruction.Shell shell -> {
                object.put("form", "exec");
                object.put("words", texts(shell.words()));
            }
            case Instruction.Healthcheck check -> health(check.health());
            case Instruction.Onbuild onbuild -> object.put("onbuild", onbuild.expression());
            case Instruction.Maintainer maintainer -> words(maintainer.maintainer());
            case Instruction.User user -> words(user.account());
            case Instruction.Workdir workdir -> words(workdir.path());
            case Instruction.Stopsignal stop -> words(stop.signal());
            case Instruction.Expose expose ->
                    object.put("words", texts(expose.ports()).stream().sorted().toList());
            case Instruction.Volume volume -> object.put("words", texts(volume.paths()));
            case Instruction.From _, Instruction.Unknown _ -> {}
        }
    }

    private static List<String> texts(List<Argument> arguments) {
        return arguments.stream().map(Argument::text).toList();
    }

    private void words(Argument argument) {
        object.put("words", List.of(argument.text()));
    }

    private void pairs(List<Pair> pairs) {
        object.put(
                "pairs",
                pairs.stream()
                        .map(pair -> List.of(pair.key().text(), pair.value().map(Argument::text)))
                        .toList());
    }

    private void form(Form form) {
        switch (form) {
            case Form.ExecForm exec -> {
                object.put("form", "exec");
                object.put("words", texts(exec.words()));
            }
            case Form.ShellForm shell -> {
                object.put("form", "shell");
                object.put("words", shell.text().isEmpty() ? List.of() : List.of(shell.text()));
                var commands =
                        shell.commands().stream()
                                .filter(each -> !each.context().nested())
                                .map(InstructionJson::command)
                                .toList();
                object.put("shell", Json.object("commands", commands));
            }
        }
    }

    private static List<Optional<String>> command(dev.plimsoll.shell.Command command) {
        return command.words().stream().map(Word::literal).toList();
    }

    private void run(Instruction.Run run) {
        form(run.form());
        var flags = flags(run, List.of("network", "security"));
        flags.remove("network", List.of("default"));
        flags.remove("security", List.of("sandbox"));
        object.put("flags", flags);
        boolean refused = run.mounts().stream().anyMatch(InstructionJson::isRefused);
        object.put(
                "mounts",
                run.mounts().stream()
                        .map(refused ? InstructionJson::unread : InstructionJson::mount)
                        .toList());
        object.put(
                "heredocs",
                run.heredocs().stream()
                        .map(each -> Json.object("name", each.name(), "data", each.body()))
                        .toList());
    }

    private static boolean isRefused(Mount mount) {
        return !mount.faults(value -> new Value.Known(value.text())).isEmpty();
    }

    /** What is known of mounts before their options are looked at. */
    private static Map<String, Object> unread(Mount mount) {
        var object = Json.object("type", "bind", "readonly", true);
        put(object, "from", mount.from());
        return object;
    }

    private static Map<String, Object> mount(Mount mount) {
        var object = Json.object("type", mount.type().name().toLowerCase(Locale.ROOT));
        put(object, "from", mount.from());
        put(object, "source", mount.source());
        put(object, "target", mount.target());
        put(object, "id", mount.id());
        put(object, "env", mount.option("env"));
        put(object, "sharing", mount.option("sharing"));
        object.computeIfPresent("sharing", (_, mode) -> mode.toString().toLowerCase(Locale.ROOT));
        if (mount.readonly()) {
            object.put("readonly", true);
        }
        if (mount.required()) {
            object.put("required", true);
        }
        return object;
    }

    private static void put(Map<String, Object> object, String name, Optional<Argument> value) {
        value.ifPresent(given -> object.put(name, given.text()));
    }

    private void copying(Copying copying) {
        object.put("sources", texts(copying.sources()));
        object.put("target", copying.target().text());
        copying.from().ifPresent(from -> object.put("from", from.text()));
        var names = List.of("chown", "chmod", "checksum", "exclude");
        var flags = flags(copying, names);
        for (var name : List.of("link", "parents")) {
            copying.flag(name)
                    .filter(flag -> !flag.text().equalsIgnoreCase("false"))
                    .ifPresent(_ -> flags.put(name, List.of("true")));
        }
        for (var name : List.of("keep-git-dir", "unpack")) {
            copying.flag(name)
                    .ifPresent(flag ->
                            flags.put(name, List.of("" + !flag.text().equalsIgnoreCase("false"))));
        }
        object.put("flags", flags);
        object.put("heredocs", copying.heredocs().stream().map(InstructionJson::content).toList());
    }

    private static Map<String, Object> content(Heredoc heredoc) {
        return Json.object(
                "name", heredoc.name(), "data", heredoc.data(), "expand", heredoc.expands());
    }

    /** The values of flags by name, in order, less empty ones. */
    private static Map<String, Object> flags(Instruction instruction, List<String> names) {
        var flags = new LinkedHashMap<String, Object>();
        for (var name : names) {
            var values =
                    instruction.flags().stream()
                            .filter(flag -> flag.name().equals(name))
                            .map(Flag::text)
                            .filter(text -> !text.isEmpty())
                            .toList();
            if (!values.isEmpty()) {
                flags.put(name, values);
            }
        }
        return flags;
    }

    private void health(ImageConfig.Health health) {
        object.put("words", health.test());
        var flags = Json.object();
        health.options()
                .forEach((name, length) -> flags.put(name, List.of(length.toMillis() + "ms")));
        if (health.retries() > 0) {
            flags.put("retries", List.of("" + health.retries()));
        }
        object.put("flags", flags);
    }
}
