package dev.plimsoll.dockerfile;

import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a whole file. */
final class Parser {
    private final SourceText source;
    private final Problems problems = new Problems();
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<String, ActiveShell> shellOfStage = new HashMap<>();
    private Optional<Instruction.From> stage = Optional.empty();
    private ActiveShell shell = ActiveShell.DEFAULT;

    private Parser(SourceText source) {
        this.source = source;
    }

    static Dockerfile parse(SourceText source, Surroundings around) {
        return new Parser(source).read(around);
    }

    private Dockerfile read(Surroundings around) {
        var sentences = new SentenceReader(source, problems);
        for (var next = sentences.next(); next.isPresent(); next = sentences.next()) {
            var sentence = next.get();
            var instruction = InstructionReader.read(sentence, sentences.escape(), shell, problems);
            take(instruction, sentence.firstLine());
        }
        if (instructions.isEmpty()) {
            problems.grammar(Span.at(0), "The file has no instructions.", sentences.line());
        }
        var parsed =
                new Parsed(
                        sentences.directives(),
                        instructions,
                        sentences.comments(),
                        problems.found(),
                        sentences.escape());
        return new Dockerfile(source, parsed, around);
    }

    private void take(Instruction instruction, int line) {
        switch (instruction) {
            case Instruction.From from -> {
                endStage();
                stage = Optional.of(from);
                shell =
                        shellOfStage.getOrDefault(
                                from.image().text().toLowerCase(Locale.ROOT), ActiveShell.DEFAULT);
            }
            case Instruction.Shell given -> shell = ActiveShell.of(given.words());
            default -> {}
        }
        boolean early =
                stage.isEmpty()
                        && !(instruction instanceof Instruction.Arg)
                        && !(instruction instanceof Instruction.Unknown);
        if (early) {
            problems.instruction(
                    Problem.Kind.BEFORE_FROM,
                    instruction.keyword(),
                    "%s comes before the first FROM; only ARG may.".formatted(instruction.name()),
                    line);
        }
        instructions.add(instruction);
    }

    private void endStage() {
        stage.flatMap(Instruction.From::alias)
                .ifPresent(alias -> shellOfStage.put(alias.text().toLowerCase(Locale.ROOT), shell));
    }
}
