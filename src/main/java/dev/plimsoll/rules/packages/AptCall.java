package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call of apt-get, apt or aptitude in a RUN, such as {@code apt-get install -y curl}.
 *
 * @param subcommand such as {@code install}
 */
record AptCall(Stage stage, Run run, Command command, Word subcommand) {
    /** More assignments before one call than anybody writes. */
    private static final int MOST_ASSIGNMENTS = 200;

    private static final Pattern VARIABLE_FOR_OPTIONS =
            Pattern.compile("(?i).*(opt|flag|arg|yes|quiet).*");

    /** The calls of a stage, in order. */
    static Stream<AptCall> in(Stage stage) {
        return stage.calls("apt-get", "apt", "aptitude").stream()
                .flatMap(call -> of(stage, call.run(), call.command()).stream());
    }

    /** Of the calls of a kind, the last one of each RUN of a stage, in order. */
    static Collection<AptCall> lastOfRuns(Stage stage, Predicate<AptCall> kind) {
        var last = new LinkedHashMap<Integer, AptCall>();
        in(stage).filter(kind).forEach(call -> last.put(call.run.span().start(), call));
        return last.values();
    }

    /** The calls of one RUN, in order. */
    static Stream<AptCall> in(Stage stage, Run run) {
        return run.commands().stream()
                .filter(command -> command.is("apt-get", "apt", "aptitude"))
                .flatMap(command -> of(stage, run, command).stream());
    }

    private static Optional<AptCall> of(Stage stage, Run run, Command command) {
        for (var word : command.operands()) {
            if (!word.isUnknown()) {
                return Optional.of(new AptCall(stage, run, command, word));
            }
        }
        return Optional.empty();
    }

    boolean does(String... subcommands) {
        return subcommand.is(subcommands);
    }

    /** What to call it in a message, such as {@code apt-get install}. */
    String title() {
        return command.name() + " " + subcommand.value();
    }

    /** Whether it only shows what it would do. */
    boolean pretends() {
        return command.hasFlag(
                "-s",
                "--simulate",
                "--just-print",
                "--dry-run",
                "--recon",
                "--no-act",
                "--print-uris",
                "-h",
                "--help");
    }

    /** The values of {@code -o}, such as {@code APT::Get::Assume-Yes=true}. */
    List<String> settings() {
        return Stream.concat(
                        command.optionValues("-o", "--option").stream(),
                        fromVariables().filter(text -> text.contains("::")))
                .toList();
    }

    /** Whether one of these options is given, in a variable too where its value is known. */
    boolean isGiven(String... options) {
        var wanted = List.of(options);
        return command.hasFlag(options) || fromVariables().anyMatch(wanted::contains);
    }

    /** The words that variables stand for, as far as they are known. */
    Stream<String> fromVariables() {
        return unknown().stream()
                .flatMap(word -> word.expanded(this::variable).stream())
                .flatMap(text -> Arrays.stream(text.strip().split("\\s+")));
    }

    /** Whether a variable that nobody knows seems to hold options. */
    boolean mayHaveMoreOptions() {
        return unknown().stream()
                .filter(word -> word.expanded(this::variable).isEmpty())
                .anyMatch(word -> VARIABLE_FOR_OPTIONS.matcher(word.text()).matches());
    }

    private List<Word> unknown() {
        return command.arguments().stream().filter(Word::isUnknown).toList();
    }

    private Optional<String> variable(String name) {
        return run.script().assignments().stream()
                .limit(MOST_ASSIGNMENTS)
                .filter(each -> each.name().equals(name))
                .reduce((earlier, later) -> later)
                .flatMap(each -> each.value().literal())
                .or(() -> stage.environmentAt(run).get(name).flatMap(Value::known));
    }
}
