package dev.plimsoll.bot;

import dev.plimsoll.dockerfile.Tree;
import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.Failure;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.HeadFile;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.Tree.Entry;
import dev.plimsoll.source.SourceText;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of commits, for rules that look around a Dockerfile. A commit is asked for only where a
 * rule wants it: two calls, one for the paths and one for the texts that rules read.
 */
final class Trees {
    /** Of so many commits the files are kept in memory: at most some 5 MB each. */
    private static final int KEPT = 8;

    /** As many as one call gives; those near the top of the repository come first. */
    private static final int MOST_TEXTS = 50;

    private final GitHub github;
    private final LinkedHashMap<Key, Optional<Tree>> kept = new LinkedHashMap<>();

    private record Key(Repository repository, String commit) {}

    Trees(GitHub github) {
        this.github = github;
    }

    /** The files of a commit that was asked for lately, which costs no call. */
    Optional<Optional<Tree>> known(Repository repository, String commit) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(new Key(repository, commit)));
        }
    }

    /** The files of a head; empty where they are too many, or we may not see them. */
    Optional<Tree> of(Repository repository, Commits commits) throws CallFailed {
        var commit = commits.head();
        var known = known(repository, commit);
        if (known.isPresent()) {
            return known.get();
        }
        var tree = fetch(repository, commits);
        synchronized (kept) {
            kept.put(new Key(repository, commit), tree);
            if (kept.size() > KEPT) {
                kept.pollFirstEntry();
            }
        }
        return tree;
    }

    private Optional<Tree> fetch(Repository repository, Commits commits) throws CallFailed {
        try {
            var tree = commits.tree();
            var files =
                    tree.entries().stream()
                            .filter(entry -> entry.kind() != HeadFile.Kind.DIRECTORY)
                            .map(Entry::path)
                            .toList();
            return tree.cut() || files.size() > Tree.MOST_FILES
                    ? Optional.empty()
                    : Optional.of(
                            Tree.of(files, texts(repository, commits.head(), tree.entries())));
        } catch (CallFailed e) {
            if (e.why() instanceof Failure.TooLarge || e.why() instanceof Failure.Refused) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Map<String, SourceText> texts(Repository repository, String commit, List<Entry> entries)
            throws CallFailed {
        var paths =
                entries.stream()
                        .filter(entry -> entry.kind() == HeadFile.Kind.FILE)
                        .filter(entry -> entry.size() <= Tree.LONGEST_TEXT)
                        .map(Entry::path)
                        .filter(Tree::isRead)
                        .sorted(Comparator.comparingLong(Trees::depth))
                        .limit(MOST_TEXTS)
                        .toList();
        var texts = new HashMap<String, SourceText>();
        if (!paths.isEmpty()) {
            for (var file : github.files(repository, commit, paths, Reading.LARGEST_CHANGE)) {
                file.bytes().ifPresent(bytes -> texts.put(file.path(), SourceText.of(bytes)));
            }
        }
        return texts;
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count();
    }
}
