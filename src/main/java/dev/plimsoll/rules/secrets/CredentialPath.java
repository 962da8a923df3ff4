package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A variable that names a file of credentials, and where that lies.
 *
 * @param name such as {@code GOOGLE_APPLICATION_CREDENTIALS}
 * @param path below the root, without a slash in front
 */
record CredentialPath(String name, String path) {
    /** More of them than any stage has. */
    private static final int MOST = 20;

    /** From the manuals of Google Cloud, AWS and PostgreSQL. */
    private static final Set<String> NAMES =
            Set.of(
                    "GOOGLE_APPLICATION_CREDENTIALS",
                    "AWS_CONFIG_FILE",
                    "AWS_SHARED_CREDENTIALS_FILE",
                    "PGPASSFILE");

    /**
     * The variable whose file a COPY or ADD brings along.
     *
     * @param named those of its stage
     */
    static Optional<CredentialPath> copied(
            Dockerfile file, Copying copying, List<CredentialPath> named) {
        var written = Reference.names(copying.target().text()).filter(NAMES::contains).findFirst();
        if (written.isPresent()) {
            return written.map(name -> new CredentialPath(name, ""));
        }
        if (named.isEmpty() || copying.flag("from").isPresent()) {
            return Optional.empty();
        }
        var target = file.value(copying.target(), copying).known().map(CredentialPath::plain);
        return named.stream()
                .limit(MOST)
                .filter(each -> target.filter(each::isAtOrBelow).isPresent())
                .findFirst();
    }

    /** Those that a stage names, in order. */
    static List<CredentialPath> in(Dockerfile file, Stage stage) {
        var found = new ArrayList<CredentialPath>();
        for (var instruction : stage.instructions()) {
            for (var pair : pairs(instruction)) {
                if (NAMES.contains(pair.name())) {
                    pair.value()
                            .flatMap(value -> file.value(value, instruction).known())
                            .filter(value -> !value.isEmpty())
                            .map(value -> new CredentialPath(pair.name(), plain(value)))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<Pair> pairs(Instruction instruction) {
        return switch (instruction) {
            case Env env -> env.pairs();
            case Arg arg -> arg.pairs();
            default -> List.of();
        };
    }

    /** {@code ./app/x.json} and {@code /app/x.json} as {@code app/x.json}; {@code .} as nothing. */
    private static String plain(String path) {
        int from = 0;
        while (from < path.length() && (path.charAt(from) == '/' || path.charAt(from) == '.')) {
            from++;
        }
        return path.substring(from);
    }

    private boolean isAtOrBelow(String directory) {
        return path.startsWith(directory)
                && (directory.isEmpty()
                        || directory.endsWith("/")
                        || path.length() == directory.length()
                        || path.charAt(directory.length()) == '/');
    }
}
