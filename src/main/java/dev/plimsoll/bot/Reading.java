package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.github.ChangedFile.Status;
import dev.plimsoll.github.Failure;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.HeadFile;
import dev.plimsoll.github.Repository;
import dev.plimsoll.review.Diff;
import dev.plimsoll.review.ReviewedFile;
import dev.plimsoll.review.ReviewedFile.NotRead;
import dev.plimsoll.review.ReviewedFile.Reason;
import dev.plimsoll.source.SourceText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads both versions of changed files as they are in git, and has them judged. */
final class Reading {
    /** What a Dockerfile of more bytes than this would be is not worth the reading. */
    static final int LARGEST = 2_000_000;

    /** Git calls a file binary that has a NUL among its first bytes. */
    private static final int SNIFFED = 8_000;

    private final GitHub github;
    private final Judge judge;
    private final Repository repository;
    private final Commits commits;

    Reading(GitHub github, Judge judge, Repository repository, Commits commits) {
        this.github = github;
        this.judge = judge;
        this.repository = repository;
        this.commits = commits;
    }

    /**
     * Each file judged, or why not.
     *
     * @param heads by path, as they lie in the head
     */
    List<ReviewedFile> judged(List<ChangedFile> files, Map<String, HeadFile> heads)
            throws CallFailed, InterruptedException {
        var judged = new ArrayList<ReviewedFile>();
        for (var file : files) {
            judged.add(judged(file, Optional.ofNullable(heads.get(file.path()))));
        }
        return judged;
    }

    private ReviewedFile judged(ChangedFile file, Optional<HeadFile> head)
            throws CallFailed, InterruptedException {
        if (head.isEmpty()) {
            return new NotRead(file.path(), Reason.UNREADABLE);
        }
        return switch (read(head.get())) {
            case Read.Not not -> new NotRead(file.path(), not.why());
            case Read.Text(SourceText text) -> {
                var diff = file.patch().map(Diff::of).orElse(Diff.NONE);
                var basePath = file.previousPath().orElse(file.path());
                yield judge.judged(
                        new Texts(file.path(), basePath, diff, text, base(file, diff, text)));
            }
        };
    }

    /** The text before the change, without a call where the head and the diff tell it. */
    private Optional<SourceText> base(ChangedFile file, Diff diff, SourceText head)
            throws CallFailed {
        if (file.status() == Status.ADDED || file.status() == Status.COPIED) {
            return Optional.empty();
        }
        if (file.changes() == 0 && file.status() != Status.MODIFIED) {
            return Optional.of(head);
        }
        var undone = diff.reversed(head);
        return undone.isPresent() ? undone : atMergeBase(file.previousPath().orElse(file.path()));
    }

    private Optional<SourceText> atMergeBase(String path) throws CallFailed {
        var found = github.files(repository, commits.mergeBase(), List.of(path));
        for (var file : found) {
            if (file.path().equals(path) && read(file) instanceof Read.Text(SourceText text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private sealed interface Read {
        record Text(SourceText text) implements Read {}

        record Not(Reason why) implements Read {}
    }

    private Read read(HeadFile file) throws CallFailed {
        return switch (file.kind()) {
            case LINK -> new Read.Not(Reason.SYMLINK);
            case SUBMODULE -> new Read.Not(Reason.SUBMODULE);
            case DIRECTORY -> new Read.Not(Reason.UNREADABLE);
            case FILE -> {
                if (file.size() > LARGEST) {
                    yield new Read.Not(Reason.TOO_LARGE);
                }
                yield bytes(file);
            }
        };
    }

    private Read bytes(HeadFile file) throws CallFailed {
        byte[] bytes;
        try {
            var known = file.bytes();
            bytes = known.isPresent() ? known.get() : github.blob(repository, file.oid(), LARGEST);
        } catch (CallFailed e) {
            return switch (e.why()) {
                case Failure.TooLarge _ -> new Read.Not(Reason.TOO_LARGE);
                case Failure.Refused _ -> new Read.Not(Reason.UNREADABLE);
                default -> throw e;
            };
        }
        return isBinary(bytes) ? new Read.Not(Reason.BINARY) : new Read.Text(SourceText.of(bytes));
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, SNIFFED); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
