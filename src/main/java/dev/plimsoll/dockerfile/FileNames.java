package dev.plimsoll.dockerfile;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which files are Dockerfiles, told by their names, in any case and any directory. */
public final class FileNames {
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?s)(?:dockerfile|containerfile)(?:[.-].*)?|.*\\.(?:dockerfile|containerfile)");

    /**
     * Endings of what goes with a Dockerfile, documents it, keeps it or makes one, and of what is
     * binary: a picture of that name must not fail a check as a Dockerfile that was not read.
     */
    private static final Pattern OTHERS =
            Pattern.compile(
                    ".*\\.(?:dockerignore|md|txt|rst|bak|orig"
                            + "|tmpl|template|j2|jinja|erb|in|tpl|mustache|hbs"
                            + "|sh|py|go|js|yml|yaml|json"
                            + "|png|jpe?g|gif|ico|pdf|swp|gz|tgz|zip|tar|class)",
                    Pattern.DOTALL);

    /**
     * Endings of source code and other text that are also how people name the Dockerfile for such a
     * program: a {@code Dockerfile.java} may be a class, or FROM a JDK.
     */
    private static final Pattern LANGUAGE =
            Pattern.compile(
                    "(?:dockerfile|containerfile)[.-](?:.*\\.)?"
                        + "(?:c|cc|cpp|cs|css|dart|ex|exs|groovy|h|hpp|hs|java|jl|jsx|kt|kts|lua"
                        + "|m|mjs|php|pl|ps1|r|rb|rs|scala|sql|swift|ts|tsx|vb|vim|vue|zig"
                        + "|adoc|diff|html?|lock|log|patch|properties|rej|svg|toml|xml)",
                    Pattern.DOTALL);

    private FileNames() {}

    /**
     * Whether a file is a Dockerfile.
     *
     * @param path such as {@code services/api/Dockerfile.dev}, with slashes
     */
    public static boolean isDockerfile(String path) {
        var name = name(path);
        return NAMED.matcher(name).matches() && !OTHERS.matcher(name).matches();
    }

    /**
     * Whether a file that is named like a Dockerfile is source code that only has its name: it ends
     * in such an ending, and does not begin with FROM or ARG as every Dockerfile does.
     */
    public static boolean isSourceCode(String path, Dockerfile file) {
        return LANGUAGE.matcher(name(path)).matches()
                && file.instructions().stream()
                        .limit(1)
                        .noneMatch(first ->
                                first instanceof Instruction.From
                                        || first instanceof Instruction.Arg);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
