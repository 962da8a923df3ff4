package dev.plimsoll.fake;

import graphql.schema.DataFetchingEnvironment;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the fields of a query stand for. */
final class Graph {
    /** GitHub cuts a blob's text there. */
    private static final int MOST_TEXT = 512_000;

    private static final int MOST_NODES = 100;

    private final World world;

    Graph(World world) {
        this.world = world;
    }

    @Nullable Object repository(DataFetchingEnvironment env) {
        String owner = env.getArgument("owner");
        String name = env.getArgument("name");
        var full = owner + "/" + name;
        var found =
                world.repository(full)
                        .or(() -> world.formerly(full))
                        .filter(each -> !each.isDeleted())
                        .filter(each -> token(env).repositories().contains(each.id()));
        if (found.isEmpty()) {
            return fault(
                    env,
                    "NOT_FOUND",
                    "Could not resolve to a Repository with the name '%s'.".formatted(full));
        }
        return Json.of(
                "__typename",
                "Repository",
                "id",
                "R_" + found.get().id(),
                "nameWithOwner",
                found.get().name(),
                "state",
                found.get());
    }

    @Nullable Object object(DataFetchingEnvironment env) {
        if (!token(env).may("contents", "read")) {
            return fault(env, "FORBIDDEN", "Resource not accessible by integration");
        }
        String oid = env.getArgument("oid");
        var commit = world.git.find(String.valueOf(oid));
        return Json.orNull(
                commit.map(Git.Commit::sha)
                        .map(sha -> Json.of("__typename", "Commit", "id", "C_" + sha, "oid", sha)));
    }

    @Nullable Object file(DataFetchingEnvironment env) {
        Map<String, Object> commit = Objects.requireNonNull(env.getSource());
        String path = env.getArgument("path");
        var entries = world.git.known(String.valueOf(commit.get("oid"))).entries();
        var entry = Optional.ofNullable(entries.get(String.valueOf(path)));
        if (entry.isEmpty()) {
            return null;
        }
        var blob = entry.filter(Git.Entry::isBlob).flatMap(each -> world.git.content(each.oid()));
        return Json.of(
                "mode",
                Integer.parseInt(entry.get().mode(), 8),
                "type",
                entry.get().isBlob() ? "blob" : "commit",
                "oid",
                entry.get().oid(),
                "name",
                path,
                "path",
                path,
                "size",
                blob.map(bytes -> bytes.length).orElse(0),
                "object",
                Json.orNull(blob.map(bytes -> blob(entry.get().oid(), bytes))));
    }

    private static Map<String, @Nullable Object> blob(String oid, byte[] bytes) {
        var binary = Binary.guess(bytes, MOST_TEXT);
        return Json.of(
                "__typename",
                "Blob",
                "id",
                "B_" + oid,
                "oid",
                oid,
                "byteSize",
                bytes.length,
                "isBinary",
                Json.orNull(binary),
                "isTruncated",
                bytes.length > MOST_TEXT,
                "text",
                binary.orElse(false) ? null : Binary.text(bytes, MOST_TEXT));
    }

    @Nullable Object pullRequest(DataFetchingEnvironment env) {
        if (!token(env).may("pull_requests", "read")) {
            return fault(env, "FORBIDDEN", "Resource not accessible by integration");
        }
        Map<String, Object> source = Objects.requireNonNull(env.getSource());
        var repository = (FakeRepository) Objects.requireNonNull(source.get("state"));
        int number = Objects.requireNonNull(env.<Integer>getArgument("number"));
        var found = repository.find(number);
        if (found.isEmpty()) {
            return fault(
                    env,
                    "NOT_FOUND",
                    "Could not resolve to a PullRequest with the number of %d.".formatted(number));
        }
        var pull = found.get();
        return Json.of(
                "__typename",
                "PullRequest",
                "id",
                "PR_" + number,
                "number",
                number,
                "state",
                pull.isOpen() ? "OPEN" : "CLOSED",
                "isDraft",
                pull.isDraft(),
                "headRefOid",
                pull.head(),
                "baseRefOid",
                repository.tip(pull.base()),
                "baseRefName",
                pull.base(),
                "changedFiles",
                pull.files().size(),
                "pull",
                pull);
    }

