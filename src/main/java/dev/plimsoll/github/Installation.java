package dev.plimsoll.github;

import java.util.List;
import java.util.Map;

/**
 * What an account granted to the App.
 *
 * @param account such as {@code acme}
 * @param permissions such as {@code checks} to {@code write}
 * @param events such as {@code pull_request}
 */
public record Installation(
        long id,
        String account,
        Map<String, String> permissions,
        List<String> events,
        boolean suspended) {
    public Installation {
        permissions = Map.copyOf(permissions);
        events = List.copyOf(events);
    }
}
