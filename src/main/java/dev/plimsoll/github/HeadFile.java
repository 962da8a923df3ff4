package dev.plimsoll.github;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What lies at a path of a commit.
 *
 * @param kind what git says it is
 * @param oid git's id of the content
 * @param size in bytes; 0 where it has no content
 * @param text as GraphQL gave it: cut at 512 000 bytes, decoded, and absent where GitHub takes it
 *     for binary, which it does by more than git
 */
public record HeadFile(String path, Kind kind, String oid, long size, Optional<String> text) {

    /** The kinds of entry in a tree of git. */
    public enum Kind {
        FILE,
        LINK,
        SUBMODULE,
        DIRECTORY;

        /** The kind that a mode of git stands for, such as {@code 100644}. */
        static Kind ofMode(String octal) {
            return switch (octal) {
                case "120000" -> LINK;
                case "160000" -> SUBMODULE;
                case "040000", "40000" -> DIRECTORY;
                default -> FILE;
            };
        }
    }

    /** The file's bytes, if the text is all of them: git's id of the text is the file's. */
    public Optional<byte[]> bytes() {
        return text.map(all -> all.getBytes(StandardCharsets.UTF_8))
                .filter(all -> GitObjects.isBlob(all, oid));
    }
}
