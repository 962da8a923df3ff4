package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads ONBUILD and the instruction that it keeps for later. */
final class OnbuildReader {
    private static final Set<String> NEVER_KEPT = Set.of("ONBUILD", "FROM", "MAINTAINER");

    private OnbuildReader() {}

    static Instruction read(Draft draft, char escape, ActiveShell shell) {
        if (draft.rest().text().isEmpty()) {
            return draft.refuseEmpty("an instruction");
        }
        var inner = SplitLine.of(draft.rest(), escape);
        var trigger = Keywords.upper(inner.keyword().text());
        if (NEVER_KEPT.contains(trigger)) {
            draft.fault(
                    Problem.Kind.BARRED_TRIGGER,
                    inner.keyword(),
                    "%s cannot be triggered by ONBUILD.".formatted(trigger));
            return onbuild(draft, Optional.empty(), List.of());
        }
        var sentence = draft.sentence().of(draft.rest(), inner);
        var judged = new Problems();
        var read = InstructionReader.read(sentence, escape, shell, judged);
        var later = new ArrayList<Problem>();
        for (var problem : judged.found()) {
            if (problem.phase() == Problem.Phase.GRAMMAR) {
                draft.grammarFault(problem, problem.message());
            } else {
                later.add(problem);
            }
        }
        return onbuild(draft, Optional.of(read), later);
    }

    private static Instruction onbuild(
            Draft draft, Optional<Instruction> inner, List<Problem> faults) {
        return new Instruction.Onbuild(
                draft.head(), draft.argument(), expression(draft.sentence()), inner, faults);
    }

    /** The text that the image keeps: the line after the keyword, and the here-documents. */
    private static String expression(Sentence sentence) {
        var line = sentence.line().text();
        int start = 0;
        while (start < line.length() && Blanks.isAscii(line.charAt(start))) {
            start++;
        }
        int end = start + "ONBUILD".length();
        boolean named = line.regionMatches(true, start, "ONBUILD", 0, "ONBUILD".length());
        while (named && end < line.length() && Blanks.isAscii(line.charAt(end))) {
            end++;
        }
        var text = new StringBuilder(named ? line.substring(end) : line);
        for (var heredoc : sentence.heredocs()) {
            text.append('\n').append(heredoc.body()).append(heredoc.name());
        }
        return text.toString();
    }
}
