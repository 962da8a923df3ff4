package dev.plimsoll.github;

import java.util.List;
import java.util.Optional;

/**
 * The files of a pull request.
 *
 * @param cut whether GitHub's list ended (3000 files) before the files did
 */
public record ChangedFiles(List<ChangedFile> files, boolean cut) {
    public ChangedFiles {
        files = List.copyOf(files);
    }

    /** The head commit that the list speaks of; empty where every file was removed. */
    public Optional<String> head() {
        return files.stream()
                .filter(file -> file.status() != ChangedFile.Status.REMOVED)
                .flatMap(file -> file.ref().stream())
                .findFirst();
    }
}
