package dev.plimsoll.dockerfile;

import java.util.Optional;
import java.util.regex.Pattern;

/** The distribution reference grammar. */
final class ImageNames {
    /** A path has 255 characters at most, a tag 128; a digest is of about that length too. */
    private static final int LONGEST = 700;

    private static final Pattern REPOSITORY =
            Pattern.compile(
                    "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST =
            Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");

    /** What looks like the id of an image is no name. */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");

    private static final Pattern HOST =
            Pattern.compile(
                    "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?");

    private ImageNames() {}

    static Optional<ImageName> parse(String text) {
        if (text.length() > LONGEST || IDENTIFIER.matcher(text).matches()) {
            return Optional.empty();
        }
        int at = text.indexOf('@');
        var digest = at < 0 ? Optional.<String>empty() : Optional.of(text.substring(at + 1));
        var name = at < 0 ? text : text.substring(0, at);
        int colon = name.lastIndexOf(':');
        boolean tagged = colon > name.lastIndexOf('/');
        var tag = tagged ? Optional.of(name.substring(colon + 1)) : Optional.<String>empty();
        var path = tagged ? name.substring(0, colon) : name;
        int slash = path.indexOf('/');
        var first = slash < 0 ? "" : path.substring(0, slash);
        boolean hosted =
                first.contains(".")
                        || first.contains(":")
                        || first.equals("localhost")
                        || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
        var registry = hosted ? first : "docker.io";
        var repository = hosted ? path.substring(slash + 1) : path;
        if (registry.equals("index.docker.io")) {
            registry = "docker.io";
        }
        if (registry.equals("docker.io") && repository.indexOf('/') < 0) {
            repository = "library/" + repository;
        }
        boolean valid =
                HOST.matcher(registry).matches()
                        && repository.length() <= 255
                        && REPOSITORY.matcher(repository).matches()
                        && tag.map(TAG::matcher).map(java.util.regex.Matcher::matches).orElse(true)
                        && digest.map(DIGEST::matcher)
                                .map(java.util.regex.Matcher::matches)
                                .orElse(true);
        return valid
                ? Optional.of(new ImageName(registry, repository, tag, digest))
                : Optional.empty();
    }
}
