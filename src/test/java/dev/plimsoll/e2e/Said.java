package dev.plimsoll.e2e;

import dev.plimsoll.fake.FakeCheckRun;
import dev.plimsoll.fake.FakeComment;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.fake.FakeRepository;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws what Plimsoll said of a pull request, for comparing it in one go. */
final class Said {
    private static final Pattern MARKER =
            Pattern.compile("<!-- plimsoll:v1 [0-9a-f]{32}\\.(\\d+)( closed)? -->");

    private Said() {}

    /** The newest check of the head, the reviews and the comments, each in a line or some. */
    static String of(FakePullRequest pull) {
        var text = new StringBuilder(check(pull.checkRun()));
        pull.reviews()
                .forEach(review -> text.append("review: ").append(review.body()).append('\n'));
        pull.comments().forEach(comment -> text.append(line(comment)).append('\n'));
        return text.toString();
    }

    /** A check with its annotations. */
    static String check(FakeCheckRun run) {
        return "%s: %s\n"
                        .formatted(
                                run.status().equals("completed") ? run.conclusion() : run.status(),
                                run.title())
                + run.annotationLines().stream()
                        .map(line -> "    " + line + "\n")
                        .collect(Collectors.joining());
    }

    /** Of all commits of a repository, the oldest first. */
    static String conclusions(FakeRepository repository) {
        return conclusions(repository.checkRuns());
    }

    /** Such as {@code success, cancelled}, the oldest first. */
    static String conclusions(List<FakeCheckRun> runs) {
        return runs.stream()
                .map(run -> run.status().equals("completed") ? run.conclusion() : run.status())
                .collect(Collectors.joining(", "));
    }

    /** How much was said of all of its commits, for comparing where heads differ. */
    static String inShort(FakePullRequest pull) {
        var run = pull.checkRun();
        var comments =
                pull.comments().stream()
                        .map(comment ->
                                "%s:%d %s %d %s\n"
                                        .formatted(
                                                comment.path(),
                                                comment.line(),
                                                comment.isMinimised() ? "folded" : "open",
                                                comment.body().length(),
                                                comment.body()
                                                        .lines()
                                                        .skip(1)
                                                        .findFirst()
                                                        .orElse("")
                                                        .replaceAll("Fixed in .*", "Fixed.")))
                        .collect(Collectors.joining());
        return "%s\n%s, %d annotations, %d different\n%d reviews\n%s"
                .formatted(
                        conclusions(pull.repository()),
                        run.title(),
                        run.annotations().size(),
                        run.annotations().stream().distinct().count(),
                        pull.reviews().size(),
                        comments);
    }

    private static String line(FakeComment comment) {
        var first =
                body(comment)
                        .lines()
                        .filter(line -> line.startsWith("**") || line.endsWith("."))
                        .filter(line -> line.matches("(?:\\*\\*|Fixed in|Waived in).*"))
                        .collect(Collectors.joining(" / "));
        var where =
                comment.startLine() == comment.line()
                        ? Integer.toString(comment.line())
                        : comment.startLine() + "-" + comment.line();
        return "    %s:%s %s%s%s"
                .formatted(
                        comment.path(),
                        where,
                        first.isEmpty() ? comment.body() : first,
                        comment.body().contains("```suggestion") ? " [fix]" : "",
                        comment.isMinimised() ? " [folded]" : "");
    }

    /** A comment's text; only whether a marker is closed is left of it. */
    static String body(FakeComment comment) {
        return MARKER.matcher(comment.body()).replaceAll("<!-- $1$2 -->") + "\n";
    }
}
