package dev.plimsoll.github;

import java.util.Optional;

/**
 * One file of a diff as GitHub lists it.
 *
 * @param path in the head
 * @param previousPath in the base, where it was renamed or copied
 * @param blob id of the head's version, such as {@code 3b18e512dba79e4c8300dd08aeb37f8e728b8dad}
 * @param changes added and removed lines
 * @param patch the hunks without a file header; absent for binary and very large files
 * @param ref the commit in whose tree the listing found the file: the head, except for a removed
 *     file
 */
public record ChangedFile(
        String path,
        Status status,
        Optional<String> previousPath,
        Optional<String> blob,
        int changes,
        Optional<String> patch,
        Optional<String> ref) {

    /**
     * What happened to the file; OTHER is a word that GitHub did not have when this was written.
     */
    public enum Status {
        ADDED,
        REMOVED,
        MODIFIED,
        RENAMED,
        COPIED,
        CHANGED,
        UNCHANGED,
        OTHER
    }
}
