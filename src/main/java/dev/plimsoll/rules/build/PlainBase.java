package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Stage;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Bases of which it is known what variables they set. */
final class PlainBase {
    private static final Set<String> IMAGES =
            Set.of("alpine", "debian", "ubuntu", "busybox", "amazonlinux", "rockylinux");

    /** What others set, by the Dockerfiles of the official images, of all versions. */
    private static final Map<String, Pattern> OTHERS =
            Map.of(
                    "node", Pattern.compile("(?:NODE|NPM|YARN)_.*"),
                    "python", Pattern.compile("(?:PYTHON|GPG|LC_|LANG).*"),
                    "golang", Pattern.compile("GO.*"),
                    "nginx", Pattern.compile("NGINX_.*|NJS_.*|.*PKG_RELEASE|ACME_.*"));

    private PlainBase() {}

    /**
     * Whether a stage stands on one that sets a {@code PATH} and nothing that anybody builds on.
     */
    static boolean isBelow(Stage stage) {
        return switch (stage.bottom().base()) {
            case Base.Scratch _ -> true;
            case Base.External(var image) -> IMAGES.contains(image.original());
            case Base.OfStage _, Base.Unresolved _ -> false;
        };
    }

    /** Whether the base of a stage is known not to set a variable. */
    static boolean surelyLacks(Stage stage, String name) {
        return isBelow(stage)
                || (stage.bottom().base() instanceof Base.External(var image)
                        && OTHERS.containsKey(image.original())
                        && !OTHERS.get(image.original()).matcher(name).matches());
    }
}
