package dev.plimsoll.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which files were judged in full, so that a fault that is not found there any more is gone. */
final class Reach {
    private final Set<String> judged;
    private final Set<String> unsure = new HashSet<>();
    private final boolean listCut;

    Reach(List<ReviewedFile.Judged> judged, List<ReviewedFile.NotRead> notRead) {
        this.judged = judged.stream().map(ReviewedFile.Judged::path).collect(Collectors.toSet());
        notRead.stream()
                .filter(file -> mayHoldFaults(file.reason()))
                .forEach(file -> unsure.add(file.path()));
        judged.stream()
                .filter(file -> !file.verdicts().head().broken().isEmpty())
                .forEach(file -> unsure.add(file.path()));
        this.listCut =
                notRead.stream()
                        .anyMatch(file -> file.reason() == ReviewedFile.Reason.TREE_TRUNCATED);
    }

    private static boolean mayHoldFaults(ReviewedFile.Reason reason) {
        return switch (reason) {
            case TEMPLATE, BINARY, TOO_LARGE, TOO_LARGE_TOGETHER, UNREADABLE, TREE_TRUNCATED ->
                    true;
            case SYMLINK, SUBMODULE, SOURCE_CODE -> false;
        };
    }

    /** Whether the file that a comment stands on was judged in full, or is no file any more. */
    boolean covers(Standing comment) {
        return !unsure.contains(comment.path()) && (!listCut || judged.contains(comment.path()));
    }
}
