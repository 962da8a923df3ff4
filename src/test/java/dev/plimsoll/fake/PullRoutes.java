package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Pull requests, their files and their reviews. */
final class PullRoutes {
    /** GitHub lists no more files of a pull request. */
    private static final int MOST_FILES = 3000;

    private static final int MOST_CHARACTERS = 65_536;

    /** Reviews with more comments were answered with a secondary limit. */
    private static final int MOST_COMMENTS = 30;

    private static final String OF = "/repos/{owner}/{repo}";

    private final World world;
    private final PullRendering rendering;
    private final Repositories repositories;

    PullRoutes(World world, Rendering rendering, Repositories repositories) {
        this.world = world;
        this.rendering = new PullRendering(rendering);
        this.repositories = repositories;
    }

    Map<String, Function<Ask, Reply>> routes() {
        return Map.of(
                "GET " + OF + "/pulls", this::list,
                "GET " + OF + "/pulls/{pull_number}", this::show,
                "GET " + OF + "/pulls/{pull_number}/files", this::files,
                "GET " + OF + "/pulls/{pull_number}/reviews", this::reviews,
                "POST " + OF + "/pulls/{pull_number}/reviews", this::review,
                "GET " + OF + "/pulls/{pull_number}/comments", this::comments,
                "PATCH " + OF + "/pulls/comments/{comment_id}", this::edit);
    }

    private Reply list(Ask ask) {
        var state = ask.query().getOrDefault("state", "open");
        var pulls =
                repositories.of(ask).pulls().stream()
                        .filter(pull ->
                                state.equals("all")
                                        || state.equals(pull.isOpen() ? "open" : "closed"))
                        .toList();
        return Paging.of(ask, pulls.reversed(), rendering::pull);
    }

    private Reply show(Ask ask) {
        return Reply.of(200, rendering.pull(repositories.pull(ask)));
    }

    private Reply files(Ask ask) {
        var pull = repositories.pull(ask);
        var files = pull.files();
        return Paging.of(
                ask,
                files.subList(0, Math.min(files.size(), MOST_FILES)),
                file -> rendering.file(pull.repository(), pull.head(), file));
    }

    private Reply reviews(Ask ask) {
        var pull = repositories.pull(ask);
        return Paging.of(ask, pull.reviews(), review -> rendering.review(pull, review));
    }

    private Reply comments(Ask ask) {
        var pull = repositories.pull(ask);
        return Paging.of(ask, pull.comments(), comment -> rendering.comment(pull, comment));
    }

    private Reply edit(Ask ask) {
        var body = text(ask.body());
        for (var pull : repositories.of(ask).pulls()) {
            for (var comment : pull.comments()) {
                if (comment.id() == ask.number("comment_id")) {
                    if (!comment.author().equals(World.BOT)) {
                        return Reply.problem(
                                403, "Resource not accessible by integration", List.of());
                    }
                    comment.edit(body);
                    return Reply.of(200, rendering.comment(pull, comment));
                }
            }
        }
        return Reply.notFound();
    }

    /** All comments stand, or none is posted. */
    private Reply review(Ask ask) {
        var pull = repositories.pull(ask);
        var body = ask.body();
        var event = body.path("event").asText("PENDING");
        var commit = body.path("commit_id").asText(pull.head());
        var text = text(body);
        var comments = body.path("comments");
        if (event.equals("COMMENT") && text.isEmpty() && comments.isEmpty()) {
            throw refused("Review body can't be blank");
        }
        if (comments.size() > MOST_COMMENTS) {
            var reply =
                    Reply.problem(
                            403,
                            "You have exceeded a secondary rate limit: was submitted too quickly",
                            List.of());
            world.refusals.add("%d comments in a review".formatted(comments.size()));
            return reply.with("retry-after", "60");
        }
        if (world.git.find(commit).isEmpty()) {
            throw refused("The commit %s could not be resolved".formatted(commit));
        }
        var made = comments(pull, commit, comments);
        made.forEach(pull::add);
        var review =
                new FakeReview(
                        world.nextId(),
                        World.BOT,
                        commit,
                        event.equals("COMMENT") ? "COMMENTED" : event,
                        text,
                        made);
        return Reply.of(200, rendering.review(pull, pull.add(review)));
    }

    private List<FakeComment> comments(FakePullRequest pull, String commit, JsonNode comments) {
        var hunks = new HashMap<String, Optional<Hunks>>();
        pull.files(commit).forEach(each -> hunks.put(each.path(), each.patch().map(Hunks::of)));
        var made = new ArrayList<FakeComment>();
        for (var comment : comments) {
            made.add(comment(hunks, commit, comment));
        }
        return made;
    }

    private FakeComment comment(
            Map<String, Optional<Hunks>> hunks, String commit, JsonNode comment) {
        var path = comment.path("path").asText();
        int line = comment.path("line").asInt();
        var side = comment.path("side").asText("RIGHT");
        if (!hunks.containsKey(path)) {
            throw refused("Path could not be resolved");
        }
        var shown = hunks.getOrDefault(path, Optional.empty());
        if (shown.isEmpty()) {
            throw refused("Pull request review thread diff hunk can't be blank");
        }
        if (!shown.get().show(side, line)) {
            throw refused("Pull request review thread line must be part of the diff");
        }
        var start =
                Optional.of(comment.path("start_line"))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::asInt);
        if (start.isPresent()) {
            var startSide = comment.path("start_side").asText(side);
            if (start.get() >= line) {
                throw refused("Pull request review thread start line must precede the end line.");
            }
            if (!shown.get().showTogether(startSide, start.get(), side, line)) {
                throw refused(
                        "Pull request review thread start line must be part of the same hunk as"
                                + " the line.");
            }
        }
        var text = text(comment);
        if (text.isBlank()) {
            throw refused("Pull request review comment body can't be blank");
        }
        var place = new FakeComment.Place(path, line, start, side, commit);
        return new FakeComment(world.nextId(), World.BOT, place, text, Optional.empty());
    }

    private static String text(JsonNode object) {
        var text = object.path("body").asText();
        if (text.length() > MOST_CHARACTERS) {
            throw refused("Body is too long (maximum is 65536 characters)");
        }
        return text;
    }

    /** The errors of reviews are texts, and name no entry. */
    private static Refusal refused(String error) {
        return new Refusal(Reply.problem(422, "Unprocessable Entity", List.of(error)));
    }
}
