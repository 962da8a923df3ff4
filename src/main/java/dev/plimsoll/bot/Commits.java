package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.Comparison;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.Tree;

import java.util.Optional;

/**
 * The head that is judged and the merge base that it is judged against, which is asked for only
 * once and only if needed; so are the files of the head.
 */
final class Commits {
    private final GitHub github;
    private final Repository repository;
    private final String base;
    private final String head;
    private Optional<String> mergeBase = Optional.empty();
    private Optional<Tree> tree = Optional.empty();

    /**
     * @param base the tip of the branch that the head goes to
     */
    Commits(GitHub github, Repository repository, String base, String head) {
        this.github = github;
        this.repository = repository;
        this.base = base;
        this.head = head;
    }

    /** Where the comparison is known. */
    Commits(GitHub github, Repository repository, Comparison comparison, String head) {
        this(github, repository, comparison.mergeBase(), head);
        this.mergeBase = Optional.of(comparison.mergeBase());
    }

    String head() {
        return head;
    }

    String mergeBase() throws CallFailed {
        if (mergeBase.isEmpty()) {
            mergeBase = Optional.of(github.compare(repository, base, head).mergeBase());
        }
        return mergeBase.get();
    }

    /** All files of the head. */
    Tree tree() throws CallFailed {
        if (tree.isEmpty()) {
            tree = Optional.of(github.tree(repository, head));
        }
        return tree.get();
    }

    /** Whether they are these. */
    boolean are(String otherBase, String otherHead) {
        return base.equals(otherBase) && head.equals(otherHead);
    }
}
