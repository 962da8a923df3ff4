package dev.plimsoll.cli;

import dev.plimsoll.review.ReviewedFile.Reason;
import dev.plimsoll.source.SourceText;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the local branch changes, uncommitted changes included: from the merge base to the files as
 * they lie on the disk.
 *
 * @param top of the repository, on the disk
 * @param base how the base was named and the commit it led to, such as {@code main (1a2b3c4)}
 * @param files the Dockerfiles that were added or changed, by path
 */
record LocalChange(Path top, String base, List<File> files) {

    LocalChange {
        files = List.copyOf(files);
    }

    /**
     * One Dockerfile.
     *
     * @param path from the top of the repository, with slashes
     * @param before its old version; empty where it is new
     */
    record File(String path, Optional<Version> before, Now now) {}

    /** An old version and where it lay. */
    record Version(String path, SourceText text) {}

    /** What lies on the disk. */
    sealed interface Now {
        /** Text that can be judged. */
        record Text(SourceText text) implements Now {}

        /** Something else. */
        record Other(Reason reason) implements Now {}
    }
}
