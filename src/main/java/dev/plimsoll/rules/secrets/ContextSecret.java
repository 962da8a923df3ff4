package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.dockerfile.Surroundings.Context;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file of the build context that holds a secret, as its name says, and that nothing keeps out.
 *
 * @param path below the context, such as {@code deploy/id_rsa}
 */
record ContextSecret(String path, SecretFile kind) {
    /** How the names begin or end that are worth a closer look. */
    private static final Set<String> NAMES =
            Set.of(
                    ".env",
                    ".netrc",
                    ".git-credentials",
                    ".pgpass",
                    ".dockercfg",
                    "credentials",
                    "credentials.json",
                    "kubeconfig",
                    "terraform.tfstate");

    private static final Pattern KEYS = Pattern.compile(".*\\.(?:key|pem|p12|pfx|jks|ppk)");

    /** Where files lie that look like secrets and are none. */
    private static final Pattern FOR_TESTS =
            Pattern.compile(
                    "(?i)(?:.*/)?(?:tests?|testdata|spec|fixtures?|mocks?|examples?|samples?|vendor"
                            + "|node_modules|docs?)/.*");

    /** More directories above a Dockerfile than anybody has. */
    private static final int MOST_CONTEXTS = 20;

    /** Who has more of them needs no further finding. */
    private static final int MOST = 100;

    /** Those of the likeliest context that no context's {@code .dockerignore} keeps out. */
    static List<ContextSecret> in(Surroundings around) {
        var contexts = around.contexts().stream().limit(MOST_CONTEXTS).toList();
        if (contexts.isEmpty()) {
            return List.of();
        }
        var nearest = contexts.getFirst();
        return nearest.files("").stream()
                .filter(ContextSecret::isWorthALook)
                .flatMap(path ->
                        SecretFile.of(path, "").stream().map(kind -> new ContextSecret(path, kind)))
                .limit(MOST)
                .filter(secret ->
                        contexts.stream().noneMatch(context -> secret.isIgnored(nearest, context)))
                .toList();
    }

    /**
     * Whether {@code .dockerignore} keeps a path out of every directory that has it or a {@code
     * .dockerignore}; then the COPY fails, and brings nothing.
     */
    static boolean isKeptOut(Surroundings around, String path) {
        var likely =
                around.contexts().stream()
                        .limit(MOST_CONTEXTS)
                        .filter(context ->
                                !context.ignored().patterns().isEmpty() || context.has(path))
                        .toList();
        return !likely.isEmpty() && likely.stream().allMatch(context -> keepsOut(context, path));
    }

    private static boolean keepsOut(Context context, String path) {
        var ignored = context.ignored();
        return ignored.ignores(path.replaceFirst("^(?:\\.?/)+", ""))
                && context.files(path).stream().limit(MOST).allMatch(ignored::ignores);
    }

    private static boolean isWorthALook(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return (name.startsWith("id_") || NAMES.contains(name) || KEYS.matcher(name).matches())
                && !FOR_TESTS.matcher(path).matches();
    }

    /** Whether a context that holds the nearest one leaves it out. */
    private boolean isIgnored(Context nearest, Context context) {
        var inTree = nearest.directory().isEmpty() ? path : nearest.directory() + "/" + path;
        int prefix = context.directory().isEmpty() ? 0 : context.directory().length() + 1;
        return context.ignored().ignores(inTree.substring(prefix));
    }
}
