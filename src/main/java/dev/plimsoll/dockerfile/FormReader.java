package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;

/** Reads what is run: the shell form and the exec form. */
final class FormReader {
    private final Draft draft;
    private final ActiveShell shell;

    FormReader(Draft draft, ActiveShell shell) {
        this.draft = draft;
        this.shell = shell;
    }

    /** RUN, CMD, ENTRYPOINT or SHELL. */
    Instruction read() {
        return switch (draft.name()) {
            case "RUN" -> run();
            case "CMD" -> new Instruction.Cmd(draft.head(), form(draft.rest()));
            case "ENTRYPOINT" -> new Instruction.Entrypoint(draft.head(), form(draft.rest()));
            default -> shell();
        };
    }

    /** A text, or a JSON array of words. */
    Form form(Excerpt rest) {
        switch (JsonArray.read(rest)) {
            case JsonArray.Reading.Strings(var words) -> {
                return Form.ExecForm.of(rest.span(), words);
            }
            case JsonArray.Reading.Mixed() ->
                    draft.grammarFault(
                            rest.span(),
                            "A JSON array of the exec form holds nothing but strings.");
            case JsonArray.Reading.NoArray() -> {}
        }
        return Form.ShellForm.of(rest, draft.sentence().heredocs(), shell);
    }

    private Instruction run() {
        var mounts = new ArrayList<Mount>();
        for (var flag : draft.head().flags()) {
            switch (flag.name()) {
                case "mount" -> MountReader.read(flag, draft).ifPresent(mounts::add);
                case "device" -> DeviceReader.check(flag, draft);
                case "network" -> oneOf(flag, "default", "none", "host");
                case "security" -> oneOf(flag, "sandbox", "insecure");
                default -> {}
            }
        }
        return new Instruction.Run(
                draft.head(), form(draft.rest()), mounts, draft.sentence().heredocs());
    }

    private void oneOf(Flag flag, String... allowed) {
        if (flag.value().isPresent() && !List.of(allowed).contains(flag.text())) {
            var meant = Suggestion.sentence(flag.text(), List.of(allowed), "");
            draft.fault(
                    flag,
                    Message.of(
                            "The flag `--%s` is one of %s, not `%s`.%s",
                            flag.name(), Message.codes(List.of(allowed)), flag.text(), meant));
        }
    }

    private Instruction shell() {
        var rest = draft.rest();
        if (rest.text().isEmpty()) {
            return draft.refuseEmpty("an argument");
        }
        return switch (JsonArray.read(rest)) {
            case JsonArray.Reading.Strings(var words) ->
                    words.isEmpty()
                            ? draft.refuse(rest.span(), "SHELL needs a program.")
                            : new Instruction.Shell(draft.head(), words);
            case JsonArray.Reading.NoArray() ->
                    draft.refuse(
                            rest.span(),
                            "SHELL takes a JSON array of strings, such as `[\"/bin/bash\","
                                    + " \"-c\"]`.");
            case JsonArray.Reading.Mixed() -> {
                draft.grammarFault(rest.span(), "A JSON array of SHELL holds nothing but strings.");
                yield new Instruction.Unknown(draft.head(), draft.argument());
            }
        };
    }
}
