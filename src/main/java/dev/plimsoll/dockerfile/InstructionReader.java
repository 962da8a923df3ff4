package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a typed instruction of a sentence. */
final class InstructionReader {
    static final Set<String> KEYWORDS =
            Set.of(
                    "ADD",
                    "ARG",
                    "CMD",
                    "COPY",
                    "ENTRYPOINT",
                    "ENV",
                    "EXPOSE",
                    "FROM",
                    "HEALTHCHECK",
                    "LABEL",
                    "MAINTAINER",
                    "ONBUILD",
                    "RUN",
                    "SHELL",
                    "STOPSIGNAL",
                    "USER",
                    "VOLUME",
                    "WORKDIR");

    private final Sentence sentence;
    private final SplitLine split;
    private final char escape;
    private final ActiveShell shell;
    private final Problems problems;
    private final Head head;
    private final String name;

    InstructionReader(Sentence sentence, char escape, ActiveShell shell, Problems problems) {
        this.sentence = sentence;
        this.split = sentence.split();
        this.escape = escape;
        this.shell = shell;
        this.problems = problems;
        int start = split.keyword().span().start();
        var span = new Span(start, Math.max(start, sentence.end()));
        this.head =
                new Head(
                        span,
                        split.keyword(),
                        split.flags(),
                        sentence.firstLine(),
                        sentence.lastLine());
        this.name = split.keyword().text().toUpperCase(Locale.ROOT);
    }

    Instruction read() {
        if (!KEYWORDS.contains(name)) {
            return unknown(
                    split.keyword(),
                    "`%s` is no instruction.%s"
                            .formatted(
                                    split.keyword().text(),
                                    Suggestion.sentence(name, KEYWORDS, "")));
        }
        boolean flagsIgnored =
                name.equals("ARG")
                        || name.equals("STOPSIGNAL")
                        || (name.equals("HEALTHCHECK") && isNone());
        if (!flagsIgnored) {
            FlagRules.check(split, name, problems, sentence.firstLine());
        }
        return switch (name) {
            case "FROM" -> from();
            case "RUN" -> run();
            case "CMD" -> new Instruction.Cmd(head, form());
            case "ENTRYPOINT" -> new Instruction.Entrypoint(head, form());
            case "LABEL", "ENV", "ARG" -> pairs();
            case "ADD", "COPY" -> copying();
            case "EXPOSE" -> list(WordReader.blankSeparated(split.rest()));
            case "VOLUME" -> volume();
            case "HEALTHCHECK" -> healthcheck();
            case "SHELL" -> shell();
            case "ONBUILD" -> onbuild();
            default -> single();
        };
    }

    private Instruction unknown(dev.plimsoll.source.Located place, String message) {
        problems.instruction(place, message, sentence.firstLine());
        return new Instruction.Unknown(head, rest());
    }

    private Argument rest() {
        return new Argument(split.rest().span(), split.rest().text());
    }

    private Instruction single() {
        if (split.rest().text().isEmpty()) {
            return unknown(split.keyword(), "%s needs an argument.".formatted(name));
        }
        return switch (name) {
            case "USER" -> new Instruction.User(head, rest());
            case "WORKDIR" -> new Instruction.Workdir(head, rest());
            case "STOPSIGNAL" -> new Instruction.Stopsignal(head, rest());
            case "MAINTAINER" -> new Instruction.Maintainer(head, rest());
            default -> throw new IllegalStateException(name);
        };
    }

    private Instruction list(List<Argument> words) {
        return words.isEmpty()
                ? unknown(split.keyword(), "%s needs an argument.".formatted(name))
                : new Instruction.Expose(head, words);
    }

    private Instruction from() {
        var words = WordReader.blankSeparated(split.rest());
        if (words.isEmpty()) {
            return unknown(split.keyword(), "FROM needs an image.");
        }
        return FromReader.read(head, words, problems, sentence.firstLine());
    }

    private Form form() {
        return form(split.rest(), sentence.script());
    }

