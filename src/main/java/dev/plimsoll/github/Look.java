package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The query for what one look at a pull request shows, in as few calls as can be.
 *
 * <p>A blob's text is cut at 512 000 bytes by GitHub, and a call ends after 10 s: hence 50 files.
 */
final class Look {
    private static final int FILES_A_CALL = 50;

    /** 10 000 threads; who has more is not helped by ours. */
    private static final int MOST_PAGES = 100;

    private static final String PULL =
            """
            pullRequest(number: $number) {
              number state isDraft headRefOid baseRefOid baseRefName changedFiles
              reviewThreads(first: 100, after: $after) {
                pageInfo { hasNextPage endCursor }
                nodes {
                  path line
                  first: comments(first: 1) {
                    nodes {
                      id fullDatabaseId body url isMinimized viewerCanMinimize viewerDidAuthor
                    }
                  }
                  start: comments(first: 5) { totalCount nodes { viewerDidAuthor } }
                }
              }
            }
            """;

    private final GraphQl graphQl;
    private final Repository repository;
    private long room;

    /**
     * @param mostText of how many bytes of files to ask for the texts; of those that come later
     *     only what they are
     */
    Look(GraphQl graphQl, Repository repository, long mostText) {
        this.graphQl = graphQl;
        this.repository = repository;
        this.room = mostText;
    }

    PullRequestView view(int number, String commit, List<String> paths) throws CallFailed {
        var batch = paths.subList(0, Math.min(FILES_A_CALL, paths.size()));
        Optional<JsonNode> both = Optional.empty();
        try {
            both = Optional.of(ask("view", Optional.of(number), Optional.empty(), commit, batch));
        } catch (CallFailed e) {
            if (!(e.why() instanceof Failure.TooLarge) || batch.isEmpty()) {
                throw e;
            }
        }
        // Too much for one answer: the files come by themselves, in ever smaller batches.
        var data =
                both.isPresent()
                        ? both.get()
                        : ask("view", Optional.of(number), Optional.empty(), commit, List.of());
        var files = new ArrayList<>(files(data, both.isPresent() ? batch : List.of()));
        files.addAll(
                files(
                        commit,
                        both.isPresent() ? paths.subList(batch.size(), paths.size()) : paths));
        var pull = data.path("pullRequest");
        return new PullRequestView(
                pullRequest(pull), byPath(files), comments(number, commit, pull));
    }

    List<HeadFile> files(String commit, List<String> paths) throws CallFailed {
        var files = new ArrayList<HeadFile>();
        for (int from = 0; from < paths.size(); from += FILES_A_CALL) {
            int to = Math.min(paths.size(), from + FILES_A_CALL);
            files.addAll(batch(commit, paths.subList(from, to)));
        }
        return files;
    }

    private List<HeadFile> batch(String commit, List<String> paths) throws CallFailed {
        try {
            return files(ask("files", Optional.empty(), Optional.empty(), commit, paths), paths);
        } catch (CallFailed e) {
            if (!(e.why() instanceof Failure.TooLarge) || paths.size() == 1) {
                throw e;
            }
        }
        int half = paths.size() / 2;
        var files = new ArrayList<>(batch(commit, paths.subList(0, half)));
        files.addAll(batch(commit, paths.subList(half, paths.size())));
        return files;
    }

    private JsonNode ask(
            String act,
            Optional<Integer> number,
            Optional<String> after,
            String commit,
            List<String> paths)
            throws CallFailed {
        var variables = JsonNodeFactory.instance.objectNode();
        variables.put("owner", repository.owner()).put("name", repository.shortName());
        var declared = new StringBuilder("$owner: String!, $name: String!");
        var fields = new StringBuilder();
        number.ifPresent(known -> {
            declared.append(", $number: Int!, $after: String");
            variables.put("number", known).put("after", after.orElse(null));
            fields.append(PULL);
        });
        if (!paths.isEmpty()) {
            declared.append(", $commit: GitObjectID!");
            variables.put("commit", commit);
            fields.append("object(oid: $commit) { ... on Commit {\n");
            for (int i = 0; i < paths.size(); i++) {
                declared.append(", $p").append(i).append(": String!");
                variables.put("p" + i, paths.get(i));
                fields.append("f%1$d: file(path: $p%1$d) { mode oid size ".formatted(i))
                        .append("object { ... on Blob { byteSize ")
                        .append(room > 0 ? "text } } }\n" : "} } }\n");
            }
            fields.append("} }\n");
        }
        var query =
                "query(%s) {\nrepository(owner: $owner, name: $name) {\n%s}\n}"
                        .formatted(declared, fields);
        return asked(act, query, variables);
    }

