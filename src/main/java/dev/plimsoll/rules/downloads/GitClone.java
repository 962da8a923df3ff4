package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that clones a repository from elsewhere.
 *
 * @param address such as {@code https://github.com/org/app.git}
 */
record GitClone(Call call, Word address) implements Located {
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:https?|git|ssh)://.+|[\\w.-]+@[\\w.-]+:.+");

    /** Names of branches, which move. */
    private static final Set<String> BRANCHES =
            Set.of("main", "master", "develop", "dev", "trunk", "stable", "latest", "HEAD");

    /** The git commands that choose what is checked out. */
    private static final Set<String> CHOICES = Set.of("checkout", "switch", "reset");

    /** The words {@code git clone}. */
    @Override
    public Span span() {
        var command = call.command();
        return command.program().span().to(command.subcommand().orElse(address));
    }

    /** Every one in shell form, in order. */
    static List<GitClone> in(Dockerfile file) {
        return file.calls("git").stream().flatMap(GitClone::of).toList();
    }

    private static Stream<GitClone> of(Call call) {
        var operands = call.command().operands();
        return operands.size() > 1
                        && operands.getFirst().is("clone")
                        && call.run().form() instanceof Form.ShellForm
                        && ELSEWHERE.matcher(operands.get(1).value()).matches()
                ? Stream.of(new GitClone(call, operands.get(1)))
                : Stream.empty();
    }

    /** Whether a tag, a commit or a variable says which state of the repository is meant. */
    boolean isPinned() {
        return Stream.of("-b", "--branch", "--revision")
                        .flatMap(option -> call.command().optionValue(option).stream())
                        .anyMatch(GitClone::isState)
                || call.stage().calls("git").stream()
                        .filter(later -> later.span().start() > call.span().start())
                        .anyMatch(GitClone::chooses);
    }

    private static boolean chooses(Call later) {
        var operands = later.command().operands();
        return operands.size() > 1
                && CHOICES.contains(operands.getFirst().value())
                && operands.stream().skip(1).anyMatch(word -> isState(word.value()));
    }

    private static boolean isState(String name) {
        return !BRANCHES.contains(name.replaceFirst("^origin/", "").replace("\"", ""));
    }
}
