package dev.plimsoll.github;

import java.util.OptionalInt;

/**
 * A comment that starts a thread on a pull request's diff.
 *
 * @param id what {@link GitHub#minimiseComment} takes
 * @param number what {@link GitHub#editComment} takes
 * @param line the last line of the head that it stands on; empty where it is outdated
 * @param ours whether this App wrote it
 * @param answered whether anybody else replied
 * @param url for links
 */
public record PostedComment(
        String id,
        long number,
        String path,
        OptionalInt line,
        String body,
        boolean ours,
        boolean answered,
        boolean minimised,
        boolean canMinimise,
        String url) {}
