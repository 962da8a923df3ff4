package dev.plimsoll.shell;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;

/**
 * One simple command, such as {@code sudo apt-get install -y curl > /dev/null}. Its name is that of
 * the program behind wrappers and paths: here {@code apt-get}.
 */
public final class Command implements Located {
    private final Span span;
    private final List<Assignment> assignments;
    private final List<Word> words;
    private final List<Redirection> redirections;
    private final Context context;
    private final Pipeline pipeline;
    private final int element;
    private final int program;
    private final String name;
    private final List<String> wrappers;
    private final Optional<Command> holder;
    private final boolean exec;
    private final Lazy<Arguments> read = Lazy.of(() -> Arguments.of(this));

    Command(
            Span span,
            List<Assignment> assignments,
            List<Word> words,
            List<Redirection> redirections,
            Context context,
            Pipeline pipeline,
            int element,
            Optional<Command> holder) {
        this(span, assignments, words, redirections, context, pipeline, element, holder, false);
    }

    private Command(
            Span span,
            List<Assignment> assignments,
            List<Word> words,
            List<Redirection> redirections,
            Context context,
            Pipeline pipeline,
            int element,
            Optional<Command> holder,
            boolean exec) {
        this.span = span;
        this.assignments = List.copyOf(assignments);
        this.words = List.copyOf(words);
        this.redirections = List.copyOf(redirections);
        this.context = context;
        this.pipeline = pipeline;
        this.element = element;
        this.holder = holder;
        this.exec = exec;
        var found = Wrapper.unwrap(this.words);
        this.program = found.program();
        this.wrappers = found.names();
        this.name = program < this.words.size() ? Wrapper.baseName(this.words.get(program)) : "";
    }

    /** The words of an exec form, which lie between quotes of JSON. */
    static Command exec(List<Word> words) {
        return new Command(
                words.getFirst().span().to(words.getLast()),
                List.of(),
                words,
                List.of(),
                Context.ALONE,
                new Pipeline(Optional.empty(), 0),
                0,
                Optional.empty(),
                true);
    }

    /** From the first word or assignment to the last word; redirections after it do not count. */
    @Override
    public Span span() {
        return span;
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

    public Context context() {
        return context;
    }

    /**
     * The program behind wrappers, without its directory, such as {@code apt-get}; empty where it
     * is not known without running, or a wrapper runs nothing.
     */
    public String name() {
        return name;
    }

    /** The word that names the program; the first word where a wrapper runs nothing. */
    public Word program() {
        return words.get(Math.min(program, words.size() - 1));
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
        return program < words.size() ? words.subList(program + 1, words.size()) : List.of();
    }

    /**
     * The arguments that are neither options nor values of options, as far as the program's options
     * are known; all after {@code --}.
     */
    public List<Word> operands() {
        return read.get().operands();
    }

    /** The first operand, such as the {@code install} of {@code apt-get -q install curl}. */
    public Optional<Word> subcommand() {
        return operands().stream().findFirst();
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
        return Edit.insertAfter(after, (exec ? "\", \"" : " ") + argument);
    }

    /** The change that gives one more argument before a word. */
    public Edit addingBefore(Word before, String argument) {
        return Edit.insertBefore(before, argument + (exec ? "\", \"" : " "));
    }

    /** The change that takes a word away, from it up to the next one where that is possible. */
    public Edit removing(Word word) {
        int at = words.indexOf(word);
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
