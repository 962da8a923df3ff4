package dev.plimsoll.cli;

import dev.plimsoll.review.Annotation;
import dev.plimsoll.review.Hunk;
import dev.plimsoll.review.Review;
import dev.plimsoll.review.ReviewedFile;
import dev.plimsoll.source.Visible;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A review as a page that needs nothing else.
 *
 * @param conclusion {@code success} or {@code failure}
 * @param summaryHtml the check's summary, escaped and rendered
 */
public record ReviewPage(
        String base,
        String conclusion,
        String title,
        String summaryHtml,
        String review,
        List<FileView> files) {

    public ReviewPage {
        files = List.copyOf(files);
    }

    /**
     * One file of the diff.
     *
     * @param beyond annotations on lines that the diff does not show
     */
    public record FileView(String path, String from, List<Row> rows, List<Note> beyond) {
        public FileView {
            rows = List.copyOf(rows);
            beyond = List.copyOf(beyond);
        }
    }

    /** What stands below another in a diff. */
    public sealed interface Row {}

    /**
     * A line of a hunk.
     *
     * @param kind {@code kept}, {@code added}, {@code removed} or {@code hunk}
     * @param before its number in the old text, empty where it has none
     * @param after its number in the new text, likewise
     * @param sign a blank, {@code +} or {@code -}
     */
    public record Line(String kind, String before, String after, String sign, String text)
            implements Row {}

    /**
     * A comment.
     *
     * @param place such as {@code line 3} or {@code lines 3 to 5}
     * @param html escaped and rendered
     * @param suggested whether a suggestion follows
     */
    public record Comment(
            String place, String html, boolean suggested, List<String> removed, List<String> added)
            implements Row {
        public Comment {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /** An annotation that no comment speaks of. */
    public record Note(String level, int line, String message, String rule) implements Row {}

    static ReviewPage of(LocalReview review) {
        var check = review.plan().check();
        var comments = review.plan().review().map(Review::comments).orElse(List.of());
        var files = new ArrayList<FileView>();
        for (var file : review.files()) {
            if (file instanceof ReviewedFile.Judged judged) {
                files.add(new Reader(judged, check.annotations(), comments).view());
            }
        }
        return new ReviewPage(
                Visible.line(review.change().base()),
                check.conclusion().id(),
                check.title(),
                html(check.summary()),
                review.plan().review().map(Review::body).orElse(""),
                files);
    }

    /** The page as HTML. */
    String html() {
        var engine =
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, "dev.plimsoll.pages");
        var out = new StringOutput();
        engine.render("review.jte", this, out);
        return out.toString();
    }

    private static String html(String markdown) {
        var document =
                Parser.builder().build().parse(markdown.replaceAll("(?m)^<!-- plimsoll.*-->$", ""));
        return HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build().render(document);
    }

    /** Puts one file's hunks, comments and annotations together. */
    private record Reader(
            ReviewedFile.Judged file,
            List<Annotation> annotations,
            List<Review.InlineComment> comments) {

        FileView view() {
            var rows = new ArrayList<Row>();
            var shown = new HashSet<Integer>();
            for (var hunk : file.diff().hunks()) {
                add(hunk, rows, shown);
            }
            var beyond =
                    annotations.stream()
                            .filter(this::isHere)
                            .filter(each -> !shown.contains(each.lines().last()))
                            .map(Reader::note)
                            .toList();
            var from = file.basePath().equals(file.path()) ? "" : file.basePath();
            return new FileView(Visible.line(file.path()), Visible.line(from), rows, beyond);
        }

        private boolean isHere(Annotation annotation) {
            return annotation.path().equals(file.path()) && !isSaid(annotation);
        }

        private void add(Hunk hunk, List<Row> rows, Set<Integer> shown) {
            int before = hunk.before();
            int after = hunk.after();
            rows.add(new Line("hunk", "", "", "", header(hunk)));
            for (var line : hunk.lines()) {
                boolean old = line.kind() != Hunk.Kind.ADDED;
                boolean now = line.kind() != Hunk.Kind.REMOVED;
                before += old ? 1 : 0;
                after += now ? 1 : 0;
                rows.add(
                        new Line(
                                line.kind().name().toLowerCase(java.util.Locale.ROOT),
                                old ? "" + before : "",
                                now ? "" + after : "",
                                old && now ? " " : now ? "+" : "-",
                                shownLine(line.text())));
                if (now) {
                    shown.add(after);
                    below(after, rows);
                }
            }
        }

        /** Such as {@code @@ -1,5 +1,9 @@}. */
        private static String header(Hunk hunk) {
            var old = range(hunk.before(), hunk, Hunk.Kind.ADDED);
            return "@@ -" + old + " +" + range(hunk.after(), hunk, Hunk.Kind.REMOVED) + " @@";
        }

        /** The first line and how many, as git writes it: of none, the line above. */
        private static String range(int above, Hunk hunk, Hunk.Kind elsewhere) {
            long count = hunk.lines().stream().filter(line -> line.kind() != elsewhere).count();
            return (count == 0 ? above : above + 1) + (count == 1 ? "" : "," + count);
        }

        private void below(int line, List<Row> rows) {
            for (var each : annotations) {
                if (isHere(each) && each.lines().last() == line) {
                    rows.add(note(each));
                }
            }
            for (var each : comments) {
                if (each.path().equals(file.path()) && each.lines().last() == line) {
                    rows.add(comment(each));
                }
            }
        }

        /** Whether a comment speaks of it: it names the rule and stands on its lines. */
        private boolean isSaid(Annotation annotation) {
            return comments.stream()
                    .anyMatch(each ->
                            each.path().equals(annotation.path())
                                    && each.lines().first() <= annotation.lines().last()
                                    && annotation.lines().first() <= each.lines().last()
                                    && (each.body().contains("[" + annotation.title() + "]")
                                            || each.body()
                                                    .contains("`" + annotation.title() + "`")));
        }

        private static Note note(Annotation annotation) {
            return new Note(
                    annotation.level().id(),
                    annotation.lines().first(),
                    annotation.message(),
                    annotation.title());
        }

        private Comment comment(Review.InlineComment comment) {
            var parts = CommentParts.of(comment.body());
            var lines = comment.lines();
            var removed = new ArrayList<String>();
            for (int line = lines.first(); line <= lines.last(); line++) {
                removed.add(shownLine(file.head().text(file.head().line(line))));
            }
            var added =
                    parts.suggestion().map(text -> text.lines().map(Reader::shownLine).toList());
            var place =
                    lines.first() == lines.last()
                            ? "line " + lines.first()
                            : "lines " + lines.first() + " to " + lines.last();
            return new Comment(
                    place,
                    ReviewPage.html(parts.prose()),
                    added.isPresent(),
                    added.isPresent() ? removed : List.of(),
                    added.orElse(List.of()));
        }

        private static String shownLine(String text) {
            var line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            return Visible.text(line);
        }
    }
}
