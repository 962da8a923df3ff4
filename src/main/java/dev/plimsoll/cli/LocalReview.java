package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.FileNames;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Proof;
import dev.plimsoll.review.Context;
import dev.plimsoll.review.Diff;
import dev.plimsoll.review.Occasion;
import dev.plimsoll.review.Plan;
import dev.plimsoll.review.ReviewedFile;
import dev.plimsoll.source.SourceText;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the App would say of a local change. */
record LocalReview(LocalChange change, List<ReviewedFile> files, Plan plan) {

    LocalReview {
        files = List.copyOf(files);
    }

    static LocalReview of(LocalChange change, Linter linter, Context.Pages pages) {
        var judge = new FileJudge(change.top(), linter, new DiskTrees());
        var files = change.files().stream().map(judge::judged).toList();
        // What lies on the disk is in no commit, whatever the branch's last one is.
        var context = new Context("", Occasion.PULL_REQUEST, pages, Context.Limits.DEFAULT);
        return new LocalReview(change, files, Plan.of(files, List.of(), context));
    }

    /** Judges the files of a change. */
    private record FileJudge(Path top, Linter linter, DiskTrees trees) {

        ReviewedFile judged(LocalChange.File file) {
            return switch (file.now()) {
                case LocalChange.Now.Other other ->
                        new ReviewedFile.NotRead(file.path(), other.reason());
                case LocalChange.Now.Text text -> judged(file, text.text());
            };
        }

        private ReviewedFile judged(LocalChange.File file, SourceText text) {
            var head = parsed(file.path(), text);
            if (head.isTemplate()) {
                return new ReviewedFile.NotRead(file.path(), ReviewedFile.Reason.TEMPLATE);
            }
            if (FileNames.isSourceCode(file.path(), head)) {
                return new ReviewedFile.NotRead(file.path(), ReviewedFile.Reason.SOURCE_CODE);
            }
            var verdict = linter.lint(head);
            var base =
                    file.before()
                            .map(version -> linter.lint(parsed(version.path(), version.text())));
            var proof = new Proof(linter);
            return new ReviewedFile.Judged(
                    file.path(),
                    file.before().map(LocalChange.Version::path).orElse(file.path()),
                    diff(file, text),
                    text,
                    new ReviewedFile.Verdicts(verdict, base),
                    answered -> proof.holds(head, verdict, answered));
        }

        private Dockerfile parsed(String path, SourceText text) {
            return Dockerfile.parse(text, trees.around(Optional.of(top.resolve(path))));
        }
    }

    private static Diff diff(LocalChange.File file, SourceText now) {
        var before = file.before().map(LocalChange.Version::text);
        return TextDiff.between(before.orElse(SourceText.of("")), now);
    }

    /** The judged file at a path. */
    Optional<ReviewedFile.Judged> judged(String path) {
        return files.stream()
                .filter(ReviewedFile.Judged.class::isInstance)
                .map(ReviewedFile.Judged.class::cast)
                .filter(file -> file.path().equals(path))
                .findFirst();
    }
}
