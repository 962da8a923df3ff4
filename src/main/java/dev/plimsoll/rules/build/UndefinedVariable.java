package dev.plimsoll.rules.build;

import static java.util.stream.Collectors.toSet;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Environment;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Use only variables that are set",
        covers = {"UndefinedVar", "UndefinedArgInFrom", "S6579"})
public record UndefinedVariable() implements Rule {
    /** Where more names are set, none is looked for that may have been meant. */
    private static final int MOST_NAMES = 100;

    /**
     * {@code $name} or the beginning of <code>${name}</code>; with {@code -}, {@code +} or {@code
     * ?} it may be unset.
     */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:([A-Za-z_]\\w*+)|\\{([A-Za-z_]\\w*+)(?!:?[-+?]))");

    /** {@code ${name:+word}}: who writes it knows that the variable may be unset. */
    private static final Pattern TEST = Pattern.compile("\\$\\{([A-Za-z_]\\w*+):\\+");

    /** Given to every build, whether the file declares them or not. */
    private static final Set<String> GIVEN =
            Set.of(
                    "PATH",
                    "HTTP_PROXY",
                    "http_proxy",
                    "HTTPS_PROXY",
                    "https_proxy",
                    "FTP_PROXY",
                    "ftp_proxy",
                    "NO_PROXY",
                    "no_proxy",
                    "ALL_PROXY",
                    "all_proxy");

    @Override
    public void check(Dockerfile file, Report report) {
        var globals = new LinkedHashSet<String>();
        for (var arg : file.globalArgs()) {
            arg.pairs().forEach(pair -> globals.add(pair.name()));
        }
        var defined = new HashMap<Stage, Set<String>>();
        for (var stage : file.stages()) {
            var from = stage.from();
            for (var argument : from.expanded()) {
                inFrom(file, from, argument, globals, report);
            }
            new Scope(file, stage, globals, inherited(stage, defined)).check(report);
        }
    }

    private static void inFrom(
            Dockerfile file, From from, Argument argument, Set<String> globals, Report report) {
        if (argument.text().indexOf('$') < 0) {
            return;
        }
        for (var reference : references(file.globals(), argument)) {
            var name = reference.name();
            if (file.globals().get(name).isEmpty() && !GIVEN.contains(name)) {
                report.at(
                                reference.place(),
                                Message.of(
                                                "No ARG before the first FROM declares `%s`: it is"
                                                        + " empty.",
                                                name)
                                        + meant(name, globals))
                        .about(from.image().text())
                        .as("UndefinedArgInFrom");
            }
        }
    }

    private static String meant(String name, Set<String> globals) {
        var known =
                new HashSet<>(List.of("BUILDPLATFORM", "TARGETPLATFORM", "TARGETARCH", "TARGETOS"));
        if (globals.size() < MOST_NAMES) {
            known.addAll(globals);
        }
        return Suggestion.sentence(name, known, "");
    }

    /**
     * A variable where an argument names it first.
     *
     * @param place the whole argument where the reference in it cannot be told
     */
    private record Reference(String name, Span place) {}

    /** The variables of an argument that nothing stands in for where they are not set. */
    private static Collection<Reference> references(Environment environment, Argument argument) {
        var text = argument.text();
        var expanded = environment.names(text);
        var references = new LinkedHashMap<String, Reference>();
        if (expanded.isEmpty()) {
            return references.values();
        }
        var tested = TEST.matcher(text).results().map(each -> each.group(1)).collect(toSet());
        var found = REFERENCE.matcher(text);
        while (found.find()) {
            boolean bare = found.group(1) != null;
            var name = bare ? found.group(1) : found.group(2);
            if (expanded.contains(name)
                    && !references.containsKey(name)
                    && !tested.contains(name)) {
                int end = bare ? found.end() : text.indexOf('}', found.end()) + 1;
                references.put(name, new Reference(name, argument.part(found.start(), end)));
            }
        }
        return references.values();
    }

    /** The names that are set where a stage begins; they grow with its instructions. */
    private static Set<String> inherited(Stage stage, Map<Stage, Set<String>> defined) {
        var names = new HashSet<>(Set.of("PATH"));
        stage.parent()
                .map(parent -> defined.getOrDefault(parent, Set.of()))
                .ifPresent(names::addAll);
        defined.put(stage, names);
        return names;
    }

