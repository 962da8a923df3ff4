package dev.plimsoll.fake;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What GitHub says in its events. */
final class Payloads {
    private final Rendering rendering;

    Payloads(Rendering rendering) {
        this.rendering = rendering;
    }

    private Map<String, @Nullable Object> of(
            String action, FakeRepository repository, @Nullable Object... more) {
        var payload = Json.of("action", action);
        payload.putAll(Json.of(more));
        payload.put("repository", rendering.repository(repository));
        payload.put("organization", Json.of("login", repository.installation().account()));
        payload.put(
                "installation", Json.of("id", repository.installation().id(), "node_id", "MDIz"));
        payload.put("sender", rendering.user("octocat"));
        return payload;
    }

    Map<String, @Nullable Object> pull(String action, FakePullRequest pull) {
        var payload =
                of(
                        action,
                        pull.repository(),
                        "number",
                        pull.number(),
                        "pull_request",
                        new PullRendering(rendering).pull(pull));
        if (action.equals("synchronize")) {
            payload.put("before", "0".repeat(40));
            payload.put("after", pull.head());
        }
        return payload;
    }

    /** A new base where {@code base}, else a new title. */
    Map<String, @Nullable Object> edited(FakePullRequest pull, boolean base) {
        var payload = pull("edited", pull);
        payload.put(
                "changes",
                base
                        ? Json.of(
                                "base",
                                Json.of(
                                        "ref",
                                        Json.of("from", "main"),
                                        "sha",
                                        Json.of("from", "0".repeat(40))))
                        : Json.of("title", Json.of("from", "An older title")));
        return payload;
    }

    Map<String, @Nullable Object> rerequested(FakeRepository repository, FakeCheckRun run) {
        return of("rerequested", repository, "check_run", rendering.check(repository, run));
    }

    Map<String, @Nullable Object> suiteRerequested(FakeRepository repository, String head) {
        return of(
                "rerequested",
                repository,
                "check_suite",
                Json.of(
                        "id",
                        Json.number(head),
                        "head_sha",
                        head,
                        "head_branch",
                        null,
                        "status",
                        "completed",
                        "app",
                        rendering.app(),
                        "pull_requests",
                        rendering.pullsOf(repository, head)));
    }

    Map<String, @Nullable Object> group(String action, FakeMergeGroup group) {
        return of(
                action,
                group.repository(),
                "merge_group",
                Json.of(
                        "head_sha", group.head(),
                        "head_ref", group.branch(),
                        "base_sha", group.base(),
                        "base_ref", "refs/heads/main"));
    }

    Map<String, @Nullable Object> installation(String action, FakeInstallation installation) {
        return Json.of(
                "action",
                action,
                "installation",
                rendering.installation(installation),
                "repositories",
                List.of(),
                "sender",
                rendering.user("octocat"));
    }
}
