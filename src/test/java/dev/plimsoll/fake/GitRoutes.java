package dev.plimsoll.fake;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What lies in commits. */
final class GitRoutes {
    /** GitHub lists no more files of a comparison. */
    private static final int MOST_COMPARED = 300;

    private static final String OF = "/repos/{owner}/{repo}";
    private static final Pattern BOTH = Pattern.compile("(.+)\\.\\.\\.(.+)");

    private final World world;
    private final Rendering rendering;
    private final Repositories repositories;
    private int mostEntries = 100_000;

    GitRoutes(World world, Rendering rendering, Repositories repositories) {
        this.world = world;
        this.rendering = rendering;
        this.repositories = repositories;
    }

    Map<String, Function<Ask, Reply>> routes() {
        return Map.of(
                "GET " + OF + "/git/blobs/{file_sha}", this::blob,
                "GET " + OF + "/git/trees/{tree_sha}", this::tree,
                "GET " + OF + "/compare/{basehead}", this::compare);
    }

    /** Larger trees are answered in part. */
    void treesEndAt(int entries) {
        mostEntries = entries;
    }

    private Reply blob(Ask ask) {
        repositories.of(ask);
        return world.git
                .content(ask.parameter("file_sha"))
                .map(Reply::raw)
                .orElseGet(Reply::notFound);
    }

    private Reply tree(Ask ask) {
        repositories.of(ask);
        var commit = world.git.find(ask.parameter("tree_sha"));
        if (commit.isEmpty()) {
            return Reply.notFound();
        }
        var entries = commit.get().entries();
        var shown =
                entries.entrySet().stream()
                        .limit(mostEntries)
                        .map(each -> entry(each.getKey(), each.getValue()))
                        .toList();
        return Reply.of(
                200,
                Json.of(
                        "sha",
                        commit.get().tree(),
                        "url",
                        "https://api.github.example/tree",
                        "tree",
                        shown,
                        "truncated",
                        entries.size() > mostEntries));
    }

    private Map<String, @Nullable Object> entry(String path, Git.Entry entry) {
        var json =
                Json.of(
                        "path",
                        path,
                        "mode",
                        entry.mode(),
                        "type",
                        entry.isBlob() ? "blob" : "commit",
                        "sha",
                        entry.oid());
        world.git.content(entry.oid()).ifPresent(bytes -> json.put("size", bytes.length));
        return json;
    }

    private Reply compare(Ask ask) {
        var repository = repositories.of(ask);
        var both = BOTH.matcher(ask.parameter("basehead"));
        if (!both.matches()) {
            return Reply.notFound();
        }
        var base = sha(repository, both.group(1));
        var head = sha(repository, both.group(2));
        if (base.isEmpty() || head.isEmpty()) {
            return Reply.notFound();
        }
        var merge = world.git.mergeBase(base.get(), head.get());
        if (merge.isEmpty()) {
            return Reply.problem(404, "No common ancestor between the two.", List.of());
        }
        var files =
                world.differ.between(merge.get(), head.get()).stream()
                        .limit(MOST_COMPARED)
                        .map(file ->
                                new PullRendering(rendering).file(repository, head.get(), file))
                        .toList();
        return Reply.of(
                200,
                Json.of(
                        "status", merge.get().equals(base.get()) ? "ahead" : "diverged",
                        "base_commit", Json.of("sha", base.get()),
                        "merge_base_commit", Json.of("sha", merge.get()),
                        "commits", List.of(),
                        "files", files));
    }

    private Optional<String> sha(FakeRepository repository, String name) {
        return world.git.find(name).isPresent()
                ? Optional.of(name)
                : Optional.of(name).filter("main"::equals).map(repository::tip);
    }
}
