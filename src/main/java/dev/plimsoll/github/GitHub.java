package dev.plimsoll.github;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that Plimsoll asks of GitHub and does there, one method per act. */
public final class GitHub {
    /**
     * The longest time from the beginning of an act to its last effect on GitHub; whoever waits for
     * it knows by then what became of it, or that nobody does.
     */
    public static final Duration LONGEST_ACT = Wire.Bounds.USUAL.answer();

    /** GitHub lists no more files of a pull request. */
    private static final int MOST_FILES = 3000;

    /** GitHub lists no more files of a comparison. */
    private static final int MOST_COMPARED = 300;

    /** 10 000 of a thing; a list that is longer ends there. */
    private static final int MOST_PAGES = 100;

    private static final String FOLD =
            """
            mutation($id: ID!) {
              %1$sComment(input: {subjectId: $id%2$s}) { %1$sdComment { isMinimized } }
            }
            """;

    private final Api api;
    private final Hub hub;
    private final Rest rest;
    private final GraphQl graphQl;
    private volatile Optional<Long> appNumber;

    /**
     * Nothing is sent before the first act.
     *
     * @param api such as {@code https://api.github.com}
     */
    public GitHub(URI api, AppAuth auth, InstantSource clock, Meter meter, Brake brake) {
        this(api, auth, new Wire(new Api(api).base(), meter, clock, Wire.Bounds.USUAL), brake);
    }

    GitHub(URI base, AppAuth auth, Wire wire, Brake brake) {
        api = new Api(base);
        appNumber = auth.number();
        hub = new Hub(api.base(), auth, wire);
        rest = new Rest(wire, auth, new Tokens(hub, auth.clock()), brake);
        graphQl = new GraphQl(api, rest, auth.clock());
    }

    /** The App itself. */
    public App app() throws CallFailed {
        return hub.app();
    }

    /** Where GitHub sends our events to; empty where none is set. */
    public Optional<URI> hookUrl() throws CallFailed {
        var url = api.rest("/app/hook/config");
        return rest.asApp("hookUrl", "GET", url, config -> Reading.text(config, "url"))
                .body()
                .filter(set -> set.matches("https?://[\\x21-\\x7e]+"))
                .map(URI::create);
    }

    /**
     * What GitHub sent us in the last days.
     *
     * @param cursor of an earlier page; empty for the newest
     */
    public Deliveries hookDeliveries(Optional<String> cursor) throws CallFailed {
        var older = cursor.map(at -> "&cursor=" + Api.encoded(at)).orElse("");
        var url = api.rest("/app/hook/deliveries?per_page=100" + older);
        var page =
                rest.asApp(
                        "hookDeliveries", "GET", url, all -> Reading.all(all, Reading::delivery));
        return new Deliveries(page.body(), page.next().flatMap(GitHub::cursor));
    }

    /** Asks for an attempt to be sent again. */
    public void redeliver(Delivery delivery) throws CallFailed {
        var url = api.rest("/app/hook/deliveries/%d/attempts".formatted(delivery.id()));
        rest.asApp("redeliver", "POST", url, accepted -> accepted);
    }

    public Installation installation(long id) throws CallFailed {
        return hub.installation(id);
    }

    /** The files that a pull request changes: 100 a page, at most 3000. */
    public ChangedFiles changedFiles(Repository repository, int number) throws CallFailed {
        var first = api.of(repository, "/pulls/%d/files?per_page=100".formatted(number));
        var files =
                there(() ->
                        rest.list(
                                "changedFiles",
                                repository,
                                first,
                                MOST_FILES / 100,
                                page -> Reading.all(page, Reading::changedFile)));
        return new ChangedFiles(files, files.size() >= MOST_FILES);
    }

    public PullRequest pullRequest(Repository repository, int number) throws CallFailed {
        var url = api.of(repository, "/pulls/" + number);
        return there(() -> rest.get("pullRequest", repository, url, Reading::pullRequest));
    }

    /** The open pull requests, whoever's; the newest first. */
    public List<PullRequest> openPullRequests(Repository repository) throws CallFailed {
        var first = api.of(repository, "/pulls?state=open&per_page=100");
        return there(() ->
                rest.list(
                        "openPullRequests",
                        repository,
                        first,
                        MOST_PAGES,
                        page -> Reading.all(page, Reading::pullRequest)));
    }

    /**
     * A pull request's state, files of one commit and the threads on it: one call for up to 50
     * files and 100 threads.
     *
     * @param commit whose files to read; compare it with the head in the answer
     * @param mostText of files beyond so many bytes the texts are left out
     */
    public PullRequestView view(
            Repository repository, int number, String commit, List<String> paths, long mostText)
            throws CallFailed {
        return there(() -> new Look(graphQl, repository, mostText).view(number, commit, paths));
    }

    /**
     * Files of one commit, by 50 a call; a path that is missing in the answer is not in it.
     *
     * @param mostText of files beyond so many bytes the texts are left out
     */
    public List<HeadFile> files(
            Repository repository, String commit, List<String> paths, long mostText)
            throws CallFailed {
        return there(() -> new Look(graphQl, repository, mostText).files(commit, paths));
    }

