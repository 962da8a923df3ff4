package dev.plimsoll.fake;

import java.util.Optional;

/** A comment on lines of a pull request's diff. */
public final class FakeComment {
    /**
     * Where it stands.
     *
     * @param start the first line, where it is another than the last
     * @param commit whose lines they are
     */
    record Place(String path, int line, Optional<Integer> start, String side, String commit) {}

    private final long id;
    private final String author;
    private final Place place;
    private final Optional<FakeComment> replyTo;
    private String body;
    private boolean minimised;
    private boolean minimisable = true;
    private int edits;

    FakeComment(long id, String author, Place place, String body, Optional<FakeComment> replyTo) {
        this.id = id;
        this.author = author;
        this.place = place;
        this.body = body;
        this.replyTo = replyTo;
    }

    public long id() {
        return id;
    }

    public String author() {
        return author;
    }

    public String path() {
        return place.path();
    }

    public int line() {
        return place.line();
    }

    /** The first line; the same as the last where it is one line. */
    public int startLine() {
        return place.start().orElse(place.line());
    }

    public String body() {
        return body;
    }

    public boolean isMinimised() {
        return minimised;
    }

    public boolean isReply() {
        return replyTo.isPresent();
    }

    /** How often its text was replaced. */
    public int edits() {
        return edits;
    }

    /** GitHub does not let the App minimise this one. */
    public void forbidMinimising() {
        minimisable = false;
    }

    String node() {
        return "PRRC_" + id;
    }

    Place place() {
        return place;
    }

    Optional<FakeComment> replyTo() {
        return replyTo;
    }

    boolean isMinimisable() {
        return minimisable;
    }

    void minimise(boolean folded) {
        minimised = folded;
    }

    void edit(String text) {
        body = text;
        edits++;
    }

    FakeComment reply(long number, String who, String text) {
        return new FakeComment(number, who, place, text, Optional.of(replyTo.orElse(this)));
    }

    @Override
    public String toString() {
        return "%s:%d-%d %s".formatted(path(), startLine(), line(), body);
    }
}
