package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Fact;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What ENV or LABEL sets in the old form, {@code ENV KEY value}.
 *
 * @param at the instruction, which sets nothing else
 */
record OldPair(Instruction at, Pair pair, Argument value) {
    /** A value that means the same with and without quotes around it. */
    static final Pattern WORD = Pattern.compile("[^\\s\"'\\\\`]+");

    private static final Fact<Dockerfile, List<OldPair>> ALL = Fact.ofFile(OldPair::all);

    /** All in a file, those that ONBUILD keeps for later too. */
    static List<OldPair> in(Dockerfile file) {
        return ALL.of(file);
    }

    private static List<OldPair> all(Dockerfile file) {
        var found = new ArrayList<OldPair>();
        for (var stage : file.stages()) {
            stage.each(Env.class).forEach(env -> read(file, env, env.pairs(), found));
            stage.each(Label.class).forEach(label -> read(file, label, label.pairs(), found));
        }
        return found;
    }

    private static void read(
            Dockerfile file, Instruction at, List<Pair> pairs, List<OldPair> found) {
        if (pairs.size() != 1 || pairs.getFirst().value().isEmpty()) {
            return;
        }
        var pair = pairs.getFirst();
        var value = pair.value().get();
        int end = pair.key().span().end();
        if (end < value.span().start() && file.source().text().charAt(end) != '=') {
            found.add(new OldPair(at, pair, value));
        }
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
