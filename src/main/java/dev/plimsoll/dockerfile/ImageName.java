package dev.plimsoll.dockerfile;

import java.util.Optional;

/**
 * The name of an image by the distribution grammar, such as {@code
 * registry.local:5000/team/app:1.2@sha256:...}.
 *
 * @param registry host and port; {@code docker.io} where none is written
 * @param repository the path, such as {@code library/debian}
 * @param tag such as {@code 13-slim}
 * @param digest such as {@code sha256:...}
 */
public record ImageName(
        String registry, String repository, Optional<String> tag, Optional<String> digest) {

    /** Reads a name; empty where it is none. */
    public static Optional<ImageName> parse(String text) {
        return ImageNames.parse(text);
    }

    /** All of it, such as {@code docker.io/library/debian:13-slim}. */
    public String full() {
        return registry
                + "/"
                + repository
                + tag.map(each -> ":" + each).orElse("")
                + digest.map(each -> "@" + each).orElse("");
    }

    /** The short form that people write, such as {@code debian} or {@code ghcr.io/org/app}. */
    public String familiar() {
        if (!registry.equals("docker.io")) {
            return registry + "/" + repository;
        }
        return repository.startsWith("library/")
                ? repository.substring("library/".length())
                : repository;
    }

    /**
     * The familiar name of what it is a copy of: {@code debian} for {@code
     * mirror.gcr.io/library/debian} too.
     */
    public String original() {
        boolean mirror =
                repository.startsWith("library/")
                        && (registry.equals("mirror.gcr.io")
                                || registry.equals("registry-1.docker.io"));
        boolean copy =
                registry.equals("public.ecr.aws") && repository.startsWith("docker/library/");
        return mirror || copy
                ? repository.substring(repository.indexOf("library/") + "library/".length())
                : familiar();
    }

    /** Whether it is one of Docker's official images, such as {@code debian}. */
    public boolean isOfficial() {
        return registry.equals("docker.io") && repository.startsWith("library/");
    }

    /** Whether the tag, written or implied, is {@code latest} and no digest pins it. */
    public boolean isLatest() {
        return digest.isEmpty() && tag.map("latest"::equals).orElse(true);
    }
}