    private Form form(Excerpt rest, Excerpt script) {
        switch (JsonArray.read(rest)) {
            case JsonArray.Reading.Strings(var words) -> {
                return new Form.ExecForm(rest.span(), words);
            }
            case JsonArray.Reading.Mixed() ->
                    problems.grammar(
                            rest.span(),
                            "A JSON array of the exec form holds nothing but strings.",
                            sentence.firstLine());
            case JsonArray.Reading.NoArray() -> {}
        }
        return new Form.ShellForm(rest.span(), rest.text(), shell.read(script));
    }

    private Instruction run() {
        var mounts = new ArrayList<Mount>();
        for (var flag : split.flags()) {
            if (flag.name().equals("mount") && flag.value().isPresent()) {
                MountReader.read(flag, problems, sentence.firstLine()).ifPresent(mounts::add);
            } else if (flag.name().equals("network")) {
                oneOf(flag, "default", "none", "host");
            } else if (flag.name().equals("security")) {
                oneOf(flag, "sandbox", "insecure");
            }
        }
        return new Instruction.Run(head, form(), mounts, sentence.heredocs());
    }

    private void oneOf(Flag flag, String... allowed) {
        if (flag.value().isPresent() && !List.of(allowed).contains(flag.text())) {
            problems.instruction(
                    flag,
                    "The flag `--%s` is one of `%s`, not `%s`."
                            .formatted(flag.name(), String.join("`, `", allowed), flag.text()),
                    sentence.firstLine());
        }
    }

    private Instruction pairs() {
        var reader = new PairReader(split.rest(), escape, name, problems, sentence.firstLine());
        if (reader.isEmpty()) {
            return unknown(split.keyword(), "%s needs a name.".formatted(name));
        }
        return switch (name) {
            case "ENV" -> new Instruction.Env(head, reader.pairs());
            case "LABEL" -> new Instruction.Label(head, reader.pairs());
            default -> new Instruction.Arg(head, reader.args());
        };
    }

    /** The arguments of ADD, COPY and VOLUME: a JSON array or words. */
    private List<Argument> jsonOrWords() {
        return switch (JsonArray.read(split.rest())) {
            case JsonArray.Reading.Strings(var words) -> words;
            case JsonArray.Reading.NoArray() -> WordReader.blankSeparated(split.rest());
            case JsonArray.Reading.Mixed() -> {
                problems.grammar(
                        split.rest().span(),
                        "A JSON array of %s holds nothing but strings.".formatted(name),
                        sentence.firstLine());
                yield WordReader.blankSeparated(split.rest());
            }
        };
    }

    private Instruction volume() {
        var paths = jsonOrWords();
        if (paths.isEmpty()) {
            return unknown(split.keyword(), "VOLUME needs an argument.");
        }
        for (var path : paths) {
            if (Blanks.skip(path.text(), 0, path.text().length()) == path.text().length()) {
                problems.instruction(
                        path, "A path of VOLUME cannot be empty.", sentence.firstLine());
            }
        }
        return new Instruction.Volume(head, paths);
    }

    private Instruction copying() {
        var words = jsonOrWords();
        if (words.size() < 2) {
            return unknown(
                    words.isEmpty() ? split.keyword() : words.getFirst(),
                    "%s needs a source and a destination.".formatted(name));
        }
        var target = words.getLast();
        if (isHeredoc(target)) {
            problems.instruction(
                    target,
                    "A here-document cannot be the destination of %s.".formatted(name),
                    sentence.firstLine());
        }
        var sources =
                words.subList(0, words.size() - 1).stream()
                        .filter(word -> !isHeredoc(word))
                        .toList();
        return name.equals("ADD")
                ? new Instruction.Add(head, sources, target, sentence.heredocs())
                : new Instruction.Copy(head, sources, target, sentence.heredocs());
    }

    private static boolean isHeredoc(Argument word) {
        if (!word.text().contains("<<")) {
            return false;
        }
        try {
            return HeredocReader.announced(word.text()).isPresent();
        } catch (BadExpansion unreadable) {
            return false;
        }
    }

    private boolean isNone() {
        var text = split.rest().text();
        return text.regionMatches(true, 0, "NONE", 0, 4)
                && (text.length() == 4 || Blanks.isSpace(text.charAt(4)));
    }

