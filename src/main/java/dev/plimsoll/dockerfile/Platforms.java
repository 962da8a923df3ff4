package dev.plimsoll.dockerfile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that BuildKit sets by itself for the platforms of a build. */
public final class Platforms {
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

    private static final Set<String> SYSTEMS =
            Set.of(
                    "aix",
                    "android",
                    "darwin",
                    "dragonfly",
                    "freebsd",
                    "hurd",
                    "illumos",
                    "ios",
                    "js",
                    "linux",
                    "macos",
                    "nacl",
                    "netbsd",
                    "openbsd",
                    "plan9",
                    "solaris",
                    "windows",
                    "zos");
    private static final Set<String> MACHINES =
            Set.of(
                    "386",
                    "i386",
                    "amd64",
                    "x86_64",
                    "x86-64",
                    "amd64p32",
                    "arm",
                    "armhf",
                    "armel",
                    "armbe",
                    "arm64",
                    "aarch64",
                    "arm64be",
                    "ppc",
                    "ppc64",
                    "ppc64le",
                    "loong64",
                    "mips",
                    "mipsle",
                    "mips64",
                    "mips64le",
                    "mips64p32",
                    "mips64p32le",
                    "riscv",
                    "riscv64",
                    "s390",
                    "s390x",
                    "sparc",
                    "sparc64",
                    "wasm");
    private static final Pattern SYSTEM_PART =
            Pattern.compile("([A-Za-z0-9_-]+)(?:\\([A-Za-z0-9_.%-]*(?:\\+[A-Za-z0-9_.%-]+)*\\))?");
    private static final Pattern OTHER_PART = Pattern.compile("[A-Za-z0-9_.-]+");

    private Platforms() {}

    /**
     * Whether it is a platform as {@code FROM --platform} takes it: {@code linux/amd64}, {@code
     * linux/arm/v7}, {@code windows(10.0.17763)/amd64}, or a system or an architecture alone, which
     * have to be known ones (the lists are those of Go).
     */
    public static boolean isPlatform(String text) {
        var parts = text.split("/", -1);
        var system = SYSTEM_PART.matcher(parts[0]);
        if (parts.length > 3 || !system.matches()) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            if (!OTHER_PART.matcher(parts[i]).matches()) {
                return false;
            }
        }
        return parts.length > 1
                || SYSTEMS.contains(system.group(1).toLowerCase(Locale.ROOT))
                || MACHINES.contains(parts[0].toLowerCase(Locale.ROOT));
    }

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
