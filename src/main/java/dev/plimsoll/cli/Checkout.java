package dev.plimsoll.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Names of files as GitHub wants them: from the top of the repository, such as {@code
 * services/api/Dockerfile}.
 *
 * @param here the current directory, absolute
 * @param top what a workflow says is the top, else the current directory
 */
record Checkout(Path here, Path top) {

    static Checkout of(Map<String, String> environment) {
        return of(Path.of("").toAbsolutePath(), environment);
    }

    static Checkout of(Path here, Map<String, String> environment) {
        var workspace = Optional.ofNullable(environment.get("GITHUB_WORKSPACE")).map(Path::of);
        return new Checkout(here, workspace.filter(here::startsWith).orElse(here));
    }

    /** The name of a file as it was given; one that is not in the repository keeps it. */
    String name(String file) {
        if (file.equals("-")) {
            return file;
        }
        var path = here.resolve(file).normalize();
        var inside = path.startsWith(top) ? top.relativize(path) : Path.of(file).normalize();
        return inside.toString().replace('\\', '/');
    }
}
