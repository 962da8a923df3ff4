package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads HEALTHCHECK. */
final class HealthcheckReader {
    private HealthcheckReader() {}

    static Instruction read(Draft draft, ActiveShell shell) {
        var rest = draft.rest();
        var text = rest.text();
        int end = typeEnd(text);
        int start = end;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        var command = rest.slice(start, text.length());
        var type = Keywords.upper(text.substring(0, end));
        if (!type.equals("CMD") && JsonArray.read(command) instanceof JsonArray.Reading.Mixed) {
            draft.grammarFault(command.span(), "HEALTHCHECK takes CMD before a JSON array.");
        }
        return switch (type) {
            case "" -> draft.refuseEmpty("CMD or NONE");
            case "NONE" -> none(draft, argument(rest, end), command);
            case "CMD" -> command(draft, shell, argument(rest, end), command);
            default ->
                    draft.refuse(
                            rest.span(0, end),
                            Message.of(
                                    "HEALTHCHECK takes CMD or NONE, not `%s`.",
                                    text.substring(0, end)));
        };
    }

    /** Whether it is HEALTHCHECK NONE, whose flags BuildKit does not look at. */
    static boolean isNone(Excerpt rest) {
        return Keywords.upper(rest.text().substring(0, typeEnd(rest.text()))).equals("NONE");
    }

    private static int typeEnd(String text) {
        int end = 0;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** BuildKit looks at bytes here: at 0x85 and 0xA0 too, which are blanks of Latin-1. */
    private static boolean isBlank(char c) {
        return c < 0x80 ? Blanks.isSpace(c) : Blanks.isByteOfLatin1(c);
    }

    private static Argument argument(Excerpt rest, int end) {
        return new Argument(rest.span(0, end), rest.text().substring(0, end));
    }

    private static Instruction none(Draft draft, Argument type, Excerpt rest) {
        if (!rest.text().isEmpty()) {
            draft.fault(rest.span(), "HEALTHCHECK NONE takes no arguments.");
        }
        return new Instruction.Healthcheck(draft.head(), type, Optional.empty());
    }

    private static Instruction command(
            Draft draft, ActiveShell shell, Argument type, Excerpt command) {
        var form = new FormReader(draft, shell).form(command);
        boolean empty =
                switch (form) {
                    case Form.ExecForm exec -> exec.words().isEmpty();
                    case Form.ShellForm text -> text.text().isEmpty();
                };
        if (empty) {
            return draft.refuse(type, "HEALTHCHECK CMD needs a command.");
        }
        draft.head().flags().forEach(flag -> Durations.check(flag, draft));
        return new Instruction.Healthcheck(draft.head(), type, Optional.of(form));
    }

    static ImageConfig.Health health(Instruction.Healthcheck check) {
        var options = new LinkedHashMap<String, Duration>();
        int retries = 0;
        for (var flag : check.test().isPresent() ? check.flags() : List.<Flag>of()) {
            if (flag.name().equals("retries")) {
                retries = Durations.retries(flag.text()).orElse(0);
            } else {
                Durations.duration(flag.text())
                        .filter(each -> !each.isZero())
                        .ifPresent(each -> options.put(flag.name(), each));
            }
        }
        return new ImageConfig.Health(test(check), options, retries);
    }

    private static List<String> test(Instruction.Healthcheck check) {
        var words = new ArrayList<String>();
        if (check.test().isEmpty()) {
            return List.of("NONE");
        }
        switch (check.test().get()) {
            case Form.ExecForm exec -> {
                words.add("CMD");
                exec.words().forEach(each -> words.add(each.text()));
            }
            case Form.ShellForm text -> {
                words.add("CMD-SHELL");
                words.add(text.text());
            }
        }
        return words;
    }
}
