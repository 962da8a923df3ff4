package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws a parsed file: a part a line, with its kind, its place and its text. */
public final class ParsedTree {
    private final Dockerfile file;
    private final boolean places;
    private final StringBuilder out = new StringBuilder();

    private ParsedTree(Dockerfile file, boolean places) {
        this.file = file;
        this.places = places;
    }

    /** With places as {@code line:column-line:column}, the end exclusive. */
    public static String of(Dockerfile file) {
        return new ParsedTree(file, true).draw();
    }

    /** Without places, and the same for a file with carriage returns. */
    public static String withoutPlaces(Dockerfile file) {
        return new ParsedTree(file, false).draw();
    }

    private String draw() {
        file.directives().forEach(each -> line(0, "directive " + each.name(), each.value()));
        file.comments().forEach(each -> line(0, "comment", each, each.text()));
        for (var instruction : file.instructions()) {
            instruction(0, instruction);
        }
        for (var stage : file.stages()) {
            line(0, "stage " + file.stageNameAt(stage.from()), stage.from().image(), base(stage));
        }
        file.problems()
                .forEach(each -> line(0, "problem at line " + each.line(), each, each.message()));
        return out.toString();
    }

    private static String base(Stage stage) {
        return switch (stage.base()) {
            case Base.OfStage(Stage parent) -> "stage " + parent.index();
            case Base.Scratch() -> "scratch";
            case Base.External(ImageName name) -> name.full();
            case Base.Unresolved(Value value, _) ->
                    value.possible().isEmpty() ? "unknown" : String.join(" or ", value.possible());
        };
    }

    private void line(int depth, String kind, Argument argument) {
        line(depth, kind, argument, argument.text());
    }

    private void line(int depth, String kind, Located place, String text) {
        out.repeat("  ", depth).append(kind);
        if (places) {
            position(' ', place.span().start());
            position('-', place.span().end());
        }
        out.append(" |").append(Shown.line(escaped(text))).append("|\n");
    }

    private void position(char before, int offset) {
        var position = file.source().position(offset);
        out.append(before).append(position.line()).append(':').append(position.column());
    }

    /** Breaks, tabs and bytes that are not UTF-8 are written as escapes. */
    private String escaped(String text) {
        if (isPlain(text)) {
            return text;
        }
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(c -> places || c != '\r').forEach(c -> letter(c, escaped));
        return escaped.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || Character.isLowSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static void letter(int c, StringBuilder escaped) {
        switch (c) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            default -> {
                if (c >= 0xDC80 && c <= 0xDCFF) {
                    escaped.append("\\x%02x".formatted(c - 0xDC00));
                } else {
                    escaped.appendCodePoint(c);
                }
            }
        }
    }

    private void instruction(int depth, Instruction instruction) {
        line(depth, instruction.name(), instruction, "");
        int in = depth + 1;
        for (var flag : instruction.flags()) {
            line(in, "flag " + flag.name(), flag, flag.text());
        }
        switch (instruction) {
            case Instruction.From from -> {
                line(in, "image", from.image());
                from.alias().ifPresent(alias -> line(in, "alias", alias));
            }
            case Instruction.Run run -> {
                form(in, run.form());
                for (var mount : run.mounts()) {
                    line(in, "mount " + mount.type(), mount, "");
                    for (var option : mount.options()) {
                        var value = option.value().map(Argument::text).orElse("");
                        line(in + 1, "option " + option.name(), option, value);
                    }
                }
                heredocs(in, run.heredocs());
            }
            case Instruction.Cmd cmd -> form(in, cmd.form());
            case Instruction.Entrypoint entrypoint -> form(in, entrypoint.form());
            case Instruction.Label label -> pairs(in, label.pairs());
            case Instruction.Env env -> pairs(in, env.pairs());
            case Instruction.Arg arg -> pairs(in, arg.pairs());
            case Instruction.Maintainer maintainer -> line(in, "name", maintainer.maintainer());
            case Instruction.Expose expose -> words(in, "port", expose.ports());
            case Copying copying -> {
                words(in, "source", copying.sources());
                line(in, "target", copying.target());
                heredocs(in, copying.heredocs());
            }
            case Instruction.Volume volume -> words(in, "path", volume.paths());
            case Instruction.User user -> line(in, "account", user.account());
            case Instruction.Workdir workdir -> line(in, "path", workdir.path());
            case Instruction.Onbuild onbuild ->
                    onbuild.inner().ifPresent(inner -> instruction(in, inner));
            case Instruction.Stopsignal stop -> line(in, "signal", stop.signal());
            case Instruction.Healthcheck check -> check.test().ifPresent(test -> form(in, test));
            case Instruction.Shell shell -> words(in, "word", shell.words());
            case Instruction.Unknown unknown -> line(in, "rest", unknown.rest());
        }
    }

    private void words(int depth, String kind, List<Argument> words) {
        words.forEach(word -> line(depth, kind, word));
    }

    private void pairs(int depth, List<Pair> pairs) {
        for (var pair : pairs) {
            line(depth, "key", pair.key());
            pair.value().ifPresent(value -> line(depth + 1, "value", value));
        }
    }

    private void heredocs(int depth, List<Heredoc> heredocs) {
        for (var heredoc : heredocs) {
            var kind = heredoc.expands() ? "heredoc " : "quoted heredoc ";
            line(depth, kind + heredoc.name(), heredoc, heredoc.data());
        }
    }

    private void form(int depth, Form form) {
        switch (form) {
            case Form.ExecForm exec -> words(depth, "word", exec.words());
            case Form.ShellForm shell -> {
                line(depth, "shell", shell, shell.text());
                shell.commands().forEach(command -> command(depth + 1, command));
            }
        }
    }

    private void command(int depth, Command command) {
        var joint = command.context().joint().name().toLowerCase(Locale.ROOT);
        line(depth, "command " + joint, command, command.name());
        for (var assignment : command.assignments()) {
            line(depth + 1, "assignment " + assignment.name(), assignment.value(), "");
        }
        for (Word word : command.words()) {
            line(depth + 1, word.isUnknown() ? "unknown" : "word", word, word.value());
        }
        for (var redirection : command.redirections()) {
            Optional<String> target = redirection.target().literal();
            line(
                    depth + 1,
                    "redirection " + redirection.operator(),
                    redirection,
                    target.orElse("?"));
        }
    }
}
