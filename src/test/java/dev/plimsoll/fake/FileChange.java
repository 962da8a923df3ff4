package dev.plimsoll.fake;

import java.util.Optional;

/** One file of a diff. */
record FileChange(
        String path,
        String status,
        Optional<String> previous,
        String sha,
        int additions,
        int deletions,
        Optional<String> patch) {

    FileChange withoutPatch() {
        return new FileChange(path, status, previous, sha, additions, deletions, Optional.empty());
    }
}
