package dev.plimsoll.github;

import java.util.List;
import java.util.Optional;

/**
 * What a webhook tells us; it only says where to look, and may be late, doubled or out of order.
 */
public sealed interface Event {

    /**
     * A pull request may need a look: opened, pushed to, reopened, made ready or a draft, or its
     * base changed.
     *
     * @param action such as {@code synchronize}
     * @param head the commit at the time of the event
     */
    record PullRequestChanged(Repository repository, int number, String action, String head)
            implements Event {}

    /** A pull request was closed or merged. */
    record PullRequestClosed(Repository repository, int number, String head) implements Event {}

    /**
     * Somebody asked for our checks of a commit again.
     *
     * @param run the run that was asked for; empty where it was the whole suite
     * @param externalId what we called that run
     * @param pullRequests numbers; empty for forks
     * @param app whose check it is
     */
    record CheckRerequested(
            Repository repository,
            String head,
            Optional<Long> run,
            Optional<String> externalId,
            List<Integer> pullRequests,
            long app)
            implements Event {
        public CheckRerequested {
            pullRequests = List.copyOf(pullRequests);
        }
    }

    /**
     * The merge queue wants to know about a group.
     *
     * @param branch the queue's own, such as {@code
     *     refs/heads/gh-readonly-queue/main/pr-104-929f820}
     */
    record MergeGroupRequested(Repository repository, String base, String head, String branch)
            implements Event {}

    /** A merge group was merged, changed or given up. */
    record MergeGroupDestroyed(Repository repository, String base, String head) implements Event {}

    /** GitHub tries our address. */
    record Ping() implements Event {}

    /**
     * An installation came, went or changed.
     *
     * @param name such as {@code installation.created} or {@code installation_repositories.added}
     */
    record InstallationChanged(String name, long installation) implements Event {}

    /**
     * Nothing to do.
     *
     * @param name such as {@code push} or {@code pull_request.labeled}
     */
    record Ignored(String name) implements Event {}

    /** Not what GitHub sends. */
    record Malformed(String why) implements Event {}
}
