package dev.plimsoll.queue;

/** Does the work of lanes. */
@FunctionalInterface
public interface Worker {
    /** Works once on the turn's lane. What it throws counts as a failure that is tried again. */
    Outcome work(Turn turn) throws Exception;
}
