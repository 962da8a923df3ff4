package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;
import dev.plimsoll.source.Visible;

import java.util.ArrayList;
import java.util.List;

/** Makes a typed instruction of a sentence. */
final class InstructionReader {
    private final Draft draft;
    private final char escape;
    private final ActiveShell shell;

    private InstructionReader(Draft draft, char escape, ActiveShell shell) {
        this.draft = draft;
        this.escape = escape;
        this.shell = shell;
    }

    static Instruction read(Sentence sentence, char escape, ActiveShell shell, Problems problems) {
        return new InstructionReader(Draft.of(sentence, problems), escape, shell).read();
    }

    private Instruction read() {
        if (!Keywords.ALL.contains(draft.name())) {
            var keyword = draft.head().keyword();
            var meant = Suggestion.sentenceOfHead(keyword.text(), Keywords.ALL, "");
            var shown = Visible.word(keyword.text());
            var why = shown.equals(keyword.text()) ? "" : ": only a space or a tab ends its name";
            draft.fault(
                    Problem.Kind.UNKNOWN_INSTRUCTION,
                    keyword,
                    Message.of("`%s` is no instruction%s.%s", shown, why, meant));
            return new Instruction.Unknown(draft.head(), draft.argument());
        }
        FlagRules.check(draft);
        return switch (draft.name()) {
            case "FROM" -> FromReader.read(draft);
            case "RUN", "CMD", "ENTRYPOINT", "SHELL" -> new FormReader(draft, shell).read();
            case "HEALTHCHECK" -> HealthcheckReader.read(draft, shell);
            case "LABEL", "ENV", "ARG" -> new PairReader(draft, escape).read();
            case "ADD", "COPY" -> CopyReader.read(draft);
            case "VOLUME" -> volume();
            case "EXPOSE" -> expose();
            case "ONBUILD" -> OnbuildReader.read(draft, escape, shell);
            default -> single();
        };
    }

    private Instruction single() {
        if (draft.rest().text().isEmpty()) {
            return draft.refuseEmpty("an argument");
        }
        var head = draft.head();
        var argument = draft.argument();
        return switch (draft.name()) {
            case "USER" -> new Instruction.User(head, argument);
            case "WORKDIR" -> new Instruction.Workdir(head, argument);
            case "STOPSIGNAL" -> new Instruction.Stopsignal(head, argument);
            case "MAINTAINER" -> new Instruction.Maintainer(head, argument);
            default -> throw new IllegalStateException(draft.name());
        };
    }

    private Instruction expose() {
        var ports = WordReader.blankSeparated(draft.rest());
        return ports.isEmpty()
                ? draft.refuseEmpty("an argument")
                : new Instruction.Expose(draft.head(), ports);
    }

    private Instruction volume() {
        List<Argument> paths = WordReader.arrayOrWords(draft);
        if (paths.isEmpty()) {
            return draft.refuseEmpty("an argument");
        }
        var trimmed = new ArrayList<Argument>();
        for (var path : paths) {
            var text = Blanks.trimmed(path.text());
            if (text.isEmpty()) {
                draft.fault(path, "A path of VOLUME cannot be empty.");
            }
            trimmed.add(new Argument(path.span(), text));
        }
        return new Instruction.Volume(draft.head(), trimmed);
    }
}
