package dev.plimsoll.dockerfile;

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
}
