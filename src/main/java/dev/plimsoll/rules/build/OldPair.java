package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What ENV or LABEL sets in the old form, {@code ENV KEY value}.
 *
 * @param at the instruction, which sets nothing else
 */
record OldPair(Instruction at, Pair pair, Argument value) {
    /** A value that means the same with and without quotes around it. */
    static final Pattern WORD = Pattern.compile("[^\\s\"'\\\\`]+");

    /** All in a file, those that ONBUILD keeps for later too. */
    static Stream<OldPair> in(Dockerfile file) {
        return file.stages().stream()
                .flatMap(stage ->
                        Stream.concat(
                                stage.each(Env.class).flatMap(env -> read(file, env, env.pairs())),
                                stage.each(Label.class)
                                        .flatMap(label -> read(file, label, label.pairs()))));
    }

    private static Stream<OldPair> read(Dockerfile file, Instruction at, List<Pair> pairs) {
        if (pairs.size() != 1 || pairs.getFirst().value().isEmpty()) {
            return Stream.empty();
        }
        var pair = pairs.getFirst();
        var value = pair.value().get();
        int end = pair.key().span().end();
        boolean old = end < value.span().start() && file.source().text().charAt(end) != '=';
        return old ? Stream.of(new OldPair(at, pair, value)) : Stream.empty();
    }

    /** Whether a blank before the {@code =} made it a part of the value. */
    boolean hasEquals() {
        return value.text().startsWith("=");
    }

    /** The new form with a value. */
    Fix written(String text) {
        var rest = new Span(pair.key().span().end(), pair.span().end());
        return Fix.safe(Edit.replace(rest, "=" + text));
    }
}
