package dev.plimsoll.fake;

import org.jspecify.annotations.Nullable;

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

    String now() {
        return world.now();
    }

    String url(FakeRepository repository, String rest) {
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
                                Json.of(
                                        "ref",
                                        "change",
                                        "sha",
                                        pull.head(),
                                        "repo",
                                        Json.of("id", repository.id())),
                                "base",
                                Json.of(
                                        "ref",
                                        pull.base(),
                                        "sha",
                                        repository.tip(pull.base()),
                                        "repo",
                                        Json.of("id", repository.id()))))
                .toList();
    }
}
