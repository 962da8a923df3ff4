package dev.plimsoll.github;

import java.util.List;

/**
 * What changed between the merge base of two commits and the second.
 *
 * @param mergeBase a commit
 * @param cut whether GitHub's list ended (300 files) before the files did
 */
public record Comparison(String mergeBase, List<ChangedFile> files, boolean cut) {
    public Comparison {
        files = List.copyOf(files);
    }
}
