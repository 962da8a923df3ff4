package dev.plimsoll.bot;

import dev.plimsoll.dockerfile.FileNames;
import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.github.ChangedFile.Status;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.HeadFile;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.Tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a change that are judged.
 *
 * @param files Dockerfiles that are in the head, in GitHub's order
 * @param removed whether a Dockerfile went away or lost its name
 * @param cut whether not even the trees tell all files
 */
record Selection(List<ChangedFile> files, boolean removed, boolean cut) {
    private static final Set<Status> JUDGED =
            Set.of(Status.ADDED, Status.MODIFIED, Status.CHANGED, Status.RENAMED, Status.COPIED);

    Selection {
        files = List.copyOf(files);
    }

    static Selection of(List<ChangedFile> files) {
        boolean removed =
                files.stream()
                        .anyMatch(file ->
                                file.status() == Status.REMOVED
                                        ? FileNames.isDockerfile(file.path())
                                        : !FileNames.isDockerfile(file.path())
                                                && file.previousPath()
                                                        .filter(FileNames::isDockerfile)
                                                        .isPresent());
        return new Selection(files.stream().filter(Selection::isJudged).toList(), removed, false);
    }

    private static boolean isJudged(ChangedFile file) {
        return JUDGED.contains(file.status()) && FileNames.isDockerfile(file.path());
    }

    /** The same and what GitHub's list left out, told by comparing the whole trees. */
    Selection completed(GitHub github, Repository repository, Commits commits) throws CallFailed {
        var before = github.tree(repository, commits.mergeBase());
        var after = commits.tree();
        if (before.cut() || after.cut()) {
            return new Selection(files, removed, true);
        }
        var old = new HashMap<String, Tree.Entry>();
        before.entries().forEach(entry -> old.put(entry.path(), entry));
        var gone = gone(before, after);
        var listed = new HashSet<String>();
        files.forEach(file -> listed.add(file.path()));
        var all = new ArrayList<>(files);
        for (var entry : after.entries()) {
            if (FileNames.isDockerfile(entry.path())
                    && entry.kind() != HeadFile.Kind.DIRECTORY
                    && !listed.contains(entry.path())) {
                difference(entry, Optional.ofNullable(old.get(entry.path())), gone, commits.head())
                        .ifPresent(all::add);
            }
        }
        boolean anyGone = gone.values().stream().anyMatch(FileNames::isDockerfile);
        return new Selection(all, removed || anyGone, false);
    }

    /** Paths that are no longer there, by what lay there. */
    private static Map<String, String> gone(Tree before, Tree after) {
        var there = new HashSet<String>();
        after.entries().forEach(entry -> there.add(entry.path()));
        var gone = new HashMap<String, String>();
        for (var entry : before.entries()) {
            if (entry.kind() == HeadFile.Kind.FILE && !there.contains(entry.path())) {
                gone.putIfAbsent(entry.oid(), entry.path());
            }
        }
        return gone;
    }

    private static Optional<ChangedFile> difference(
            Tree.Entry entry, Optional<Tree.Entry> before, Map<String, String> gone, String head) {
        if (before.isPresent()) {
            var old = before.get();
            boolean same = old.oid().equals(entry.oid()) && old.mode().equals(entry.mode());
            return same
                    ? Optional.empty()
                    : Optional.of(changed(entry, Status.MODIFIED, Optional.empty(), head));
        }
        var from = Optional.ofNullable(gone.get(entry.oid()));
        return Optional.of(
                changed(entry, from.isPresent() ? Status.RENAMED : Status.ADDED, from, head));
    }

    private static ChangedFile changed(
            Tree.Entry entry, Status status, Optional<String> from, String head) {
        return new ChangedFile(
                entry.path(),
                status,
                from,
                Optional.of(entry.oid()),
                status == Status.RENAMED ? 0 : 1,
                Optional.empty(),
                Optional.of(head));
    }
}
