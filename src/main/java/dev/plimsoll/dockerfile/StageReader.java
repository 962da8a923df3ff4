package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Groups instructions into stages and finds what each is built on. */
final class StageReader {
    private final Map<String, Stage> byName = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Scope global;

    private StageReader(Scope global) {
        this.global = global;
    }

    static List<Stage> stages(List<Instruction> instructions, char escape) {
        int at = 0;
        while (at < instructions.size() && !(instructions.get(at) instanceof Instruction.From)) {
            at++;
        }
        var reader = new StageReader(Scope.global(instructions.subList(0, at), escape));
        while (at < instructions.size()) {
            int end = at + 1;
            while (end < instructions.size()
                    && !(instructions.get(end) instanceof Instruction.From)) {
                end++;
            }
            reader.add((Instruction.From) instructions.get(at), instructions.subList(at + 1, end));
            at = end;
        }
        return reader.stages;
    }

    private void add(Instruction.From from, List<Instruction> body) {
        var stage = new Stage(stages.size(), from, base(from), body, global);
        stages.add(stage);
        stage.name().ifPresent(name -> byName.put(name, stage));
    }

    private Base base(Instruction.From from) {
        var value = global.expand(from.image().text());
        if (!(value instanceof Value.Known(String image))) {
            return new Base.Unresolved(value);
        }
        var stage = Optional.ofNullable(byName.get(image.toLowerCase(Locale.ROOT)));
        if (stage.isPresent()) {
            return new Base.OfStage(stage.get());
        }
        if (image.equals("scratch")) {
            return new Base.Scratch();
        }
        return ImageName.parse(image)
                .<Base>map(Base.External::new)
                .orElseGet(() -> new Base.Unresolved(value));
    }
}