    /**
     * What a stage sees.
     *
     * @param defined by ENV and ARG above
     */
    private record Scope(Dockerfile file, Stage stage, Set<String> globals, Set<String> defined) {

        void check(Report report) {
            for (var instruction : stage.instructions()) {
                for (var argument : instruction.expanded()) {
                    if (argument.text().indexOf('$') >= 0) {
                        check(instruction, argument, report);
                    }
                }
                switch (instruction) {
                    case Run run -> check(run, report);
                    case Arg arg -> define(arg.pairs());
                    case Env env -> define(env.pairs());
                    default -> {}
                }
            }
        }

        private void define(List<Pair> pairs) {
            for (int i = 0; i < pairs.size() && defined.size() < MOST_NAMES; i++) {
                defined.add(pairs.get(i).name());
            }
        }

        private void check(Instruction at, Argument argument, Report report) {
            var environment = stage.environmentAt(at);
            for (var reference : references(environment, argument)) {
                var name = reference.name();
                if (environment.source(name).isPresent() || GIVEN.contains(name)) {
                    continue;
                }
                if (globals.contains(name)) {
                    global(at, reference.place(), name, report);
                } else {
                    unset(reference, report);
                }
            }
        }

        /** Only what is surely meant: shells have many variables of their own. */
        private void check(Run run, Report report) {
            if (globals.isEmpty()) {
                return;
            }
            var text = file.source().text(run);
            boolean few = globals.size() < MOST_NAMES;
            if ((few && globals.stream().noneMatch(text::contains))
                    || run.commands().stream()
                            .anyMatch(each -> each.is(".", "source", "eval", "read"))) {
                return;
            }
            var environment = stage.environmentAt(run);
            var told = new HashSet<String>();
            for (var command : run.commands()) {
                for (var word : command.words()) {
                    if (word.isUnknown()) {
                        command.value(
                                word,
                                name -> {
                                    if (globals.contains(name)
                                            && environment.source(name).isEmpty()
                                            && told.add(name)) {
                                        global(run, word, name, report);
                                    }
                                    return Optional.empty();
                                });
                    }
                }
            }
        }

        private void global(Instruction at, Located place, String name, Report report) {
            if (isOfImage(name)) {
                return;
            }
            report.at(
                            place,
                            Message.of(
                                    "`%s` is declared before the first FROM only: in this stage it"
                                            + " is empty.",
                                    name))
                    .about(name)
                    .as(at instanceof Run ? new String[] {"S6579"} : ids())
                    .fix(
                            Fix.safe(
                                    Edit.insertAfter(
                                            stage.from(),
                                            file.source().lineBreak() + "ARG " + name)));
        }

        /** BuildKit knows what base images set; so may we, of plain ones. */
        private String[] ids() {
            return PlainBase.isBelow(stage)
                    ? new String[] {"UndefinedVar", "S6579"}
                    : new String[] {"S6579"};
        }

        private void unset(Reference reference, Report report) {
            var name = reference.name();
            boolean plain = PlainBase.isBelow(stage);
            var meant =
                    name.length() > 3 && defined.size() < MOST_NAMES
                            ? Suggestion.closest(name, defined)
                            : Optional.<String>empty();
            if (meant.isEmpty() && !PlainBase.surelyLacks(stage, name)) {
                return;
            }
            var draft =
                    report.at(
                            reference.place(),
                            Message.of("Nothing sets `%s` here: it is empty.", name)
                                    + meant.map(each -> Message.of(" Did you mean `%s`?", each))
                                            .orElse(""));
            draft.about(name).as("UndefinedVar").level(plain ? Severity.WARNING : Severity.INFO);
        }

        /** Official images set their own version, which a global ARG often chooses. */
        private boolean isOfImage(String name) {
            return stage.bottom().base() instanceof Base.External(var image)
                    && name.equalsIgnoreCase(
                            image.repository()
                                            .substring(image.repository().lastIndexOf('/') + 1)
                                            .replace('-', '_')
                                    + "_VERSION");
        }
    }
}
