package dev.plimsoll.github;

import java.net.URI;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All that Plimsoll asks of GitHub and does there, one method per act. */
@SuppressWarnings("DoNotCallSuggester") // the acts follow
public final class GitHub {

    /**
     * Nothing is sent before the first act.
     *
     * @param api such as {@code https://api.github.com}
     * @param app the App's id or client id
     */
    public GitHub(URI api, String app, PrivateKey key, InstantSource clock, Meter meter) {}

    /** The App itself. */
    public App app() throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Where GitHub sends our events to; empty where none is set. */
    public Optional<URI> hookUrl() throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /**
     * What GitHub sent us in the last days.
     *
     * @param cursor of an earlier page; empty for the newest
     */
    public Deliveries hookDeliveries(Optional<String> cursor) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Asks for an attempt to be sent again. */
    public void redeliver(Delivery delivery) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    public Installation installation(long id) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** The files that a pull request changes: 100 a page, at most 3000. */
    public ChangedFiles changedFiles(Repository repository, int number) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    public PullRequest pullRequest(Repository repository, int number) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** The open pull requests, whoever's; the newest first. */
    public List<PullRequest> openPullRequests(Repository repository) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /**
     * A pull request's state, files of one commit and the threads on it: one call for up to 50
     * files and 100 threads.
     *
     * @param commit whose files to read; compare it with the head in the answer
     */
    public PullRequestView view(
            Repository repository, int number, String commit, List<String> paths)
            throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Files of one commit, by 50 a call; a path that is missing in the answer is not in it. */
    public List<HeadFile> files(Repository repository, String commit, List<String> paths)
            throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** The bytes of a file's version; {@link Failure.TooLarge} where they are more than that. */
    public byte[] blob(Repository repository, String oid, int limit) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** The merge base of two commits and the files changed since: at most 300. */
    public Comparison compare(Repository repository, String base, String head) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Everything in a commit. */
    public Tree tree(Repository repository, String commit) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Starts a check run, or creates one that has already ended. */
    public CheckRun createCheckRun(
            Repository repository, String name, String head, CheckReport report) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Replaces a run's words and adds annotations to those it has. */
    public CheckRun updateCheckRun(Repository repository, long id, CheckReport report)
            throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Our runs of that name on a commit, the newest first. */
    public List<CheckRun> checkRuns(Repository repository, String name, String head)
            throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Posts a review with all of its comments, or nothing. */
    public PostedReview createReview(Repository repository, int number, NewReview review)
            throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** The reviews of a pull request, the oldest first. */
    public List<PostedReview> reviews(Repository repository, int number) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Replaces the text of a comment on a diff, which notifies nobody. */
    public void editComment(Repository repository, PostedComment comment, String body)
            throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Folds a comment away as resolved. */
    public void minimiseComment(Repository repository, PostedComment comment) throws CallFailed {
        throw new UnsupportedOperationException();
    }

    /** Shows a comment again that was folded away. */
    public void unminimiseComment(Repository repository, PostedComment comment) throws CallFailed {
        throw new UnsupportedOperationException();
    }
}
