package dev.plimsoll.github;

/**
 * A comment that starts a thread on a pull request's diff.
 *
 * @param id what {@link GitHub#minimiseComment} takes
 * @param number what {@link GitHub#editComment} takes
 * @param ours whether this App wrote it
 * @param answered whether anybody else replied
 * @param url for links
 */
public record PostedComment(
        String id,
        long number,
        String path,
        String body,
        boolean ours,
        boolean answered,
        boolean minimised,
        boolean canMinimise,
        String url) {}
