package dev.plimsoll.shell;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One simple command, such as {@code sudo apt-get install -y curl > /dev/null}. Its name is that of
 * the program behind wrappers and paths: here {@code apt-get}.
 */
public final class Command implements Located {
    private final Excerpt source;
    private final int start;
    private final List<Assignment> assignments;
    private final List<Word> words;
    private final List<Redirection> redirections;
    private final Context context;
    private final Shell shell;
    private final Pipeline pipeline;
    private final int element;
    private final int program;
    private final String name;
    private final List<String> wrappers;
    private final Optional<Command> holder;
    private final Assignments.Moment moment;
    private final Lazy<Optional<PackageCall>> packages = Lazy.of(() -> PackageCall.read(this));
    private final Lazy<Optional<Install>> install =
            Lazy.of(() -> PackageManager.of(this, Word.Variables.NONE));
    private final Lazy<Arguments> read = Lazy.of(() -> Arguments.of(this));

    /**
     * @param node a simple command that has words
     * @param holder the command whose words hold it
     */
    Command(Node node, Place place, Optional<Command> holder) {
        this.assignments = List.copyOf(node.assignments);
        this.words = List.copyOf(node.words);
        this.redirections = List.copyOf(node.redirections);
        this.source = words.getFirst().source();
        int first = words.getFirst().start();
        this.start = assignments.isEmpty() ? first : Math.min(node.start, first);
        this.context = place.context(node);
        this.shell = place.shell;
        this.pipeline = node.pipeline;
        this.element = node.element;
        this.holder = holder;
        this.moment = place.region.assignments.moment(place.region, node);
        var found = Wrapper.unwrap(words, shell);
        this.program = found.program();
        this.wrappers = found.names();
        this.name = ProgramName.of(words.get(program), shell);
    }

    /** From the first word or assignment to the last word; redirections after it do not count. */
    @Override
    public Span span() {
        int from = source.offset(start);
        return new Span(from, words.getLast().span().end());
    }

    /** The assignments before the first word, such as {@code DEBIAN_FRONTEND=noninteractive}. */
    public List<Assignment> assignments() {
        return assignments;
    }

    /** All words, wrappers and their options included; at least one. */
    public List<Word> words() {
        return words;
    }

    public List<Redirection> redirections() {
        return redirections;
    }

    /** What reads it. */
    public Shell shell() {
        return shell;
    }

    public Context context() {
        return context;
    }

    /**
     * The program behind wrappers, without its directory, such as {@code apt-get}; empty where it
     * is not known without running. On Windows in lower case, without {@code .exe}, aliases of
     * PowerShell by their meaning: {@code invoke-expression} for {@code IEX}.
     */
    public String name() {
        return name;
    }

    /** The word that names the program; the first word where a wrapper runs nothing. */
    public Word program() {
        return words.get(program);
    }

    /** The wrappers before the program, outermost first, such as {@code sudo}, {@code env}. */
    public List<String> wrappers() {
        return wrappers;
    }

    /** Whether the program has one of these names. */
    public boolean is(String... names) {
        for (var each : names) {
            if (name.equals(each)) {
                return true;
            }
        }
        return false;
    }

    /** The words after the program. */
    public List<Word> arguments() {
        return words.subList(program + 1, words.size());
    }

    /**
     * The words after the program as they are when it runs: those that hold variables are replaced
     * by what is known of these, split where the shell splits them. Their places are where they are
     * written, be it in an assignment. Words of which nobody knows more stay as they are.
     *
     * @param outer what is known of variables that the script does not assign
     */
    public List<Word> arguments(Word.Variables outer) {
        return arguments().stream().flatMap(word -> fields(word, outer).stream()).toList();
    }

    /** The words that one of its words becomes; itself where nobody knows. */
    List<Word> fields(Word word, Word.Variables outer) {
        return new Resolution(outer).fields(word, moment);
    }

    /**
     * What one of its words is when it runs, without splitting it; empty where nobody knows.
     *
     * @param outer what is known of variables that the script does not assign
     */
    public Optional<String> value(Word word, Word.Variables outer) {
        return new Resolution(outer).value(word, moment);
    }

