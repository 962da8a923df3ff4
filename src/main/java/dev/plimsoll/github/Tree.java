package dev.plimsoll.github;

import java.util.List;

/**
 * All that lies in a commit.
 *
 * @param id of the tree, the same for every commit with this content
 * @param cut whether GitHub left entries out (100 000 entries, 7 MB)
 */
public record Tree(String id, List<Entry> entries, boolean cut) {
    public Tree {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param mode such as {@code 100644}
     * @param size in bytes; 0 for what is no blob
     */
    public record Entry(String path, String mode, HeadFile.Kind kind, String oid, long size) {}
}
