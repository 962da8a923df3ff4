package dev.plimsoll.fake;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes pull requests, and what belongs to them, as GitHub's REST interface shows them. */
final class PullRendering {
    private final Rendering rendering;

    PullRendering(Rendering rendering) {
        this.rendering = rendering;
    }

    Map<String, @Nullable Object> file(FakeRepository repository, String head, FileChange file) {
        boolean removed = file.status().equals("removed");
        // The listing points at the parent's tree for what the head does not have.
        var ref = removed ? "0".repeat(40) : head;
        var json =
                Json.of(
                        "sha", file.sha(),
                        "filename", file.path(),
                        "status", file.status(),
                        "additions", file.additions(),
                        "deletions", file.deletions(),
                        "changes", file.additions() + file.deletions(),
                        "blob_url",
                                "https://github.example/%s/blob/%s/x"
                                        .formatted(repository.name(), ref),
                        "raw_url",
                                "https://github.example/%s/raw/%s/x"
                                        .formatted(repository.name(), ref),
                        "contents_url",
                                rendering
                                        .url(repository, "/contents/%s?ref=%s")
                                        .formatted(
                                                URLEncoder.encode(
                                                        file.path(), StandardCharsets.UTF_8),
                                                ref));
        file.patch().ifPresent(patch -> json.put("patch", patch));
        file.previous().ifPresent(path -> json.put("previous_filename", path));
        return json;
    }

    Map<String, @Nullable Object> pull(FakePullRequest pull) {
        var repository = pull.repository();
        return Json.of(
                "id",
                90_000 + pull.number(),
                "node_id",
                "PR_" + pull.number(),
                "url",
                rendering.url(repository, "/pulls/" + pull.number()),
                "html_url",
                "https://github.example/%s/pull/%d".formatted(repository.name(), pull.number()),
                "number",
                pull.number(),
                "state",
                pull.isOpen() ? "open" : "closed",
                "locked",
                false,
                "title",
                "A change",
                "body",
                null,
                "user",
                rendering.user("octocat"),
                "draft",
                pull.isDraft(),
                "merged",
                false,
                "mergeable",
                null,
                "author_association",
                "MEMBER",
                "maintainer_can_modify",
                true,
                "changed_files",
                pull.files().size(),
                "created_at",
                "2026-11-01T00:00:00Z",
                "updated_at",
                rendering.now(),
                "head",
                head(pull),
                "base",
                Json.of(
                        "label", repository.installation().account() + ":" + pull.base(),
                        "ref", pull.base(),
                        "sha", repository.tip(pull.base()),
                        "user", rendering.user(repository.installation().account()),
                        "repo", rendering.repository(repository)));
    }

    private Map<String, @Nullable Object> head(FakePullRequest pull) {
        var own = pull.headRepository().filter(pull.repository().name()::equals);
        return Json.of(
                "label",
                own.isPresent() ? "acme:change" : "stranger:change",
                "ref",
                "change-" + pull.number(),
                "sha",
                pull.head(),
                "user",
                own.isPresent() ? rendering.user("acme") : rendering.user("stranger"),
                "repo",
                Json.orNull(pull.headRepository().map(name -> headRepository(pull, name))));
    }

    private Map<String, @Nullable Object> headRepository(FakePullRequest pull, String name) {
        var json = rendering.repository(pull.repository());
        if (!name.equals(pull.repository().name())) {
            json.put("id", 77_000 + pull.number());
            json.put("full_name", name);
            json.put("owner", rendering.user("stranger"));
            json.put("fork", true);
        }
        return json;
    }

    Map<String, @Nullable Object> review(FakePullRequest pull, FakeReview review) {
        return Json.of(
                "id", review.id(),
                "node_id", "PRR_" + review.id(),
                "user", rendering.user(review.author()),
                "body", review.body(),
                "state", review.state(),
                "html_url",
                        "https://github.example/%s/pull/%d#pullrequestreview-%d"
                                .formatted(pull.repository().name(), pull.number(), review.id()),
                "pull_request_url", rendering.url(pull.repository(), "/pulls/" + pull.number()),
                "submitted_at", rendering.now(),
                "commit_id", review.commit(),
                "author_association", "NONE");
    }

    Map<String, @Nullable Object> comment(FakePullRequest pull, FakeComment comment) {
        return Json.of(
                "id", comment.id(),
                "node_id", comment.node(),
                "path", comment.path(),
                "line", comment.line(),
                "side", comment.place().side(),
                "start_line", Json.orNull(comment.place().start()),
                "commit_id", comment.place().commit(),
                "user", rendering.user(comment.author()),
                "body", comment.body(),
                "in_reply_to_id", Json.orNull(comment.replyTo().map(FakeComment::id)),
                "url", rendering.url(pull.repository(), "/pulls/comments/" + comment.id()),
                "html_url", commentUrl(pull, comment));
    }

    static String commentUrl(FakePullRequest pull, FakeComment comment) {
        return "https://github.example/%s/pull/%d#discussion_r%d"
                .formatted(pull.repository().name(), pull.number(), comment.id());
    }
}
