package dev.plimsoll.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Contents as git keeps them: blobs with their real ids, and commits. */
final class Git {
    static final String FILE = "100644";
    static final String PROGRAM = "100755";
    static final String LINK = "120000";
    static final String SUBMODULE = "160000";

    /** What lies at a path. */
    record Entry(String mode, String oid) {
        boolean isBlob() {
            return !mode.equals(SUBMODULE);
        }
    }

    /**
     * A commit with all of its files.
     *
     * @param renames new path to old path, against its first parent; where the old one is still
     *     there it was copied
     */
    record Commit(
            String sha,
            List<String> parents,
            SortedMap<String, Entry> entries,
            Map<String, String> renames) {

        String tree() {
            return id("tree", entries.toString().getBytes(UTF_8));
        }
    }

    private final Map<String, byte[]> blobs = new HashMap<>();
    private final Map<String, Commit> commits = new HashMap<>();

    Entry file(byte[] content) {
        return blob(FILE, content);
    }

    Entry program(String text) {
        return blob(PROGRAM, text.getBytes(UTF_8));
    }

    Entry link(String target) {
        return blob(LINK, target.getBytes(UTF_8));
    }

    Entry submodule(String commit) {
        return new Entry(SUBMODULE, commit);
    }

    private Entry blob(String mode, byte[] content) {
        var oid = id("blob", content);
        blobs.put(oid, content);
        return new Entry(mode, oid);
    }

    Commit commit(List<String> parents, Map<String, Entry> entries, Map<String, String> renames) {
        // Two commits of the same files are two commits: real ones have a date.
        var text = "%d %s %s".formatted(commits.size(), parents, entries);
        var commit =
                new Commit(
                        id("commit", text.getBytes(UTF_8)),
                        List.copyOf(parents),
                        new TreeMap<>(entries),
                        Map.copyOf(renames));
        commits.put(commit.sha(), commit);
        return commit;
    }

    Optional<byte[]> content(String oid) {
        return Optional.ofNullable(blobs.get(oid));
    }

    Optional<Commit> find(String sha) {
        return Optional.ofNullable(commits.get(sha));
    }

    Commit known(String sha) {
        return find(sha).orElseThrow(() -> new NoSuchElementException("no commit " + sha));
    }

    /** The nearest common ancestor. */
    Optional<String> mergeBase(String one, String other) {
        var reached = ancestors(one);
        return ancestors(other).stream().filter(reached::contains).findFirst();
    }

    /** The old path of each renamed file, over the commits since an ancestor. */
    Map<String, String> renames(String since, String head) {
        var renames = new HashMap<String, String>();
        for (var sha = head; !sha.equals(since); ) {
            var commit = known(sha);
            commit.renames().forEach(renames::putIfAbsent);
            if (commit.parents().isEmpty()) {
                break;
            }
            sha = commit.parents().getFirst();
        }
        return renames;
    }

    private SequencedSet<String> ancestors(String sha) {
        var reached = new LinkedHashSet<String>();
        var next = new ArrayDeque<String>(List.of(sha));
        while (!next.isEmpty()) {
            var each = next.remove();
            if (reached.add(each)) {
                next.addAll(known(each).parents());
            }
        }
        return reached;
    }

    private static String id(String kind, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update((kind + " " + content.length + "\0").getBytes(ISO_8859_1));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
