package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Stage;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * NVIDIA's image of CUDA that a stage is built on.
 *
 * @param name such as {@code nvidia/cuda:12.2.0-cudnn8-devel-ubuntu22.04}
 * @param version that of CUDA, such as 12.2; empty for a tag that does not say
 * @param flavour empty for a tag that does not say
 * @param cudnn whether cuDNN is in it
 */
record CudaImage(
        String name, Optional<CudaVersion> version, Optional<Flavour> flavour, boolean cudnn) {

    /** What is in it, each with what is in those before it. */
    enum Flavour {
        BASE,
        RUNTIME,
        DEVEL
    }

    /** Its tags, as they are listed on Docker Hub. */
    private static final Pattern TAG =
            Pattern.compile(
                    "(\\d{1,3})\\.(\\d{1,3})(?:\\.\\d+)?(-cudnn\\d*)?-(base|runtime|devel)(?:-.*)?");

    /** The image below all stages that a stage is built on. */
    static Optional<CudaImage> below(Stage stage) {
        var bottom = stage.bottom();
        return bottom.base() instanceof Base.External(ImageName image) && isCuda(image)
                ? Optional.of(of(image))
                : Optional.empty();
    }

    private static boolean isCuda(ImageName image) {
        var name = image.original();
        return name.equals("nvidia/cuda") || name.equals("nvcr.io/nvidia/cuda");
    }

    private static CudaImage of(ImageName image) {
        var name = image.original() + image.tag().map(tag -> ":" + tag).orElse("");
        var tag = TAG.matcher(image.tag().orElse(""));
        if (!tag.matches()) {
            return new CudaImage(name, Optional.empty(), Optional.empty(), false);
        }
        var version =
                new CudaVersion(Integer.parseInt(tag.group(1)), Integer.parseInt(tag.group(2)));
        var flavour =
                switch (tag.group(4)) {
                    case "base" -> Flavour.BASE;
                    case "runtime" -> Flavour.RUNTIME;
                    default -> Flavour.DEVEL;
                };
        return new CudaImage(
                name, Optional.of(version), Optional.of(flavour), tag.group(3) != null);
    }

    boolean has(Flavour wanted) {
        return flavour.filter(own -> own.compareTo(wanted) >= 0).isPresent();
    }
}
