package dev.plimsoll.github;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of GitHub to send us an event.
 *
 * @param id of the attempt; what {@link GitHub#redeliver} takes
 * @param guid of the event, the same in every attempt
 * @param status {@code OK} or what went wrong
 * @param event such as {@code pull_request}
 * @param action such as {@code opened}
 */
public record Delivery(
        long id,
        String guid,
        Instant deliveredAt,
        boolean redelivery,
        String status,
        int statusCode,
        String event,
        Optional<String> action) {

    public boolean arrived() {
        return status.equals("OK");
    }
}
