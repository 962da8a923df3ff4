package dev.plimsoll.github;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at a pull request shows.
 *
 * @param files by path; a path without an entry is not in that commit
 * @param comments the first comment of every thread, whoever wrote it
 */
public record PullRequestView(
        PullRequest pullRequest, Map<String, HeadFile> files, List<PostedComment> comments) {
    public PullRequestView {
        files = Map.copyOf(files);
        comments = List.copyOf(comments);
    }

    /** What lies at a path; empty where nothing does. */
    public Optional<HeadFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
