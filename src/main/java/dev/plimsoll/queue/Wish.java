package dev.plimsoll.queue;

/** What somebody wishes for; kept together with the delivery that caused it. */
public sealed interface Wish {
    /**
     * That a lane be worked on. Wishes that come before the work begins are answered together.
     *
     * @param ended whether what the lane is about was said to be at its end
     */
    record Work(Lane lane, boolean ended) implements Wish {}

    /** That whoever works on what a place has next publishes it anew, even if nothing changed. */
    record Anew(String place) implements Wish {}
}
