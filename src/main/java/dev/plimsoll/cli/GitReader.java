package dev.plimsoll.cli;

import dev.plimsoll.cli.LocalChange.Now;
import dev.plimsoll.cli.LocalChange.Version;
import dev.plimsoll.dockerfile.FileNames;
import dev.plimsoll.review.ReviewedFile.Reason;
import dev.plimsoll.source.SourceText;

import org.eclipse.jgit.diff.SimilarityIndex;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the change of a repository's Dockerfiles. Only bytes are compared: no filter, hook,
 * textconv or diff program of the repository is run, and no symbolic link is followed.
 */
final class GitReader {
    /** No Dockerfile is larger; the App refuses the same. */
    private static final int LIMIT = 2_000_000;

    private static final int BINARY_WITHIN = 8_000;

    /** Beyond these, renames are not looked for. */
    private static final int RENAMES = 200;

    /** Git's own measure of a rename is 50 of 100. */
    private static final int ALIKE = 50;

    private final Repository repository;

    GitReader(Repository repository) {
        this.repository = repository;
    }

    /** What differs between a commit and the files on the disk. */
    List<LocalChange.File> changedSince(Optional<RevCommit> base) throws IOException {
        var before = base.isPresent() ? dockerfilesOf(base.get()) : new TreeMap<String, byte[]>();
        var now = dockerfilesOnDisk();
        var gone = new TreeMap<>(before);
        gone.keySet().removeAll(now.keySet());
        var files = new ArrayList<LocalChange.File>();
        for (var each : now.entrySet()) {
            var path = each.getKey();
            var old = before.get(path);
            var content = read(each.getValue(), path, old);
            if (old != null && content.isPresent() && Arrays.equals(old, content.get())) {
                continue;
            }
            var version =
                    old == null ? renamedFrom(gone, content) : Optional.of(version(path, old));
            files.add(new LocalChange.File(path, version, now(each.getValue(), content)));
        }
        return files;
    }

    private Map<String, byte[]> dockerfilesOf(RevCommit commit) throws IOException {
        var found = new TreeMap<String, byte[]>();
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                boolean regular = (walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
                if (regular && FileNames.isDockerfile(walk.getPathString())) {
                    found.put(walk.getPathString(), bytes(walk.getObjectId(0)));
                }
            }
        }
        return found;
    }

    private byte[] bytes(ObjectId blob) throws IOException {
        var loader = repository.open(blob);
        return loader.getSize() > LIMIT ? new byte[0] : loader.getBytes(LIMIT);
    }

    /** Tracked ones, and new ones that are not ignored, with their modes. */
    private Map<String, FileMode> dockerfilesOnDisk() throws IOException {
        var found = new TreeMap<String, FileMode>();
        try (var walk = new TreeWalk(repository)) {
            var disk = new FileTreeIterator(repository);
            walk.addTree(disk);
            walk.addTree(new DirCacheIterator(repository.readDirCache()));
            disk.setDirCacheIterator(walk, 1);
            walk.setRecursive(false);
            while (walk.next()) {
                var entry = walk.getTree(0, FileTreeIterator.class);
                boolean tracked = walk.getTree(1, DirCacheIterator.class) != null;
                if (entry == null || (!tracked && entry.isEntryIgnored())) {
                    continue;
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                } else if (FileNames.isDockerfile(walk.getPathString())
                        && !isPipeOrDevice(walk.getPathString())) {
                    found.put(walk.getPathString(), entry.getEntryFileMode());
                }
            }
        }
        return found;
    }

    /** Git knows nothing of these, and to read one may take for ever. */
    private boolean isPipeOrDevice(String path) throws IOException {
        return Files.readAttributes(
                        file(path),
                        BasicFileAttributes.class,
                        java.nio.file.LinkOption.NOFOLLOW_LINKS)
                .isOther();
    }

    /** What can be read, at most one byte more than the limit; as git would keep it. */
    private Optional<byte[]> read(
            FileMode mode, String path, byte @org.jspecify.annotations.Nullable [] old) {
        if ((mode.getBits() & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file(path), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            var bytes = in.readNBytes(LIMIT + 1);
            return Optional.of(
                    convertsBreaks() && (old == null || !has(old, '\r'))
                            ? withoutReturns(bytes)
                            : bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(String path) {
        return repository.getWorkTree().toPath().resolve(path);
    }

    private boolean convertsBreaks() {
        var setting = repository.getConfig().getString("core", null, "autocrlf");
        return setting != null && !setting.equals("false");
    }

    private static boolean has(byte[] bytes, int wanted) {
        for (var each : bytes) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }

    private static byte[] withoutReturns(byte[] bytes) {
        return SourceText.of(SourceText.of(bytes).text().replace("\r\n", "\n")).bytes();
    }

    private static Now now(FileMode mode, Optional<byte[]> content) {
        if (mode.equals(FileMode.SYMLINK)) {
            return new Now.Other(Reason.SYMLINK);
        }
        if (mode.equals(FileMode.GITLINK)) {
            return new Now.Other(Reason.SUBMODULE);
        }
        if (content.isEmpty()) {
            return new Now.Other(Reason.UNREADABLE);
        }
        var bytes = content.get();
        if (bytes.length > LIMIT) {
            return new Now.Other(Reason.TOO_LARGE);
        }
        if (has(Arrays.copyOf(bytes, Math.min(bytes.length, BINARY_WITHIN)), 0)) {
            return new Now.Other(Reason.BINARY);
        }
        return new Now.Text(SourceText.of(bytes));
    }

    private static Version version(String path, byte[] bytes) {
        return new Version(path, SourceText.of(bytes));
    }

    /** The file that is gone and most like it, which is then no other's. */
    private static Optional<Version> renamedFrom(Map<String, byte[]> gone, Optional<byte[]> content)
            throws IOException {
        if (content.isEmpty() || gone.size() > RENAMES) {
            return Optional.empty();
        }
        var best = "";
        int score = ALIKE - 1;
        var own = index(content.get());
        for (var each : gone.entrySet()) {
            int its = own.score(index(each.getValue()), 100);
            if (its > score) {
                score = its;
                best = each.getKey();
            }
        }
        var found = Optional.ofNullable(gone.remove(best));
        var path = best;
        return found.map(bytes -> version(path, bytes));
    }

    private static SimilarityIndex index(byte[] bytes) throws IOException {
        try {
            return SimilarityIndex.create(
                    new ObjectLoader.SmallObject(org.eclipse.jgit.lib.Constants.OBJ_BLOB, bytes));
        } catch (SimilarityIndex.TableFullException e) {
            throw new IOException("a file is too large to be compared", e);
        }
    }
}
