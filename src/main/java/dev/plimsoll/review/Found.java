package dev.plimsoll.review;

import dev.plimsoll.lint.Finding;

/** A finding in its file: itself, even where another says the very same. */
final class Found {
    private final ReviewedFile.Judged file;
    private final Finding finding;

    Found(ReviewedFile.Judged file, Finding finding) {
        this.file = file;
        this.finding = finding;
    }

    ReviewedFile.Judged file() {
        return file;
    }

    Finding finding() {
        return finding;
    }

    /** The lines that it lies on. */
    Lines lines() {
        var head = file.head();
        int last = Math.min(head.lastLine(finding), head.lineCount());
        return new Lines(Math.min(head.firstLine(finding), last), last);
    }

    /** Whether any of its lines was added. */
    boolean isTouched() {
        return file.diff().firstAdded(lines()) > 0;
    }

    String digest() {
        var identity = finding.identity();
        return Marker.digest(
                file.basePath(), identity.rule(), identity.stage(), identity.subject());
    }
}
