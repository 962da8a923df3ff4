package dev.plimsoll.review;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.source.SourceText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A change in a test: files before and after, and what stands already. */
final class Change {
    static final String HEAD = "abc1234def5678abc1234def5678abc1234def56";

    private final List<ReviewedFile> files = new ArrayList<>();
    private final List<Standing> standing = new ArrayList<>();
    private Occasion occasion = Occasion.PULL_REQUEST;
    private Context.Limits limits = Context.Limits.DEFAULT;
    private Optional<String> base = Optional.of("https://plimsoll.example/");

    Change added(String path, String text) {
        return file(
                path, path, Optional.empty(), text, Diff.of(Patches.between("", text)), List.of());
    }

    Change modified(String path, String before, String after) {
        return renamed(path, path, before, after);
    }

    Change renamed(String from, String to, String before, String after) {
        var diff = Diff.of(Patches.between(before, after));
        return file(to, from, Optional.of(before), after, diff, List.of());
    }

    Change withoutPatch(String path, String before, String after) {
        return file(path, path, Optional.of(before), after, Diff.NONE, List.of());
    }

    Change withBroken(String path, String text, List<Catalogue.Entry> broken) {
        return file(path, path, Optional.empty(), text, Diff.of(Patches.between("", text)), broken);
    }

    private Change file(
            String path,
            String basePath,
            Optional<String> before,
            String after,
            Diff diff,
            List<Catalogue.Entry> broken) {
        var head = SourceText.of(after);
        var found = ToyLinter.lint(head);
        files.add(
                new ReviewedFile.Judged(
                        path,
                        basePath,
                        diff,
                        head,
                        new ReviewedFile.Verdicts(
                                new Linter.Verdict(found.findings(), found.waived(), broken),
                                before.map(text -> ToyLinter.lint(SourceText.of(text)))),
                        answered -> ToyLinter.holds(head, answered)));
        return this;
    }

    Change notRead(String path, ReviewedFile.Reason reason) {
        files.add(new ReviewedFile.NotRead(path, reason));
        return this;
    }

    /** What an earlier plan posted stands where it was posted. */
    Change standing(Plan earlier) {
        earlier.review().ifPresent(review -> review.comments().forEach(this::standing));
        return this;
    }

    Change standing(Review.InlineComment comment) {
        return standing(
                "c" + standing.size(),
                comment.path(),
                comment.lines().last(),
                comment.body(),
                false);
    }

    Change standing(String id, String path, int line, String body, boolean answered) {
        standing.add(
                new Standing(
                        id,
                        path,
                        line == 0 ? OptionalInt.empty() : OptionalInt.of(line),
                        body,
                        answered));
        return this;
    }

    Change on(Occasion occasion) {
        this.occasion = occasion;
        return this;
    }

    Change limits(Context.Limits limits) {
        this.limits = limits;
        return this;
    }

    Change withoutAddress() {
        this.base = Optional.empty();
        return this;
    }

    List<ReviewedFile> files() {
        return files;
    }

    Plan plan() {
        var pages =
                new Context.Pages(
                        base, rule -> Optional.of("Why `" + rule + "`\nmatters.\n\nMore on it."));
        return Plan.of(files, standing, new Context(HEAD, occasion, pages, limits));
    }

    /** A plan as text, as a test shows it. */
    static String drawn(Plan plan) {
        var text = new StringBuilder();
        text.append(plan.check().conclusion().id())
                .append(": ")
                .append(plan.check().title())
                .append("\n");
        for (var each : plan.check().annotations()) {
            text.append("annotation ")
                    .append(each.githubLevel())
                    .append(' ')
                    .append(each.path())
                    .append(' ');
            text.append(lines(each.lines()));
            each.columns()
                    .ifPresent(at ->
                            text.append(" columns ")
                                    .append(at.first())
                                    .append('-')
                                    .append(at.last()));
            text.append(": ").append(each.message()).append('\n');
        }
        plan.review()
                .ifPresent(review -> {
                    text.append("review: ").append(review.body()).append('\n');
                    review.comments().forEach(each -> text.append(drawn(each)));
                });
        for (var each : plan.edits()) {
            text.append("edit ")
                    .append(each.id())
                    .append(' ')
                    .append(each.change())
                    .append('\n')
                    .append(indented(each.body()));
        }
        return text.toString();
    }

    private static String drawn(Review.InlineComment comment) {
        return "comment %s %s\n%s"
                .formatted(comment.path(), lines(comment.lines()), indented(comment.body()));
    }

    private static String lines(Lines lines) {
        return lines.isOne() ? "" + lines.first() : lines.first() + "-" + lines.last();
    }

    /** Markers are shown without their digests. */
    private static String indented(String body) {
        return body.replaceAll("[0-9a-f]{32}\\.", "").indent(2).replaceAll("(?m)^ +$", "");
    }
}