    private Instruction healthcheck() {
        var rest = split.rest();
        var text = rest.text();
        int end = 0;
        while (end < text.length() && !Blanks.isSpace(text.charAt(end))) {
            end++;
        }
        var type = text.substring(0, end).toUpperCase(Locale.ROOT);
        var command = rest.slice(Blanks.skip(text, end, text.length()), text.length());
        return switch (type) {
            case "" -> unknown(split.keyword(), "HEALTHCHECK needs CMD or NONE.");
            case "NONE" -> noHealthcheck(command);
            case "CMD" -> healthcheck(command, rest.span(0, end));
            default ->
                    unknown(
                            rest.span(0, end),
                            "HEALTHCHECK takes CMD or NONE, not `%s`."
                                    .formatted(text.substring(0, end)));
        };
    }

    private Instruction noHealthcheck(Excerpt rest) {
        if (!rest.text().isEmpty()) {
            problems.instruction(
                    rest.span(), "HEALTHCHECK NONE takes no arguments.", sentence.firstLine());
        }
        return new Instruction.Healthcheck(head, Optional.empty());
    }

    private Instruction healthcheck(Excerpt command, Span type) {
        var form = form(command, command);
        boolean empty =
                switch (form) {
                    case Form.ExecForm exec -> exec.words().isEmpty();
                    case Form.ShellForm shell -> shell.text().isEmpty();
                };
        if (empty) {
            return unknown(type, "HEALTHCHECK CMD needs a command.");
        }
        split.flags().forEach(flag -> Durations.check(flag, problems, sentence.firstLine()));
        return new Instruction.Healthcheck(head, Optional.of(form));
    }

    private Instruction shell() {
        if (split.rest().text().isEmpty()) {
            return unknown(split.keyword(), "SHELL needs an argument.");
        }
        return switch (JsonArray.read(split.rest())) {
            case JsonArray.Reading.Strings(var words) ->
                    words.isEmpty()
                            ? unknown(split.rest().span(), "SHELL needs a program.")
                            : new Instruction.Shell(head, words);
            case JsonArray.Reading.NoArray() ->
                    unknown(
                            split.rest().span(),
                            "SHELL takes a JSON array of strings, such as `[\"/bin/bash\","
                                    + " \"-c\"]`.");
            case JsonArray.Reading.Mixed() -> {
                problems.grammar(
                        split.rest().span(),
                        "A JSON array of SHELL holds nothing but strings.",
                        sentence.firstLine());
                yield new Instruction.Unknown(head, rest());
            }
        };
    }

    private Instruction onbuild() {
        var rest = split.rest();
        if (rest.text().isEmpty()) {
            return unknown(split.keyword(), "ONBUILD needs an instruction.");
        }
        var inner = SplitLine.of(rest, escape);
        var trigger = inner.keyword().text().toUpperCase(Locale.ROOT);
        if (trigger.equals("ONBUILD") || trigger.equals("FROM") || trigger.equals("MAINTAINER")) {
            problems.instruction(
                    inner.keyword(),
                    "%s cannot be triggered by ONBUILD.".formatted(trigger),
                    sentence.firstLine());
            return new Instruction.Onbuild(head, rest(), sentence.heredocs(), Optional.empty());
        }
        if (!KEYWORDS.contains(trigger)) {
            return new Instruction.Onbuild(head, rest(), sentence.heredocs(), Optional.empty());
        }
        var script = sentence.heredocs().isEmpty() ? inner.rest() : sentence.script();
        var part =
                new Sentence(
                        rest,
                        inner,
                        sentence.heredocs(),
                        script,
                        sentence.end(),
                        sentence.firstLine(),
                        sentence.lastLine());
        var judged = new Problems();
        var read = new InstructionReader(part, escape, shell, judged).read();
        judged.found().stream()
                .filter(problem -> problem.phase() == Problem.Phase.GRAMMAR)
                .forEach(problem -> problems.grammar(problem, problem.message(), problem.line()));
        return new Instruction.Onbuild(head, rest(), sentence.heredocs(), Optional.of(read));
    }
}
