package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.ImageConfig;
import dev.plimsoll.dockerfile.Port;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The configuration of an image as the OCI image specification writes it. */
final class ConfigJson {
    private ConfigJson() {}

    static Map<String, Object> of(ImageConfig config) {
        var object =
                Json.object(
                        "User",
                        config.user(),
                        "ExposedPorts",
                        ports(config.exposedPorts()),
                        "Env",
                        config.env().entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .toList(),
                        "Entrypoint",
                        config.entrypoint(),
                        "Cmd",
                        config.cmd(),
                        "Volumes",
                        set(config.volumes()),
                        "WorkingDir",
                        config.workingDir(),
                        "Labels",
                        config.labels(),
                        "StopSignal",
                        config.stopSignal(),
                        "Shell",
                        config.shell(),
                        "OnBuild",
                        config.onBuild());
        config.health().ifPresent(health -> object.put("Healthcheck", health(health)));
        object.values().removeIf(ConfigJson::isEmpty);
        return object;
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static Map<String, Object> health(ImageConfig.Health health) {
        var object = Json.object("Test", health.test());
        health.options().forEach((flag, length) -> object.put(member(flag), length.toNanos()));
        if (health.retries() > 0) {
            object.put("Retries", health.retries());
        }
        return object;
    }

    /** The member that a flag sets, such as {@code StartPeriod} for {@code start-period}. */
    private static String member(String flag) {
        return switch (flag) {
            case "interval" -> "Interval";
            case "timeout" -> "Timeout";
            case "start-period" -> "StartPeriod";
            default -> "StartInterval";
        };
    }

    /** A set, as OCI writes it: an object whose members are empty objects. */
    private static Map<String, Object> set(Iterable<String> members) {
        var object = Json.object();
        members.forEach(each -> object.put(each, Map.of()));
        return object;
    }

    private static Map<String, Object> ports(Iterable<Port> ports) {
        var open = new TreeMap<String, BitSet>();
        for (var each : ports) {
            open.computeIfAbsent(each.protocol(), _ -> new BitSet())
                    .set(each.first(), each.last() + 1);
        }
        var object = Json.object();
        open.forEach((protocol, numbers) ->
                numbers.stream().forEach(port -> object.put(port + "/" + protocol, Map.of())));
        return object;
    }
}
