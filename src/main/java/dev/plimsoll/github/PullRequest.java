package dev.plimsoll.github;

/**
 * Where a pull request stands.
 *
 * @param head the commit to review
 * @param base the tip of the branch it goes to, which is not the merge base
 * @param baseBranch such as {@code main}
 * @param changedFiles how many, by GitHub's own count
 */
public record PullRequest(
        int number,
        boolean open,
        boolean draft,
        String head,
        String base,
        String baseBranch,
        int changedFiles) {}
