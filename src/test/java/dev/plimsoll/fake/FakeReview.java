package dev.plimsoll.fake;

import java.util.List;

/** A review as it was posted. */
public record FakeReview(
        long id,
        String author,
        String commit,
        String state,
        String body,
        List<FakeComment> comments) {
    public FakeReview {
        comments = List.copyOf(comments);
    }
}