    static Object threads(DataFetchingEnvironment env) {
        Map<String, Object> source = Objects.requireNonNull(env.getSource());
        var pull = (FakePullRequest) Objects.requireNonNull(source.get("pull"));
        var threads =
                pull.comments().stream()
                        .filter(comment -> !comment.isReply())
                        .map(first ->
                                Json.of(
                                        "__typename",
                                        "PullRequestReviewThread",
                                        "id",
                                        "PRRT_" + first.id(),
                                        "path",
                                        first.path(),
                                        "line",
                                        Json.orNull(pull.lineNow(first)),
                                        "isResolved",
                                        false,
                                        "isOutdated",
                                        pull.lineNow(first).isEmpty(),
                                        "first",
                                        first,
                                        "pull",
                                        pull))
                        .toList();
        return connection(env, threads);
    }

    Object comments(DataFetchingEnvironment env) {
        Map<String, Object> source = Objects.requireNonNull(env.getSource());
        var pull = (FakePullRequest) Objects.requireNonNull(source.get("pull"));
        var first = (FakeComment) Objects.requireNonNull(source.get("first"));
        var all =
                pull.comments().stream()
                        .filter(each ->
                                each == first || each.replyTo().filter(first::equals).isPresent())
                        .map(each -> comment(pull, each))
                        .toList();
        return connection(env, all);
    }

    private Map<String, @Nullable Object> comment(FakePullRequest pull, FakeComment comment) {
        boolean ours = comment.author().equals(World.BOT);
        return Json.of(
                "__typename", "PullRequestReviewComment",
                "id", comment.node(),
                // An Int of GraphQL has 32 bits; newer comments have none.
                "databaseId", null,
                "fullDatabaseId", Long.toString(comment.id()),
                "body", comment.body(),
                "path", comment.path(),
                "line", Json.orNull(pull.lineNow(comment)),
                "isMinimized", comment.isMinimised(),
                "viewerCanMinimize", ours && comment.isMinimisable(),
                "viewerDidAuthor", ours,
                "createdAt", world.now(),
                "url", PullRendering.commentUrl(pull, comment));
    }

    /** A page of a list; GitHub wants to be told how much. */
    private static Map<String, @Nullable Object> connection(
            DataFetchingEnvironment env, List<? extends Object> all) {
        Integer first = env.getArgument("first");
        if (first == null || first < 1 || first > MOST_NODES) {
            throw new IllegalArgumentException("`first` must be between 1 and 100");
        }
        String after = env.getArgument("after");
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(all.size(), from + first);
        return Json.of(
                "totalCount",
                all.size(),
                "nodes",
                all.subList(from, to),
                "pageInfo",
                Json.of(
                        "hasNextPage",
                        to < all.size(),
                        "hasPreviousPage",
                        from > 0,
                        "endCursor",
                        Integer.toString(to)));
    }

    @Nullable Object minimise(DataFetchingEnvironment env, boolean folded) {
        Map<String, Object> input = Objects.requireNonNull(env.getArgument("input"));
        var node = String.valueOf(input.get("subjectId"));
        if (!token(env).may("pull_requests", "write")) {
            return fault(env, "FORBIDDEN", "Resource not accessible by integration");
        }
        for (var id : token(env).repositories()) {
            var repository = Optional.ofNullable(world.repositories.get(id)).orElseThrow();
            for (var pull : repository.pulls()) {
                for (var comment : pull.comments()) {
                    if (comment.node().equals(node)) {
                        return minimised(env, pull, comment, folded);
                    }
                }
            }
        }
        return fault(env, "NOT_FOUND", "Could not resolve to a node with the global id");
    }

    private @Nullable Object minimised(
            DataFetchingEnvironment env,
            FakePullRequest pull,
            FakeComment comment,
            boolean folded) {
        if (!comment.author().equals(World.BOT) || !comment.isMinimisable()) {
            return fault(env, "FORBIDDEN", "Resource not accessible by integration");
        }
        comment.minimise(folded);
        var shown = comment(pull, comment);
        return Json.of("minimizedComment", shown, "unminimizedComment", shown);
    }

    private static Token token(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.getGraphQlContext().<Token>get("token"));
    }

    private static @Nullable Object fault(
            DataFetchingEnvironment env, String type, String message) {
        List<Map<String, @Nullable Object>> errors =
                Objects.requireNonNull(env.getGraphQlContext().get("errors"));
        errors.add(
                Json.of(
                        "type",
                        type,
                        "path",
                        env.getExecutionStepInfo().getPath().toList(),
                        "message",
                        message));
        return null;
    }
}
