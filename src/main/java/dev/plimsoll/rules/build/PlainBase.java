package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Stage;

import java.util.Set;

/** Bases whose environment is a {@code PATH} and nothing that anybody builds on. */
final class PlainBase {
    private static final Set<String> IMAGES =
            Set.of("alpine", "debian", "ubuntu", "busybox", "amazonlinux", "rockylinux");

    private PlainBase() {}

    /** Whether a stage stands on one. */
    static boolean isBelow(Stage stage) {
        return switch (stage.bottom().base()) {
            case Base.Scratch _ -> true;
            case Base.External(var image) -> IMAGES.contains(image.original());
            case Base.OfStage _, Base.Unresolved _ -> false;
        };
    }
}