    /** The bytes of a file's version; {@link Failure.TooLarge} where they are more than that. */
    public byte[] blob(Repository repository, String oid, int limit) throws CallFailed {
        var url = api.of(repository, "/git/blobs/" + Api.encoded(oid));
        return rest.raw("blob", repository, url, limit);
    }

    /** The merge base of two commits and the files changed since: at most 300. */
    public Comparison compare(Repository repository, String base, String head) throws CallFailed {
        // The files come with the first page, however few commits it has.
        var both = Api.encoded(base) + "..." + Api.encoded(head);
        var url = api.of(repository, "/compare/%s?per_page=1".formatted(both));
        return rest.get(
                "compare", repository, url, found -> Reading.comparison(found, MOST_COMPARED));
    }

    /** Everything in a commit. */
    public Tree tree(Repository repository, String commit) throws CallFailed {
        var url = api.of(repository, "/git/trees/%s?recursive=1".formatted(Api.encoded(commit)));
        return rest.get("tree", repository, url, Reading::tree);
    }

    /** Starts a check run, or creates one that has already ended. */
    public CheckRun createCheckRun(
            Repository repository, String name, String head, CheckReport report) throws CallFailed {
        var body = Writing.report(report).put("name", name).put("head_sha", head);
        var url = api.of(repository, "/check-runs");
        return there(() ->
                rest.send("createCheckRun", "POST", repository, url, body, Reading::checkRun));
    }

    /** Replaces a run's words and adds annotations to those it has. */
    public CheckRun updateCheckRun(Repository repository, long id, CheckReport report)
            throws CallFailed {
        var url = api.of(repository, "/check-runs/" + id);
        var body = Writing.report(report);
        return rest.send("updateCheckRun", "PATCH", repository, url, body, Reading::checkRun);
    }

    /** Our runs of that name on a commit, the newest first. */
    public List<CheckRun> checkRuns(Repository repository, String name, String head)
            throws CallFailed {
        var query =
                "/commits/%s/check-runs?check_name=%s&app_id=%d&filter=all&per_page=100"
                        .formatted(Api.encoded(head), Api.encoded(name), appNumber());
        var runs =
                rest.list(
                        "checkRuns",
                        repository,
                        api.of(repository, query),
                        MOST_PAGES,
                        page -> Reading.all(page.path("check_runs"), Reading::checkRun));
        return runs.stream().sorted(Comparator.comparingLong(CheckRun::id).reversed()).toList();
    }

    /** Posts a review with all of its comments, or nothing. */
    public PostedReview createReview(Repository repository, int number, NewReview review)
            throws CallFailed {
        var url = api.of(repository, "/pulls/%d/reviews".formatted(number));
        var body = Writing.review(review);
        return there(
                () -> rest.send("createReview", "POST", repository, url, body, Reading::review));
    }

    /** The reviews of a pull request, the oldest first. */
    public List<PostedReview> reviews(Repository repository, int number) throws CallFailed {
        var first = api.of(repository, "/pulls/%d/reviews?per_page=100".formatted(number));
        return there(() ->
                rest.list(
                        "reviews",
                        repository,
                        first,
                        MOST_PAGES,
                        page -> Reading.all(page, Reading::review)));
    }

    /** Replaces the text of a comment on a diff, which notifies nobody. */
    public void editComment(Repository repository, PostedComment comment, String body)
            throws CallFailed {
        var url = api.of(repository, "/pulls/comments/" + comment.number());
        var text = Writing.object().put("body", body);
        rest.send(
                "editComment",
                "PATCH",
                repository,
                url,
                text,
                edited -> Reading.number(edited, "id"));
    }

    /** Folds a comment away as resolved. */
    public void minimiseComment(Repository repository, PostedComment comment) throws CallFailed {
        var mutation = FOLD.formatted("minimize", ", classifier: RESOLVED");
        fold("minimiseComment", repository, mutation, comment);
    }

    /** Shows a comment again that was folded away. */
    public void unminimiseComment(Repository repository, PostedComment comment) throws CallFailed {
        fold("unminimiseComment", repository, FOLD.formatted("unminimize", ""), comment);
    }

    private void fold(String act, Repository repository, String mutation, PostedComment comment)
            throws CallFailed {
        graphQl.ask(act, repository, mutation, Writing.object().put("id", comment.id()));
    }

    /** An act on a repository or a pull request as a whole. */
    private interface Act<T> {
        T done() throws CallFailed;
    }

    /** Where what the act speaks of is missing (404), it is gone, or hidden from us. */
    private static <T> T there(Act<T> act) throws CallFailed {
        try {
            return act.done();
        } catch (CallFailed e) {
            if (e.why() instanceof Failure.Refused refused && refused.status() == 404) {
                throw new CallFailed(new Failure.Gone(refused.message()), e);
            }
            throw e;
        }
    }

    private long appNumber() throws CallFailed {
        var known = appNumber;
        if (known.isEmpty()) {
            known = Optional.of(app().id());
            appNumber = known;
        }
        return known.get();
    }

    private static Optional<String> cursor(URI next) {
        for (var pair : next.getRawQuery().split("&")) {
            if (pair.startsWith("cursor=")) {
                return Optional.of(
                        URLDecoder.decode(
                                pair.substring("cursor=".length()), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
