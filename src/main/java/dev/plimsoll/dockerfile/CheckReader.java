package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the options of {@code # check=}. */
final class CheckReader {
    /** After the second semicolon all is one option. */
    private static final int OPTIONS = 3;

    private static final String DIRECTIVE = "check";

    private final List<Argument> skipped = new ArrayList<>();
    private final List<Argument> experimental = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean failing;

    private CheckReader() {}

    /** Those of a file: its directive, and the comments right above instructions. */
    static List<CheckOptions> read(
            List<Directive> directives, List<Comment> comments, List<Instruction> instructions) {
        var found = new ArrayList<CheckOptions>();
        directives.stream()
                .filter(each -> each.name().equals(DIRECTIVE))
                .findFirst()
                .ifPresent(each -> found.add(options(each, true, each.value())));
        for (var comment : comments) {
            value(comment)
                    .filter(_ -> Places.at(instructions, comment.span()).isEmpty())
                    .ifPresent(value -> found.add(options(comment, false, value)));
        }
        return found;
    }

    /** What follows {@code check=} in a comment. */
    private static Optional<Argument> value(Comment comment) {
        var text = comment.text();
        int start = Blanks.skip(text, 0, text.length());
        if (!text.regionMatches(true, start, DIRECTIVE, 0, DIRECTIVE.length())) {
            return Optional.empty();
        }
        int equals = Blanks.skip(text, start + DIRECTIVE.length(), text.length());
        if (!text.startsWith("=", equals)) {
            return Optional.empty();
        }
        int value = Blanks.skip(text, equals + 1, text.length());
        int end = Blanks.trimEnd(text, value, text.length());
        int base = comment.span().start() + 1;
        return value == end
                ? Optional.empty()
                : Optional.of(
                        new Argument(
                                new Span(base + value, base + end), text.substring(value, end)));
    }

    /** What follows the first blank is a reason. */
    private static CheckOptions options(Located comment, boolean wholeFile, Argument value) {
        var reader = new CheckReader();
        int blank = value.text().indexOf(' ');
        int end = blank < 0 ? value.text().length() : blank;
        int at = 0;
        for (int i = 1; i <= OPTIONS && at <= end; i++) {
            int semicolon = value.text().indexOf(';', at);
            boolean last = semicolon < 0 || semicolon > end || i == OPTIONS;
            int stop = last ? end : semicolon;
            reader.option(part(value, at, stop));
            at = stop + 1;
        }
        return new CheckOptions(
                comment.span(),
                wholeFile,
                reader.skipped,
                reader.experimental,
                reader.failing,
                reader.faults);
    }

    /** A piece of a text without the blanks around it. */
    private static Argument part(Argument whole, int from, int to) {
        int start = Blanks.skip(whole.text(), from, to);
        int end = Blanks.trimEnd(whole.text(), start, to);
        int base = whole.span().start();
        return new Argument(new Span(base + start, base + end), whole.text().substring(start, end));
    }

    private void option(Argument option) {
        int equals = option.text().indexOf('=');
        if (equals < 0) {
            faults.add(new Fault(option.span(), Message.of("`%s` has no value.", option.text())));
            return;
        }
        var name = part(option, 0, equals);
        var value = part(option, equals + 1, option.text().length());
        switch (name.text()) {
            case "skip" -> names(value, skipped);
            case "experimental" -> names(value, experimental);
            case "error" -> {
                failing = Booleans.isTrue(value.text());
                if (!Booleans.isBoolean(value.text())) {
                    faults.add(
                            new Fault(
                                    value.span(),
                                    Message.of(
                                            "`error` is `true` or `false`, not `%s`.",
                                            value.text())));
                }
            }
            default ->
                    faults.add(
                            new Fault(
                                    name.span(),
                                    Message.of(
                                            "`%s` is no option of `check`: it takes `skip`, `error`"
                                                    + " and `experimental`.",
                                            name.text())));
        }
    }

    private static void names(Argument list, List<Argument> into) {
        int at = 0;
        while (at <= list.text().length()) {
            int comma = list.text().indexOf(',', at);
            int end = comma < 0 ? list.text().length() : comma;
            into.add(part(list, at, end));
            at = end + 1;
        }
    }
}
