package dev.plimsoll.dockerfile;

import java.util.Optional;

/** The distribution reference grammar. */
final class ImageNames {
    private static final int LONGEST_PATH = 255;
    private static final int LONGEST_TAG = 128;
    private static final int IDENTIFIER = 64;

    /** The registry that is meant where none is named. */
    private static final String DOCKER_HUB = "docker.io";

    private ImageNames() {}

    static Optional<ImageName> parse(String text) {
        int at = text.indexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        int slash = name.indexOf('/');
        boolean hosted = slash >= 0 && isHost(name, slash);
        var registry = hosted ? name.substring(0, slash) : DOCKER_HUB;
        int start = hosted ? slash + 1 : 0;
        int colon = name.indexOf(':', start);
        var path = name.substring(start, colon < 0 ? name.length() : colon);
        if (registry.equals("index.docker.io")) {
            registry = DOCKER_HUB;
        }
        if (registry.equals(DOCKER_HUB) && path.indexOf('/') < 0) {
            path = "library/" + path;
        }
        if (hosted && !isRegistry(registry)) {
            // What looks like a host and is none is part of the path, of a registry without a name.
            path = registry + "/" + path;
            registry = "";
        }
        var tag = colon < 0 ? Optional.<String>empty() : Optional.of(name.substring(colon + 1));
        var digest = at < 0 ? Optional.<String>empty() : Optional.of(text.substring(at + 1));
        boolean valid =
                isPath(path)
                        && tag.map(ImageNames::isTag).orElse(true)
                        && digest.map(ImageNames::isDigest).orElse(true)
                        && !(text.length() == IDENTIFIER && isHex(text));
        return valid ? Optional.of(new ImageName(registry, path, tag, digest)) : Optional.empty();
    }

    /** Whether the first part is a host: it has a dot, a colon or a capital, or is localhost. */
    private static boolean isHost(String name, int end) {
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (c == '.' || c == ':' || c != Character.toLowerCase(c)) {
                return true;
            }
        }
        return name.startsWith("localhost/");
    }

    /** A host, which may be an address of version 6 in brackets, and a port. */
    private static boolean isRegistry(String text) {
        int close = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', Math.max(0, close));
        int end = colon < 0 ? text.length() : colon;
        boolean host =
                close < 0
                        ? isDomain(text, end)
                        : close > 1
                                && close + 1 == end
                                && isOf(text, 1, close, ImageNames::isAddress);
        return host
                && (colon < 0
                        || (colon + 1 < text.length()
                                && isOf(text, colon + 1, text.length(), ImageNames::isDigit)));
    }

    /** Names with dots between them; a dash stands inside of a name only. */
    private static boolean isDomain(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean inner = c == '-' || c == '.';
            boolean edge = i == 0 || i + 1 == end;
            boolean apart =
                    inner
                            && (edge
                                    || text.charAt(i - 1) == '.'
                                    || (c == '.' && text.charAt(i - 1) == '-'));
            if (apart || !(inner || isDigit(c) || isLower(c) || (c >= 'A' && c <= 'Z'))) {
                return false;
            }
        }
        return end > 0;
    }

    /**
     * Names with slashes between them. Inside of a name stand single dots, one underscore or two,
     * and any number of dashes.
     */
    private static boolean isPath(String text) {
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && (isLower(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            if (at == start) {
                return false;
            }
            if (at == text.length()) {
                return text.length() <= LONGEST_PATH;
            }
            at = separatorEnd(text, at);
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    /** Where a slash or a separator ends; -1 where there is none. */
    private static int separatorEnd(String text, int start) {
        char c = text.charAt(start);
        if (c == '-') {
            int end = start;
            while (text.startsWith("-", end)) {
                end++;
            }
            return end;
        }
        if (c == '_') {
            return text.startsWith("__", start) ? start + 2 : start + 1;
        }
        return c == '/' || c == '.' ? start + 1 : -1;
    }

    private static boolean isTag(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TAG
                && text.charAt(0) != '.'
                && text.charAt(0) != '-'
                && isOf(text, 0, text.length(), ImageNames::isOfTag);
    }

    /** A digest of the algorithms that registries know, in lower case. */
    static boolean isDigest(String text) {
        int length = text.length() - "sha256:".length();
        boolean known =
                (text.startsWith("sha256:") && length == 64)
                        || (text.startsWith("sha384:") && length == 96)
                        || (text.startsWith("sha512:") && length == 128);
        return known && isHex(text.substring("sha256:".length()));
    }

    private static boolean isHex(String text) {
        return isOf(text, 0, text.length(), c -> isDigit(c) || (c >= 'a' && c <= 'f'));
    }

    private static boolean isAddress(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':';
    }

    private static boolean isOfTag(char c) {
        return isLower(c)
                || isDigit(c)
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '.'
                || c == '-';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private interface Letters {
        boolean hold(char c);
    }

    private static boolean isOf(String text, int start, int end, Letters letters) {
        for (int i = start; i < end; i++) {
            if (!letters.hold(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
