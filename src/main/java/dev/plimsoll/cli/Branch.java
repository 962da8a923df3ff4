package dev.plimsoll.cli;

import dev.plimsoll.source.Visible;

import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The branch that is checked out in a directory, and where it left its base. */
final class Branch {
    /** Where a pull request would go to, most likely first. */
    private static final List<String> BASES =
            List.of(
                    "refs/remotes/origin/HEAD",
                    "refs/remotes/origin/main",
                    "refs/remotes/origin/master",
                    "refs/heads/main",
                    "refs/heads/master");

    private final Repository repository;

    private Branch(Repository repository) {
        this.repository = repository;
    }

    /**
     * Reads the change of the branch.
     *
     * @param wanted the base as the user names it, empty for the default
     * @throws WrongUse if there is no repository or no such base
     */
    static LocalChange change(Path directory, Optional<String> wanted) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new WrongUse("there is no directory `" + directory + "`.");
        }
        var builder = new FileRepositoryBuilder().setMustExist(true);
        builder.findGitDir(directory.toAbsolutePath().normalize().toFile());
        if (builder.getGitDir() == null) {
            throw new WrongUse("`" + directory + "` is in no git repository.");
        }
        try (var repository = builder.build()) {
            if (repository.isBare()) {
                throw new WrongUse("`" + directory + "` is a bare repository: it has no files.");
            }
            return new Branch(repository).change(wanted);
        } catch (RepositoryNotFoundException e) {
            throw new WrongUse("`" + directory + "` is in no git repository.");
        }
    }

    private LocalChange change(Optional<String> wanted) throws IOException {
        var head = Optional.ofNullable(repository.resolve("HEAD^{commit}"));
        var reader = new GitReader(repository);
        if (head.isEmpty() && wanted.isEmpty()) {
            return new LocalChange(top(), "an empty branch", reader.changedSince(Optional.empty()));
        }
        var name = wanted.isPresent() ? wanted.get() : defaultBase();
        var base = commit(name);
        try (var walk = new RevWalk(repository)) {
            var mergeBase =
                    head.isPresent()
                            ? mergeBase(walk, base, head.get())
                            : Optional.<RevCommit>empty();
            var files = reader.changedSince(mergeBase);
            var at =
                    mergeBase.map(commit -> commit.abbreviate(7).name()).orElse("no common commit");
            return new LocalChange(top(), Repository.shortenRefName(name) + " (" + at + ")", files);
        }
    }

    private Path top() {
        return repository.getWorkTree().toPath();
    }

    private String defaultBase() throws IOException {
        for (var base : BASES) {
            if (repository.resolve(base + "^{commit}") != null) {
                return base;
            }
        }
        throw new WrongUse(
                "there is no branch origin/HEAD, main or master to compare with; name one with"
                        + " --base REF.");
    }

    private ObjectId commit(String name) throws IOException {
        try {
            var commit = repository.resolve(name + "^{commit}");
            if (commit != null) {
                return commit;
            }
        } catch (org.eclipse.jgit.errors.RevisionSyntaxException
                | org.eclipse.jgit.errors.AmbiguousObjectException
                | org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
            throw new WrongUse("`" + Visible.line(name) + "` names no commit.");
        }
        throw new WrongUse("`" + Visible.line(name) + "` names no commit.");
    }

    private static Optional<RevCommit> mergeBase(RevWalk walk, ObjectId base, ObjectId head)
            throws IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(walk.parseCommit(base));
        walk.markStart(walk.parseCommit(head));
        var found = walk.next();
        if (found == null) {
            return Optional.empty();
        }
        walk.parseBody(found);
        return Optional.of(found);
    }
}
