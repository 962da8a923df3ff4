package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Add;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that an ADD fetches and does not check.
 *
 * @param source the address as written
 * @param remote what it says, variables resolved
 * @param path where the file lies then, as written; empty where nobody knows
 */
record Addition(Argument source, Remote remote, String path) {

    /** All of one ADD, without repositories: a commit names what these are. */
    static Stream<Addition> of(Dockerfile file, Add add) {
        return add.flag("checksum").isPresent()
                ? Stream.empty()
                : add.sources().stream()
                        .flatMap(source ->
                                remote(file, add, source)
                                        .filter(remote -> !remote.isRepository())
                                        .map(remote ->
                                                new Addition(
                                                        source, remote, path(file, add, source)))
                                        .stream());
    }

    private static Optional<Remote> remote(Dockerfile file, Add add, Argument source) {
        return Remote.of(source.text())
                .or(() -> file.value(source, add).known().flatMap(Remote::of));
    }

    private static String path(Dockerfile file, Add add, Argument source) {
        var target = file.value(add.target(), add).known().orElse("");
        return target.endsWith("/") || target.equals(".")
                ? target + "/" + Download.fileName(source.text())
                : target;
    }
}