    private JsonNode asked(String act, String query, ObjectNode variables) throws CallFailed {
        var found = graphQl.ask(act, repository, query, variables).path("repository");
        boolean wanted = variables.has("number");
        if (!found.isObject() || (wanted && !found.path("pullRequest").isObject())) {
            throw new CallFailed(
                    new Failure.Gone(repository.name() + " or its pull request is not there"));
        }
        return Rest.understood(
                act, found, answer -> whole(answer, wanted, variables.has("commit")));
    }

    /** What is read of it later is there. */
    private static JsonNode whole(JsonNode answer, boolean pull, boolean files) {
        if (pull) {
            pullRequest(answer.path("pullRequest"));
            Reading.all(
                    answer.path("pullRequest").path("reviewThreads").path("nodes"),
                    thread -> Reading.all(thread.path("first").path("nodes"), Look::id));
        }
        if (files) {
            var commit = answer.path("object");
            if (!commit.isObject()) {
                throw new Reading.Malformed("the commit");
            }
            commit.forEach(entry -> {
                if (!entry.isNull()) {
                    Reading.needed(entry, "oid");
                    Reading.number(entry, "mode");
                }
            });
        }
        return answer;
    }

    private static String id(JsonNode comment) {
        return Reading.needed(comment, "id");
    }

    private List<HeadFile> files(JsonNode data, List<String> paths) {
        var files = new ArrayList<HeadFile>();
        for (int i = 0; i < paths.size(); i++) {
            var entry = data.path("object").path("f" + i);
            if (entry.isObject()) {
                files.add(file(paths.get(i), entry));
            }
        }
        room -= files.stream().mapToLong(HeadFile::size).sum();
        return files;
    }

    private static HeadFile file(String path, JsonNode entry) {
        var blob = entry.path("object");
        return new HeadFile(
                path,
                HeadFile.Kind.ofMode(Integer.toOctalString(entry.path("mode").asInt())),
                entry.path("oid").asText(),
                blob.path("byteSize").asLong(entry.path("size").asLong()),
                Reading.text(blob, "text"));
    }

    private static Map<String, HeadFile> byPath(List<HeadFile> files) {
        var byPath = new HashMap<String, HeadFile>();
        files.forEach(file -> byPath.put(file.path(), file));
        return byPath;
    }

    private List<PostedComment> comments(int number, String commit, JsonNode pull)
            throws CallFailed {
        var comments = new ArrayList<PostedComment>();
        var threads = pull.path("reviewThreads");
        for (int page = 0; ; page++) {
            for (var thread : threads.path("nodes")) {
                for (var first : thread.path("first").path("nodes")) {
                    comments.add(comment(thread, first));
                }
            }
            if (!threads.path("pageInfo").path("hasNextPage").asBoolean() || page == MOST_PAGES) {
                return comments;
            }
            var after = Reading.text(threads.path("pageInfo"), "endCursor");
            threads =
                    ask("threads", Optional.of(number), after, commit, List.of())
                            .path("pullRequest")
                            .path("reviewThreads");
        }
    }

    private static PostedComment comment(JsonNode thread, JsonNode first) {
        var start = thread.path("start");
        boolean others =
                start.path("totalCount").asInt() > start.path("nodes").size()
                        || Reading.all(
                                        start.path("nodes"),
                                        each -> each.path("viewerDidAuthor").asBoolean())
                                .stream()
                                .skip(1)
                                .anyMatch(ours -> !ours);
        return new PostedComment(
                id(first),
                first.path("fullDatabaseId").asLong(),
                thread.path("path").asText(),
                line(thread.path("line")),
                first.path("body").asText(),
                first.path("viewerDidAuthor").asBoolean(),
                others,
                first.path("isMinimized").asBoolean(),
                first.path("viewerCanMinimize").asBoolean(),
                first.path("url").asText());
    }

    private static OptionalInt line(JsonNode line) {
        return line.canConvertToInt() ? OptionalInt.of(line.asInt()) : OptionalInt.empty();
    }

    private static PullRequest pullRequest(JsonNode pull) {
        return new PullRequest(
                (int) Reading.number(pull, "number"),
                Reading.needed(pull, "state").equals("OPEN"),
                pull.path("isDraft").asBoolean(),
                Reading.needed(pull, "headRefOid"),
                Reading.needed(pull, "baseRefOid"),
                Reading.needed(pull, "baseRefName"),
                pull.path("changedFiles").asInt());
    }
}
