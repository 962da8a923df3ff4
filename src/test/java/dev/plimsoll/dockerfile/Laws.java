package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.cli.ParsedTree;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;

/** What holds of any file. */
final class Laws {
    private static final List<Command> NONE = List.of();

    private final String text;
    private final Dockerfile file;

    private Laws(SourceText source) {
        this.text = source.text();
        this.file = Dockerfile.parse(source, Surroundings.UNKNOWN);
    }

    /** Holds the bytes of a file against all laws. */
    static void hold(byte[] bytes) {
        var source = SourceText.of(bytes);
        assertArrayEquals(bytes, source.bytes(), "the bytes come back as they were");
        var laws = new Laws(source);
        laws.partsNest();
        laws.partsCover();
        laws.wordsAreTheirPlaces();
        laws.carriageReturnsChangeOnlyPlaces();
        laws.aCommentAtTheEndChangesNothing();
        laws.factsAreFound();
    }

    private void partsNest() {
        int end = 0;
        for (var instruction : file.instructions()) {
            var span = instruction.span();
            assertTrue(span.start() >= end && span.end() <= text.length(), text);
            end = span.end();
            for (var part : parts(instruction)) {
                inside(span, part.span());
            }
        }
        file.problems().forEach(each -> inside(new Span(0, text.length()), each.span()));
    }

    private void inside(Span outer, Span inner) {
        assertTrue(outer.contains(inner), () -> inner + " is not in " + outer + " of\n" + text);
    }

    private static List<Located> parts(Instruction instruction) {
        var parts = new ArrayList<Located>();
        parts.add(instruction.keyword());
        parts.addAll(instruction.flags());
        parts.addAll(instruction.expanded());
        if (instruction instanceof Instruction.Run run) {
            parts.addAll(run.mounts());
            parts.addAll(run.heredocs());
            parts.add(run.form());
        }
        if (instruction instanceof Copying copying) {
            parts.addAll(copying.heredocs());
        }
        if (instruction instanceof Instruction.Onbuild onbuild) {
            onbuild.inner().ifPresent(parts::add);
        }
        for (var command : instruction.commands()) {
            parts.addAll(command.words());
            parts.addAll(command.assignments());
            parts.addAll(command.redirections());
        }
        return parts;
    }

    /** Outside of instructions, comments and directives there is white space and nothing else. */
    private void partsCover() {
        var covered = new boolean[text.length()];
        var all = new ArrayList<Located>(file.instructions());
        all.addAll(file.comments());
        all.addAll(file.directives());
        for (var each : all) {
            for (int i = each.span().start(); i < each.span().end(); i++) {
                covered[i] = true;
            }
        }
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
            boolean blank = Blanks.isSpace(text.charAt(i));
            assertTrue(covered[i] || blank || isLoneEscape(i), "%d in\n%s".formatted(i, text));
        }
    }

    /** A continuation of nothing is read over. */
    private boolean isLoneEscape(int index) {
        return text.charAt(index) == file.escape();
    }

    private void wordsAreTheirPlaces() {
        for (var run : file.all(Instruction.Run.class)) {
            for (var command : run.form() instanceof Form.ShellForm ? run.commands() : NONE) {
                for (var word : command.words()) {
                    var written = file.source().text(word);
                    if (!command.context().nested() && !losesEscapes(written)) {
                        assertEquals(written, word.text(), text);
                    }
                }
            }
        }
    }

    /**
     * A continuation is no part of a word; in backquotes, escapes are taken off before it is read.
     */
    private boolean losesEscapes(String written) {
        return written.contains("\n") || (written.contains("\\") && text.contains("`"));
    }

    private void carriageReturnsChangeOnlyPlaces() {
        if (!text.contains("\r") && !text.contains("<<")) {
            var other = new Laws(SourceText.of(text.replace("\n", "\r\n")));
            assertEquals(
                    ParsedTree.withoutPlaces(file), ParsedTree.withoutPlaces(other.file), text);
        }
    }

    /** A file that ends in the middle of an instruction goes on in the comment. */
    private void aCommentAtTheEndChangesNothing() {
        if (!text.endsWith("\n") || file.instructions().isEmpty() || endsOpen()) {
            return;
        }
        var longer = new Laws(SourceText.of(text + "# the end"));
        assertEquals(
                ParsedTree.of(file),
                ParsedTree.of(longer.file).replaceFirst("(?m)^comment .*\\| the end\\|\n", ""),
                text);
    }

    private boolean endsOpen() {
        int lines = file.source().lineCount();
        return file.instructions().getLast().head().lastLine() >= lines
                && (file.instructions().getLast().span().end() >= text.length()
                        || text.stripTrailing().endsWith(String.valueOf(file.escape())));
    }

    /** Nothing that can be asked of a file throws. */
    private void factsAreFound() {
        for (var stage : file.stages()) {
            for (var instruction : stage.instructions()) {
                file.directoryAt(instruction);
                stage.userAt(instruction);
                stage.shellAt(instruction);
                for (var argument : instruction.expanded()) {
                    file.value(argument, instruction);
                    file.sureValue(argument, instruction);
                    file.bareValue(argument, instruction);
                    file.sureFault(argument, instruction);
                }
            }
        }
        file.graph().unreachable();
        file.graph().uses().forEach(file.graph()::isCircular);
        file.checks();
        ImageConfig.of(file);
        Dockerignore.parse(file.source()).ignores("a/b");
    }
}