    /**
     * The value that an environment variable has for the program: one in front of it, one that
     * {@code env} sets, one that the script assigns before it, or an outer one; as written where
     * nobody knows what it expands to. Empty where it is not known to be set.
     *
     * @param outer what is known of variables that the script does not assign
     */
    public Optional<String> environment(String name, Word.Variables outer) {
        for (var word : words.subList(0, program).reversed()) {
            var set = Assignment.of(word).filter(each -> each.name().equals(name));
            if (set.isPresent()) {
                return set.map(each -> each.value().value());
            }
        }
        for (var each : assignments.reversed()) {
            if (each.name().equals(name)) {
                return Optional.of(value(each.value(), outer).orElseGet(each.value()::value));
            }
        }
        return new Resolution(outer).value(name, moment);
    }

    /**
     * The arguments that are neither options nor values of options, as far as the program's options
     * are known; all after {@code --}.
     */
    public List<Word> operands() {
        return read.get().operands();
    }

    /**
     * Its name and operands, such as {@code ssh-keyscan github.com}: what stays the same when
     * options come and go.
     */
    public String subject() {
        return Stream.concat(Stream.of(name()), operands().stream().map(Word::text))
                .collect(Collectors.joining(" "));
    }

    /** The first operand, such as the {@code install} of {@code apt-get -q install curl}. */
    public Optional<Word> subcommand() {
        var operands = operands();
        return operands.isEmpty() ? Optional.empty() : Optional.of(operands.getFirst());
    }

    /**
     * Whether an option is given: {@code hasFlag("-y", "--yes")}. Short ones are seen in clusters
     * too ({@code -qy}), long ones with a value ({@code --yes=true}) too; values of other options
     * are not taken for it.
     */
    public boolean hasFlag(String... flags) {
        return flag(flags).isPresent();
    }

    /** The word that gives one of these options, such as {@code -qy} for {@code -y}. */
    public Optional<Word> flag(String... flags) {
        return read.get().flag(flags);
    }

    /**
     * The value of an option: {@code x} of {@code -o x}, {@code -ox}, {@code --output x} and {@code
     * --output=x}; the last one given counts.
     */
    public Optional<String> optionValue(String... flags) {
        var values = optionValues(flags);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    /** All values of an option that is given several times. */
    public List<String> optionValues(String... flags) {
        return read.get().values(flags);
    }

    /** How it runs a package manager, where it does. */
    Optional<PackageCall> packages() {
        return packages.get();
    }

    /** What it installs, as far as it says so without its surroundings. */
    Optional<Install> install() {
        return install.get();
    }

    /** The command that reads this one's output through a pipe. */
    public Optional<Command> pipedTo() {
        return pipeline.after(element);
    }

    /** The command whose output this one reads through a pipe. */
    public Optional<Command> pipedFrom() {
        return pipeline.before(element);
    }

    /** The first commands of all parts of its pipeline, itself among them. */
    public List<Command> pipeline() {
        var heads = pipeline.heads();
        return heads.isEmpty() ? List.of(this) : heads;
    }

    /**
     * The command whose words hold this one, such as the {@code sh} of {@code sh -c "$(curl x)"} or
     * of {@code sh -c 'curl x'}.
     */
    public Optional<Command> holder() {
        return holder;
    }

    /**
     * Whether it simply runs when another one is done: after it come only {@code ;} or {@code &&}.
     */
    public boolean follows(Command other) {
        boolean inLine =
                context.joint() == Context.Joint.AND || context.joint() == Context.Joint.THEN;
        return inLine && context.depth() == other.context.depth() && other.pipedTo().isEmpty();
    }

    /** The change that gives one more argument after a word, such as {@code -y}. */
    public Edit adding(Word after, String argument) {
        return Edit.insertAfter(after, separator() + argument);
    }

    /** What stands between two arguments: in an exec form, that of JSON. */
    private String separator() {
        return shell instanceof Shell.Other ? "\", \"" : " ";
    }

    /** The change that gives one more argument before a word. */
    public Edit addingBefore(Word before, String argument) {
        return Edit.insertBefore(before, argument + separator());
    }

    /** The change that takes a word away, from it up to the next one where that is possible. */
    public Edit removing(Word word) {
        int at = Places.beginningBefore(words, word.span().start());
        if (at + 1 < words.size()) {
            var gone = new Span(word.span().start(), words.get(at + 1).span().start());
            if (redirections.stream().noneMatch(each -> each.span().overlaps(gone))) {
                return Edit.delete(gone);
            }
        }
        int before = at > 0 ? words.get(at - 1).span().end() : word.span().start();
        return Edit.delete(new Span(before, word.span().end()));
    }

    @Override
    public String toString() {
        return String.join(" ", words.stream().map(Word::text).toList());
    }
}
