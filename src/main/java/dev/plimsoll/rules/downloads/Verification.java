package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command that looks whether a file is the one that was meant. */
final class Verification {
    private static final String[] PROGRAMS = {
        "sha256sum",
        "sha512sum",
        "sha384sum",
        "sha224sum",
        "sha1sum",
        "md5sum",
        "shasum",
        "b2sum",
        "gpgv",
        "gpgv2",
        "minisign",
        "signify",
        "sigstore",
        "slsa-verifier",
        "sq",
        "rhash",
        "cksum",
        "jarsigner",
        "sha3sum",
        "xxhsum",
        "get-filehash",
        "get-authenticodesignature"
    };

    private static final Set<String> ALONE = Set.of(PROGRAMS);

    /** Those that do other things too. */
    private static final String[] OTHERS = {
        "gpg", "gpg2", "certutil", "cosign", "gh", "openssl", "python", "python3"
    };

    /** A line of a list of checksums. */
    private static final Pattern ENTRY = Pattern.compile("\\s*\\S+\\s+\\*?(\\S+)\\s*");

    private static final Pattern SIGNATURE = Pattern.compile("\\.(?:asc|sig|sign|gpg)$");

    /** The name of one file, without anything that a shell replaces. */
    private static final Pattern NAME = Pattern.compile("[\\w.,+@=~-]+");

    private Verification() {}

    /** Whether a stage runs any program that can check files. */
    static boolean mayBeIn(Stage stage) {
        return !stage.calls(PROGRAMS).isEmpty() || !stage.calls(OTHERS).isEmpty();
    }

    static boolean isOne(Command command) {
        return switch (command.name()) {
            case "gpg", "gpg2" -> command.hasFlag("--verify", "--verify-files", "--decrypt", "-d");
            case "certutil" -> has(command, "-hashfile");
            case "cosign" -> has(command, "verify", "verify-blob");
            case "gh" -> has(command, "attestation");
            case "openssl" -> has(command, "dgst", "sha256", "sha512", "pkeyutl", "cms", "smime");
            case "python", "python3" ->
                    command.arguments().stream().anyMatch(word -> word.text().contains("hashlib"));
            default -> ALONE.contains(command.name());
        };
    }

    /**
     * The names of the files that a check looks at, without their directories; empty where it may
     * look at any.
     */
    static Set<String> names(Command command) {
        boolean sum = command.name().endsWith("sum");
        if (!sum && !command.is("gpg", "gpg2", "gpgv", "gpgv2")) {
            return Set.of();
        }
        var names = new HashSet<String>();
        for (var word : command.arguments()) {
            if (word.is("-", "/dev/stdin")) {
                continue;
            }
            if (!word.isOption() && !add(word.value(), names)) {
                return Set.of();
            }
        }
        return sum && command.hasFlag("-c", "--check") ? listed(command, names) : names;
    }

    /** What a list of checksums names that {@code echo "SUM FILE" |} gives. */
    private static Set<String> listed(Command command, Set<String> lists) {
        var printed =
                command.pipedFrom()
                        .filter(each -> each.is("echo") && lists.isEmpty())
                        .filter(each -> each.context().depth() == command.context().depth());
        var words = printed.map(Command::arguments).orElse(List.of());
        var text = words.stream().map(Word::value).collect(Collectors.joining(" "));
        var names = new HashSet<String>();
        for (var line : text.replace("\"", "").split("\n")) {
            var entry = ENTRY.matcher(line);
            if (!entry.matches() || !add(entry.group(1), names)) {
                return Set.of();
            }
        }
        return names;
    }

    /**
     * Adds the name of a file, and of the one that it is the signature of; false where the name is
     * not known.
     */
    private static boolean add(String path, Set<String> names) {
        var name = Download.fileName(path);
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        names.add(name);
        names.add(SIGNATURE.matcher(name).replaceFirst(""));
        return true;
    }

    private static boolean has(Command command, String... words) {
        return command.arguments().stream().anyMatch((Word word) -> word.is(words));
    }
}
