package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Works out the configuration of the images that the stages of a file make. */
final class ConfigReader {
    /** What a build calls its target that has no name. */
    private static final String NAMELESS = "default";

    /**
     * Where a file has more stages, TARGETSTAGE is the last one for all: each stage that is built
     * by itself is a reading of the whole file.
     */
    private static final int MANY_STAGES = 500;

    /** What all configurations of a file may hold together; the rest is not worked out. */
    private static final int MOST_ENTRIES = 1_000_000;

    private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    private final Stage stage;
    private final boolean windows;
    private String user;
    private final Map<String, String> env;
    private String workingDir;
    private List<String> entrypoint;
    private List<String> cmd;
    private final Set<Port> exposedPorts;
    private final Map<String, String> labels;
    private final Set<String> volumes;
    private String stopSignal;
    private Optional<ImageConfig.Health> health;
    private List<String> shell;
    private final List<String> onBuild = new ArrayList<>();

    private boolean cmdGiven;
    private boolean failed;

    private ConfigReader(Stage stage, ImageConfig parent) {
        this.stage = stage;
        this.windows = stage.isForWindows();
        this.user = parent.user();
        this.env = new LinkedHashMap<>(parent.env());
        this.workingDir = parent.workingDir();
        this.entrypoint = parent.entrypoint();
        this.cmd = parent.cmd();
        this.exposedPorts = new LinkedHashSet<>(parent.exposedPorts());
        this.labels = new TreeMap<>(parent.labels());
        this.volumes = new TreeSet<>(parent.volumes());
        this.stopSignal = parent.stopSignal();
        this.health = parent.health();
        this.shell = parent.shell();
    }

    static List<Optional<ImageConfig>> read(Dockerfile file) {
        var last = file.finalStage().flatMap(Stage::name).orElse(NAMELESS);
        var all = read(file, last);
        boolean each =
                file.source().text().contains("TARGETSTAGE") && file.stages().size() <= MANY_STAGES;
        for (int i = 0; each && i < all.size() - 1; i++) {
            var name = file.stages().get(i).name();
            if (name.isPresent()) {
                all.set(i, read(file, name.get()).get(i));
            }
        }
        return List.copyOf(all);
    }

    private static List<Optional<ImageConfig>> read(Dockerfile file, String target) {
        var configs = new ArrayList<Optional<ImageConfig>>();
        var structure =
                StageReader.read(
                        file.instructions(), file.escape(), Assumptions.plainBuild(target));
        int entries = 0;
        for (var stage : structure.stages()) {
            if (entries > MOST_ENTRIES) {
                configs.add(Optional.empty());
                continue;
            }
            var parent =
                    stage.parent().isPresent()
                            ? configs.get(stage.parent().get().index())
                            : Optional.of(empty(stage));
            var config = parent.flatMap(from -> new ConfigReader(stage, from).read());
            configs.add(config);
            entries += config.map(ImageConfig::size).orElse(0) + stage.triggers().size();
        }
        return configs;
    }

    /** What a stage begins with that is built on no other. */
    private static ImageConfig empty(Stage stage) {
        var env = new LinkedHashMap<String, String>();
        stage.environmentAtStart()
                .get("PATH")
                .flatMap(Value::known)
                .ifPresent(path -> env.put("PATH", path));
        return new ImageConfig(
                "",
                env,
                stage.base() instanceof Base.Scratch ? "/" : "",
                List.of(),
                List.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                "",
                Optional.empty(),
                List.of(),
                List.of());
    }

    private Optional<ImageConfig> read() {
        stage.triggers().forEach(this::apply);
        stage.instructions().forEach(this::apply);
        return failed
                ? Optional.empty()
                : Optional.of(
                        new ImageConfig(
                                user,
                                env,
                                workingDir,
                                entrypoint,
                                cmd,
                                exposedPorts,
                                labels,
                                volumes,
                                stopSignal,
                                health,
                                shell,
                                onBuild));
    }

    private void apply(Instruction instruction) {
        var variables = stage.environmentAt(instruction);
        switch (instruction) {
            case Instruction.Env set -> set.pairs().forEach(each -> put(env, each, variables));
            case Instruction.Label set -> set.pairs().forEach(each -> put(labels, each, variables));
            case Instruction.User set -> user = expanded(set.account(), variables);
            case Instruction.Workdir set -> {
                var path =
                        Paths.workingDirectory(
                                workingDir, expanded(set.path(), variables), windows);
                failed |= path.isEmpty();
                workingDir = path.orElse("");
            }
            case Instruction.Stopsignal set -> stopSignal = expanded(set.signal(), variables);
            case Instruction.Volume set ->
                    set.paths().forEach(each -> volumes.add(expanded(each, variables)));
            case Instruction.Expose set -> set.ports().forEach(each -> expose(each, variables));
            case Instruction.Cmd set -> {
                cmd = words(set.form());
                cmdGiven = true;
            }
            case Instruction.Entrypoint set -> {
                entrypoint = words(set.form());
                cmd = cmdGiven ? cmd : List.of();
            }
            case Instruction.Shell set -> shell = set.words().stream().map(Argument::text).toList();
            case Instruction.Healthcheck set -> health = Optional.of(set.health());
            case Instruction.Onbuild kept -> onBuild.add(kept.expression());
            case Instruction.From _, Instruction.Run _, Copying _, Instruction.Arg _ -> {}
            case Instruction.Maintainer _, Instruction.Unknown _ -> {}
        }
    }

    private void put(Map<String, String> map, Pair pair, Environment variables) {
        var key = expanded(pair.key(), variables);
        var value = pair.value().map(given -> expanded(given, variables)).orElse("");
        map.put(key, value);
    }

    private String expanded(Argument argument, Environment variables) {
        var known = variables.expand(argument.text()).known();
        failed |= known.isEmpty();
        return known.orElse("");
    }

    private void expose(Argument argument, Environment variables) {
        var words = variables.words(argument.text());
        failed |= words.isEmpty();
        for (var word : words.orElse(List.of())) {
            var port = Port.parse(word);
            failed |= port.isEmpty();
            port.ifPresent(exposedPorts::add);
        }
    }

    /** What is run, the shell included where there is one. */
    private List<String> words(Form form) {
        return switch (form) {
            case Form.ExecForm exec -> exec.words().stream().map(Argument::text).toList();
            case Form.ShellForm text -> {
                var words = new ArrayList<>(shell.isEmpty() ? DEFAULT_SHELL : shell);
                words.add(text.text());
                yield words;
            }
        };
    }
}
