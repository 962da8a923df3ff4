package dev.plimsoll.web;

import dev.plimsoll.github.App;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the App asks of GitHub, as the manifest that is packed into the jar says.
 *
 * @param permissions such as {@code checks} to {@code write}
 * @param events such as {@code pull_request}
 */
public record Manifest(Map<String, String> permissions, List<String> events) {
    private static final List<String> LEVELS = List.of("none", "read", "write", "admin");

    public Manifest {
        permissions = Map.copyOf(permissions);
        events = List.copyOf(events);
    }

    /** The packed one. */
    public static Manifest load() {
        try (var in =
                Objects.requireNonNull(
                        Manifest.class.getResourceAsStream("/app-manifest.yml"),
                        "the jar holds no manifest")) {
            var yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return of((Map<?, ?>) yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest of(Map<?, ?> yaml) {
        var permissions = new TreeMap<String, String>();
        ((Map<?, ?>) Objects.requireNonNull(yaml.get("default_permissions")))
                .forEach((name, level) -> permissions.put(name.toString(), level.toString()));
        var events =
                ((List<?>) Objects.requireNonNull(yaml.get("default_events")))
                        .stream().map(Object::toString).toList();
        return new Manifest(permissions, events);
    }

    /** What the registered App lacks, one sentence each, by name. */
    List<String> missing(App app) {
        var missing = new ArrayList<String>();
        for (var wanted : new TreeMap<>(permissions).entrySet()) {
            var granted = app.permissions().getOrDefault(wanted.getKey(), "none");
            if (LEVELS.indexOf(granted) < LEVELS.indexOf(wanted.getValue())) {
                missing.add(
                        "The App lacks the permission `%s: %s`."
                                .formatted(wanted.getKey(), wanted.getValue()));
            }
        }
        for (var event : events) {
            if (!app.events().contains(event)) {
                missing.add("The App is not subscribed to the event `%s`.".formatted(event));
            }
        }
        return missing;
    }
}
