package dev.plimsoll.dockerfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that BuildKit sets by itself for the platforms of a build. */
final class Platforms {
    private static final List<String> ARCHITECTURES =
            List.of("amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64");
    private static final Value ARCHITECTURE = new Value.OneOf(ARCHITECTURES);
    private static final Value SYSTEM = new Value.OneOf(List.of("linux", "windows"));
    private static final Value UNKNOWN = new Value.Unknown();

    /** The platform ARGs of a build for any platform, by name. */
    static final Map<String, Value> ANY =
            Map.ofEntries(
                    Map.entry("BUILDPLATFORM", UNKNOWN),
                    Map.entry("BUILDOS", SYSTEM),
                    Map.entry("BUILDOSVERSION", UNKNOWN),
                    Map.entry("BUILDARCH", ARCHITECTURE),
                    Map.entry("BUILDVARIANT", UNKNOWN),
                    Map.entry("TARGETPLATFORM", UNKNOWN),
                    Map.entry("TARGETOS", SYSTEM),
                    Map.entry("TARGETOSVERSION", UNKNOWN),
                    Map.entry("TARGETARCH", ARCHITECTURE),
                    Map.entry("TARGETVARIANT", UNKNOWN),
                    Map.entry("TARGETSTAGE", UNKNOWN));

    private Platforms() {}

    /** Whether a platform such as {@code windows(10.0.17763)/amd64} is one of Windows. */
    static boolean isWindows(String platform) {
        int end = 0;
        while (end < platform.length() && "(/".indexOf(platform.charAt(end)) < 0) {
            end++;
        }
        return platform.substring(0, end).equalsIgnoreCase("windows");
    }

    /** Those of a build of a stage on and for {@code linux/amd64}. */
    static Map<String, Value> plain(String target) {
        var platform = new HashMap<String, Value>();
        for (var of : List.of("BUILD", "TARGET")) {
            platform.put(of + "PLATFORM", new Value.Known("linux/amd64"));
            platform.put(of + "OS", new Value.Known("linux"));
            platform.put(of + "OSVERSION", new Value.Known(""));
            platform.put(of + "ARCH", new Value.Known("amd64"));
            platform.put(of + "VARIANT", new Value.Known(""));
        }
        platform.put("TARGETSTAGE", new Value.Known(target));
        return platform;
    }
}
