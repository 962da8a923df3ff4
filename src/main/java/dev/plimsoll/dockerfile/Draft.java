package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * An instruction that is being read.
 *
 * @param sentence its text
 * @param head what it has whatever it is
 * @param name its keyword in upper case
 * @param problems where its faults go
 */
record Draft(Sentence sentence, Head head, String name, Problems problems) {

    static Draft of(Sentence sentence, Problems problems) {
        var split = sentence.split();
        int start = split.keyword().span().start();
        var head =
                new Head(
                        new Span(start, Math.max(start, sentence.end())),
                        split.keyword(),
                        split.flags(),
                        sentence.firstLine(),
                        sentence.lastLine());
        return new Draft(sentence, head, Keywords.upper(split.keyword().text()), problems);
    }

    /** What follows the flags. */
    Excerpt rest() {
        return sentence.split().rest();
    }

    /** What follows the flags, as one argument. */
    Argument argument() {
        return new Argument(rest().span(), rest().text());
    }

    /** Notes a fault and reads the instruction as one that is refused. */
    Instruction refuse(Located place, String message) {
        fault(place, message);
        return new Instruction.Unknown(head, argument());
    }

    /** Notes that there is no argument, and reads the instruction as one that is refused. */
    Instruction refuseEmpty(String wanted) {
        return refuse(head.keyword(), "%s needs %s.".formatted(name, wanted));
    }

    /** Notes a fault that BuildKit sees when it looks at the instruction. */
    void fault(Located place, String message) {
        fault(Problem.Kind.OTHER, place, message);
    }

    void fault(Problem.Kind kind, Located place, String message) {
        problems.instruction(kind, place, message, head.firstLine());
    }

    /** Notes a fault that BuildKit sees before it looks at any instruction. */
    void grammarFault(Located place, String message) {
        problems.grammar(place, message, head.firstLine());
    }
}
