package dev.plimsoll.bot;

import dev.plimsoll.dockerfile.Tree;
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
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.SourceText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads both versions of changed files as they are in git, and has them judged. */
final class Reading {
    /** What a Dockerfile of more bytes than this would be is not worth the reading. */
    static final int LARGEST = 2_000_000;

    /**
     * Files beyond so many bytes of one change are not read: a change is held in memory as a whole.
     * 3 000 Dockerfiles of the usual length have half of it.
     */
    static final int LARGEST_CHANGE = 8_000_000;

    /** Git calls a file binary that has a NUL among its first bytes. */
    private static final int SNIFFED = 8_000;

    private final GitHub github;
    private final Judge judge;
    private final Repository repository;
    private final Commits commits;
    private final Trees trees;
    private long room = LARGEST_CHANGE;

    Reading(GitHub github, Judge judge, Trees trees, Repository repository, Commits commits) {
        this.github = github;
        this.judge = judge;
        this.repository = repository;
        this.commits = commits;
        this.trees = trees;
    }

    /**
     * Each file judged, or why not.
     *
     * @param heads by path, as they lie in the head
     */
    List<ReviewedFile> judged(List<ChangedFile> files, Map<String, HeadFile> heads)
            throws CallFailed, InterruptedException {
        var pairs = new ArrayList<Pair>();
        for (var file : files) {
            var diff = file.patch().map(Diff::of).orElse(Diff.NONE);
            var head = read(Optional.ofNullable(heads.get(file.path())));
            pairs.add(new Pair(file, diff, head, base(file, diff, head)));
        }
        var bases = atMergeBase(pairs);
        var judged = new ArrayList<ReviewedFile>();
        for (var pair : pairs) {
            judged.add(
                    switch (pair.head) {
                        case Read.Not not -> new NotRead(pair.file.path(), not.why());
                        case Read.Text(SourceText text) ->
                                judged(
                                        new Texts(
                                                pair.file.path(),
                                                pair.basePath(),
                                                pair.diff,
                                                text,
                                                pair.base.text(pair.basePath(), bases)));
                    });
        }
        return judged;
    }

    /** Judged again where a rule wants to look around; the first time notes that one does. */
    private ReviewedFile judged(Texts texts) throws CallFailed, InterruptedException {
        if (trees.known(repository, commits.head()).isEmpty()) {
            var asked = new AtomicBoolean();
            Lazy<Optional<Tree>> unknown =
                    Lazy.of(() -> {
                        asked.set(true);
                        return Optional.empty();
                    });
            var judged = judge.judged(texts, unknown);
            if (!asked.get()) {
                return judged;
            }
        }
        var known = trees.of(repository, commits);
        return judge.judged(texts, Lazy.of(() -> known));
    }

    /** A file and what is known of it before the merge base is asked. */
    private record Pair(ChangedFile file, Diff diff, Read head, Base base) {
        String basePath() {
            return file.previousPath().orElse(file.path());
        }
    }

    /** The text before the change. */
    private sealed interface Base {
        record Known(Optional<SourceText> text) implements Base {}

        record Asked() implements Base {}

        default Optional<SourceText> text(String path, Map<String, SourceText> asked) {
            return switch (this) {
                case Known known -> known.text();
                case Asked _ -> Optional.ofNullable(asked.get(path));
            };
        }
    }

    /** It is asked for only where the head and the diff do not tell it. */
    private static Base base(ChangedFile file, Diff diff, Read head) {
        if (!(head instanceof Read.Text(SourceText text))
                || file.status() == Status.ADDED
                || file.status() == Status.COPIED) {
            return new Base.Known(Optional.empty());
        }
        if (file.changes() == 0 && file.status() != Status.MODIFIED) {
            return new Base.Known(Optional.of(text));
        }
        var undone = diff.reversed(text);
        return undone.isPresent() ? new Base.Known(undone) : new Base.Asked();
    }

    private Map<String, SourceText> atMergeBase(List<Pair> pairs) throws CallFailed {
        var paths =
                pairs.stream()
                        .filter(pair -> pair.base instanceof Base.Asked)
                        .map(Pair::basePath)
                        .distinct()
                        .toList();
        var texts = new HashMap<String, SourceText>();
        if (paths.isEmpty()) {
            return texts;
        }
        var found = github.files(repository, commits.mergeBase(), paths, LARGEST_CHANGE);
        for (var file : found) {
            if (read(file) instanceof Read.Text(SourceText text)) {
                texts.put(file.path(), text);
            }
        }
        return texts;
    }

    private sealed interface Read {
        record Text(SourceText text) implements Read {}

        record Not(Reason why) implements Read {}
    }

    private Read read(Optional<HeadFile> head) throws CallFailed {
        if (head.isEmpty()) {
            return new Read.Not(Reason.UNREADABLE);
        }
        room -= head.get().size();
        return room < 0 && head.get().kind() == HeadFile.Kind.FILE && head.get().size() <= LARGEST
                ? new Read.Not(Reason.TOO_LARGE_TOGETHER)
                : read(head.get());
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
