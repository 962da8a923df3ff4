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

    /** The platform ARGs of a build, by name. */
    static final Map<String, Value> ARGS =
            Map.of(
                    "BUILDPLATFORM", UNKNOWN,
                    "BUILDOS", SYSTEM,
                    "BUILDARCH", ARCHITECTURE,
                    "BUILDVARIANT", UNKNOWN,
                    "TARGETPLATFORM", UNKNOWN,
                    "TARGETOS", SYSTEM,
                    "TARGETARCH", ARCHITECTURE,
                    "TARGETVARIANT", UNKNOWN,
                    "TARGETSTAGE", UNKNOWN);

    private Platforms() {}
}
