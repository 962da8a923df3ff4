package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Directive;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageConfig;
import dev.plimsoll.dockerfile.Problem;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.SourceText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Dockerfile as one JSON object, part by part as BuildKit reads it. */
final class ParsedJson {
    private ParsedJson() {}

    /**
     * The object of a file.
     *
     * @param name of the file, as it was given
     */
    static Object of(String name, Dockerfile file) {
        return readable(parts(name, file));
    }

    /** The same with the replacement character for each byte that is not UTF-8. */
    private static Object readable(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var object = Json.object();
                map.forEach((name, each) -> object.put(readable(name).toString(), readable(each)));
                yield object;
            }
            case List<?> list -> list.stream().map(ParsedJson::readable).toList();
            case Optional<?> maybe -> maybe.map(ParsedJson::readable);
            case String text -> SourceText.readable(text);
            default -> value;
        };
    }

    private static Map<String, Object> parts(String name, Dockerfile file) {
        var object = Json.object("file", name);
        var fault = fault(file);
        if (fault.isPresent()) {
            var lines = List.of(fault.get().line(), fault.get().line());
            object.put("fault", Json.object("message", fault.get().message(), "lines", lines));
            return object;
        }
        var directives = directives(file);
        if (!directives.isEmpty()) {
            object.put("directives", directives);
        }
        if (file.escape() != '\\') {
            object.put("escape", String.valueOf(file.escape()));
        }
        object.put("globalArgs", file.globalArgs().stream().map(InstructionJson::of).toList());
        object.put("stages", stages(file));
        return object;
    }

    /** The fault that BuildKit names: the first one of the grammar, else the first one. */
    private static Optional<Problem> fault(Dockerfile file) {
        return file.problems().stream()
                .min(Comparator.comparing(Problem::phase).thenComparingInt(Problem::line));
    }

    /** Those that BuildKit's other programs see: each at the very beginning of its line. */
    private static Map<String, Object> directives(Dockerfile file) {
        var object = Json.object();
        for (Directive each : file.directives()) {
            int line = file.source().firstLine(each);
            if (file.source().line(line).start() != each.span().start()) {
                break;
            }
            object.put(each.name(), each.value().text());
        }
        return object;
    }

    private static List<Object> stages(Dockerfile file) {
        var configs = ImageConfig.of(file);
        var stages = new ArrayList<Object>();
        for (var stage : file.stages()) {
            var object = stage(stage);
            built(file, stage)
                    .flatMap(built -> configs.get(built.index()))
                    .ifPresent(config -> object.put("config", ConfigJson.of(config)));
            stages.add(object);
        }
        return stages;
    }

    /** What is built where its name is asked for: the last one of that name. */
    private static Optional<Stage> built(Dockerfile file, Stage stage) {
        return stage.name()
                .flatMap(file::stageNamed)
                .or(() -> file.finalStage().filter(stage::equals));
    }

    private static Map<String, Object> stage(Stage stage) {
        var object = Json.object("base", stage.from().image().text());
        stage.name().ifPresent(name -> object.put("name", name));
        stage.from().platform().ifPresent(platform -> object.put("platform", platform.text()));
        object.put("lines", InstructionJson.lines(stage.from()));
        object.put("instructions", stage.instructions().stream().map(InstructionJson::of).toList());
        return object;
    }
}
