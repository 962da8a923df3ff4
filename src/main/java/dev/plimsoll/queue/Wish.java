package dev.plimsoll.queue;

/**
 * That a lane be worked on. Wishes that come before the work begins are answered together.
 *
 * @param afresh whether the result is wanted anew even if nothing changed
 */
public record Wish(Lane lane, boolean afresh) {}
