package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.Set;

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

    private Verification() {}

    /** Where the last RUN of a stage begins that checks files; -1 where none does. */
    static int lastIn(Stage stage) {
        if (stage.calls(PROGRAMS).isEmpty() && stage.calls(OTHERS).isEmpty()) {
            return -1;
        }
        return stage.all(Run.class).stream()
                .filter(run -> run.commands().stream().anyMatch(Verification::isOne))
                .mapToInt(run -> run.span().start())
                .max()
                .orElse(-1);
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

    private static boolean has(Command command, String... words) {
        return command.arguments().stream().anyMatch((Word word) -> word.is(words));
    }
}
