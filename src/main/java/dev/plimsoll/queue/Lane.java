package dev.plimsoll.queue;

/**
 * A line of work of which one piece is done at a time; lanes run beside one another.
 *
 * @param id such as {@code pull/1296269/1347}, at most 200 characters
 * @param tenant whose limits hold for the lane: they stop all lanes of one tenant together
 * @param subject what the worker must know to do the work, in its own words, at most 4000
 *     characters; the newest wish's holds
 */
public record Lane(String id, long tenant, String subject) {
    public Lane {
        if (id.isEmpty() || id.length() > 200 || subject.length() > 4000) {
            throw new IllegalArgumentException("no lane: " + id);
        }
    }
}
