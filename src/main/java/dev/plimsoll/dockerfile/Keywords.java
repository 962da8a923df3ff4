package dev.plimsoll.dockerfile;

import java.util.Set;

/** The names of the instructions. */
final class Keywords {
    static final Set<String> ALL =
            Set.of(
                    "ADD",
                    "ARG",
                    "CMD",
                    "COPY",
                    "ENTRYPOINT",
                    "ENV",
                    "EXPOSE",
                    "FROM",
                    "HEALTHCHECK",
                    "LABEL",
                    "MAINTAINER",
                    "ONBUILD",
                    "RUN",
                    "SHELL",
                    "STOPSIGNAL",
                    "USER",
                    "VOLUME",
                    "WORKDIR");

    private Keywords() {}

    /** A keyword in upper case. Only what is one letter in lower case too is changed. */
    static String upper(String keyword) {
        for (int i = 0; i < keyword.length(); i++) {
            char c = keyword.charAt(i);
            if (c < 'A' || c > 'Z') {
                return changed(keyword);
            }
        }
        return keyword;
    }

    /** A name in lower case, letter by letter as BuildKit lowers it. */
    static String lower(String name) {
        var lower = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            lower.append(Character.toLowerCase(name.charAt(i)));
        }
        return lower.toString();
    }

    /** BuildKit compares in lower case, in which the Kelvin sign is a {@code k}. */
    private static String changed(String keyword) {
        var upper = new StringBuilder(keyword.length());
        for (int i = 0; i < keyword.length(); i++) {
            char lower = Character.toLowerCase(keyword.charAt(i));
            upper.append(lower >= 'a' && lower <= 'z' ? (char) (lower - 'a' + 'A') : lower);
        }
        return upper.toString();
    }
}
