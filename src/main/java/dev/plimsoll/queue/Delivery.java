package dev.plimsoll.queue;

/**
 * A message from outside.
 *
 * @param guid by which a repeated one is known, such as {@code
 *     72d3162e-cc78-11e3-81ab-4c9367dc0958}
 * @param event what it tells, such as {@code pull_request.opened}
 */
public record Delivery(String guid, String event) {
    public Delivery {
        if (guid.isEmpty() || guid.length() > 100 || event.length() > 200) {
            throw new IllegalArgumentException("no delivery: its id or event is empty or too long");
        }
    }
}
