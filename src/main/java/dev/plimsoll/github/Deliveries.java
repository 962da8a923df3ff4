package dev.plimsoll.github;

import java.util.List;
import java.util.Optional;

/**
 * One page of what GitHub sent to our webhook, newest first.
 *
 * @param next the cursor of the page of older ones
 */
public record Deliveries(List<Delivery> deliveries, Optional<String> next) {
    public Deliveries {
        deliveries = List.copyOf(deliveries);
    }
}
