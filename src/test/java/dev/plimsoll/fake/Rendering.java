package dev.plimsoll.fake;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the state as GitHub's REST interface shows it. */
final class Rendering {
    private final World world;
    private final String api;

    /**
     * @param api the address of the interface, without a slash at its end
     */
    Rendering(World world, String api) {
        this.world = world;
        this.api = api;
    }

    private String url(FakeRepository repository, String rest) {
        return api + "/repos/" + repository.name() + rest;
    }

    Map<String, @Nullable Object> user(String login) {
        return Json.of(
                "login",
                login,
                "id",
                Json.number(login),
                "node_id",
                "U_" + login,
                "type",
                login.endsWith("[bot]") ? "Bot" : "User",
                "site_admin",
                false);
    }

    Map<String, @Nullable Object> app() {
        return Json.of(
                "id",
                World.APP,
                "slug",
                World.SLUG,
                "node_id",
                "A_" + World.APP,
                "client_id",
                "Iv23liPlimsoll",
                "name",
                "Plimsoll",
                "owner",
                user("acme"),
                "description",
                "",
                "external_url",
                "https://plimsoll.example",
                "html_url",
                "https://github.example/apps/plimsoll",
                "created_at",
                "2026-01-01T00:00:00Z",
                "updated_at",
                "2026-01-01T00:00:00Z",
                "permissions",
                world.permissions,
                "events",
                world.events,
                "installations_count",
                world.installations.size());
    }

    Map<String, @Nullable Object> installation(FakeInstallation each) {
        return Json.of(
                "id",
                each.id(),
                "account",
                user(each.account()),
                "repository_selection",
                "selected",
                "access_tokens_url",
                "%s/app/installations/%d/access_tokens".formatted(api, each.id()),
                "repositories_url",
                api + "/installation/repositories",
                "html_url",
                "https://github.example/settings/installations/" + each.id(),
                "app_id",
                World.APP,
                "app_slug",
                World.SLUG,
                "target_id",
                Json.number(each.account()),
                "target_type",
                "Organization",
                "permissions",
                each.permissions(),
                "events",
                world.events,
                "created_at",
                "2026-01-01T00:00:00Z",
                "updated_at",
                "2026-01-01T00:00:00Z",
                "single_file_name",
                null,
                "suspended_by",
                each.isSuspended() ? user(each.account()) : null,
                "suspended_at",
                each.isSuspended() ? world.now() : null);
    }

    Map<String, @Nullable Object> token(Token token) {
        return Json.of(
                "token", token.text(),
                "expires_at", token.expires().toString(),
                "permissions", token.permissions(),
                "repository_selection", "selected",
                "repositories",
                        token.repositories().stream()
                                .map(world.repositories::get)
                                .map(this::repository)
                                .toList());
    }

    Map<String, @Nullable Object> repository(FakeRepository repository) {
        return Json.of(
                "id",
                repository.id(),
                "node_id",
                "R_" + repository.id(),
                "name",
                repository.shortName(),
                "full_name",
                repository.name(),
                "private",
                true,
                "owner",
                user(repository.installation().account()),
                "html_url",
                "https://github.example/" + repository.name(),
                "fork",
                false,
                "url",
                url(repository, ""),
                "default_branch",
                "main");
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
                                url(repository, "/contents/%s?ref=%s")
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
                url(repository, "/pulls/" + pull.number()),
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
                user("octocat"),
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
                world.now(),
                "head",
                head(pull),
                "base",
                Json.of(
                        "label", repository.installation().account() + ":" + pull.base(),
                        "ref", pull.base(),
                        "sha", repository.tip(pull.base()),
                        "user", user(repository.installation().account()),
                        "repo", repository(repository)));
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
                own.isPresent() ? user("acme") : user("stranger"),
                "repo",
                Json.orNull(pull.headRepository().map(name -> headRepository(pull, name))));
    }

    private Map<String, @Nullable Object> headRepository(FakePullRequest pull, String name) {
        var json = repository(pull.repository());
        if (!name.equals(pull.repository().name())) {
            json.put("id", 77_000 + pull.number());
            json.put("full_name", name);
            json.put("owner", user("stranger"));
            json.put("fork", true);
        }
        return json;
    }

    Map<String, @Nullable Object> check(FakeRepository repository, FakeCheckRun run) {
        boolean completed = run.status().equals("completed");
        return Json.of(
                "id", run.id(),
                "node_id", "CR_" + run.id(),
                "name", run.name(),
                "head_sha", run.head(),
                "external_id", run.externalId(),
                "url", url(repository, "/check-runs/" + run.id()),
                "html_url",
                        "https://github.example/%s/runs/%d".formatted(repository.name(), run.id()),
                "details_url", run.detailsUrl(),
                "status", run.status(),
                "conclusion", completed ? run.conclusion() : null,
                "started_at", world.now(),
                "completed_at", completed ? world.now() : null,
                "output",
                        Json.of(
                                "title", run.title(),
                                "summary", run.summary(),
                                "text", run.text(),
                                "annotations_count", run.annotations().size(),
                                "annotations_url",
                                        url(
                                                repository,
                                                "/check-runs/%d/annotations".formatted(run.id()))),
                "check_suite", Json.of("id", run.suite()),
                "app", run.app() == World.APP ? app() : Json.of("id", run.app()),
                "pull_requests", pullsOf(repository, run.head()));
    }

    /** GitHub leaves this list empty for forks. */
    List<Map<String, @Nullable Object>> pullsOf(FakeRepository repository, String head) {
        return repository.pulls().stream()
                .filter(pull -> pull.head().equals(head) && pull.isOpen())
                .filter(pull -> pull.headRepository().filter(repository.name()::equals).isPresent())
                .map(pull ->
                        Json.of(
                                "id",
                                90_000 + pull.number(),
                                "number",
                                pull.number(),
                                "url",
                                url(repository, "/pulls/" + pull.number()),
                                "head",
                                Json.of("ref", "change", "sha", pull.head()),
                                "base",
                                Json.of("ref", pull.base(), "sha", repository.tip(pull.base()))))
                .toList();
    }

    Map<String, @Nullable Object> review(FakePullRequest pull, FakeReview review) {
        return Json.of(
                "id", review.id(),
                "node_id", "PRR_" + review.id(),
                "user", user(review.author()),
                "body", review.body(),
                "state", review.state(),
                "html_url",
                        "https://github.example/%s/pull/%d#pullrequestreview-%d"
                                .formatted(pull.repository().name(), pull.number(), review.id()),
                "pull_request_url", url(pull.repository(), "/pulls/" + pull.number()),
                "submitted_at", world.now(),
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
                "user", user(comment.author()),
                "body", comment.body(),
                "in_reply_to_id", Json.orNull(comment.replyTo().map(FakeComment::id)),
                "url", url(pull.repository(), "/pulls/comments/" + comment.id()),
                "html_url", commentUrl(pull, comment));
    }

    static String commentUrl(FakePullRequest pull, FakeComment comment) {
        return "https://github.example/%s/pull/%d#discussion_r%d"
                .formatted(pull.repository().name(), pull.number(), comment.id());
    }
}
