package dev.plimsoll.github;

import java.util.List;
import java.util.Map;

/**
 * The App as it is registered.
 *
 * @param slug the name in addresses, such as {@code plimsoll}; the App writes as {@code
 *     plimsoll[bot]}
 * @param permissions such as {@code checks} to {@code write}
 * @param events such as {@code pull_request}
 */
public record App(
        long id, String slug, String name, Map<String, String> permissions, List<String> events) {
    public App {
        permissions = Map.copyOf(permissions);
        events = List.copyOf(events);
    }
}
