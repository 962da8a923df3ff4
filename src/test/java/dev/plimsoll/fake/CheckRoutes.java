package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Check runs, with the rules that GitHub's description does not tell. */
final class CheckRoutes {
    private static final String OF = "/repos/{owner}/{repo}";
    private static final int MOST_CHARACTERS = 65_535;
    private static final int MOST_BYTES = 64 * 1024;

    private final World world;
    private final Rendering rendering;
    private final Repositories repositories;

    CheckRoutes(World world, Rendering rendering, Repositories repositories) {
        this.world = world;
        this.rendering = rendering;
        this.repositories = repositories;
    }

    Map<String, Function<Ask, Reply>> routes() {
        return Map.of(
                "POST " + OF + "/check-runs", this::create,
                "PATCH " + OF + "/check-runs/{check_run_id}", this::update,
                "GET " + OF + "/check-runs/{check_run_id}", this::show,
                "GET " + OF + "/commits/{ref}/check-runs", this::list);
    }

    private Reply create(Ask ask) {
        var repository = repositories.of(ask);
        var head = ask.body().path("head_sha").asText();
        if (world.git.find(head).isEmpty()) {
            throw refused("No commit found for SHA: " + head);
        }
        examine(ask.body());
        var name = ask.body().path("name").asText();
        var run = new FakeCheckRun(world.nextId(), World.APP, name, head);
        run.apply(ask.body());
        return Reply.of(201, rendering.check(repository, repository.add(run)));
    }

    private Reply update(Ask ask) {
        var repository = repositories.of(ask);
        var run = run(ask, repository);
        if (run.app() != World.APP) {
            return Reply.problem(
                    403,
                    "Invalid app_id `%d` - check run can only be modified by the GitHub App that"
                                    .formatted(World.APP)
                            + " created it.",
                    List.of());
        }
        examine(ask.body());
        run.apply(ask.body());
        return Reply.of(200, rendering.check(repository, run));
    }

    private Reply show(Ask ask) {
        var repository = repositories.of(ask);
        return Reply.of(200, rendering.check(repository, run(ask, repository)));
    }

    private Reply list(Ask ask) {
        var repository = repositories.of(ask);
        var name = Optional.ofNullable(ask.query().get("check_name"));
        var app = Optional.ofNullable(ask.query().get("app_id"));
        boolean latest = !"all".equals(ask.query().get("filter"));
        var runs =
                repository.checkRuns(ask.parameter("ref")).reversed().stream()
                        .filter(run -> name.filter(each -> !each.equals(run.name())).isEmpty())
                        .filter(run ->
                                app.filter(each -> Long.parseLong(each) != run.app()).isEmpty())
                        .toList();
        var shown = latest ? runs.stream().limit(1).toList() : runs;
        int size = ask.query("per_page", 30);
        int from = Math.min(shown.size(), (ask.query("page", 1) - 1) * size);
        var page = shown.subList(from, Math.min(shown.size(), from + size));
        var json =
                Json.of(
                        "total_count",
                        shown.size(),
                        "check_runs",
                        page.stream().map(run -> rendering.check(repository, run)).toList());
        return from + size < shown.size()
                ? Paging.next(Reply.of(200, json), ask)
                : Reply.of(200, json);
    }

    private static FakeCheckRun run(Ask ask, FakeRepository repository) {
        return repository
                .findCheck(ask.number("check_run_id"))
                .orElseThrow(() -> new Refusal(Reply.notFound()));
    }

    private static void examine(JsonNode body) {
        if (body.path("status").asText().equals("completed") && !body.has("conclusion")) {
            throw refused("If status is completed, conclusion is required.");
        }
        var output = body.path("output");
        if (output.isObject() && !output.has("title")) {
            throw refused("Output title is required.");
        }
        for (var field : List.of("summary", "text")) {
            if (output.path(field).asText().length() > MOST_CHARACTERS) {
                throw refused("Output %s is too long.".formatted(field));
            }
        }
        if (output.path("annotations").size() > 50) {
            throw refused("No more than 50 items are allowed; 50 annotations a request.");
        }
        output.path("annotations").forEach(CheckRoutes::examineAnnotation);
        if (body.path("actions").size() > 3) {
            throw refused("No more than 3 actions are allowed.");
        }
    }

    private static void examineAnnotation(JsonNode annotation) {
        int start = annotation.path("start_line").asInt();
        int end = annotation.path("end_line").asInt();
        if (start < 1 || end < start) {
            throw refused("Annotation lines %d to %d are invalid.".formatted(start, end));
        }
        boolean columns = annotation.has("start_column") || annotation.has("end_column");
        if (columns && start != end) {
            throw refused("Annotation columns are allowed on one line only.");
        }
        if (annotation.path("end_column").asInt(1) < annotation.path("start_column").asInt(1)) {
            throw refused("Annotation columns are invalid.");
        }
        if (annotation.path("title").asText().length() > 255) {
            throw refused("Annotation title is too long (maximum is 255 characters).");
        }
        for (var field : List.of("message", "raw_details")) {
            if (bytes(annotation.path(field).asText()) > MOST_BYTES) {
                throw refused("Annotation %s exceeds 64 KB.".formatted(field));
            }
        }
        if (annotation.path("message").asText().isEmpty()) {
            throw refused("Annotation message cannot be blank.");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Refusal refused(String message) {
        return new Refusal(Reply.problem(422, "Invalid request.\n\n" + message, List.of()));
    }
}
