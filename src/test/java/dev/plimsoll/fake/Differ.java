package dev.plimsoll.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells what changed between two commits in the way GitHub lists it. */
final class Differ {
    /** GitHub shows no more of one file: its limits on the display of a diff. */
    private static final int MOST_LINES = 20_000;

    private static final int MOST_BYTES = 500_000;
    private static final Pattern HUNK =
            Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+\\d+(?:,\\d+)? @@");

    private final Git git;

    Differ(Git git) {
        this.git = git;
    }

    List<FileChange> between(String base, String head) {
        var before = git.known(base).entries();
        var after = git.known(head).entries();
        var renames = git.renames(base, head);
        var moved = new HashSet<String>();
        after.keySet().stream()
                .filter(path -> !before.containsKey(path) && renames.containsKey(path))
                .forEach(path -> moved.add(renames.getOrDefault(path, "")));
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> !after.containsKey(path) && moved.contains(path));
        paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
        var changes = new ArrayList<FileChange>();
        for (var path : paths) {
            changes.add(change(path, before, after, renames));
        }
        return changes;
    }

    private FileChange change(
            String path,
            Map<String, Git.Entry> before,
            Map<String, Git.Entry> after,
            Map<String, String> renames) {
        var old = renames.getOrDefault(path, path);
        var was =
                Optional.ofNullable(before.get(path))
                        .or(() -> Optional.ofNullable(before.get(old)));
        var is = Optional.ofNullable(after.get(path));
        boolean renamed = !before.containsKey(path) && was.isPresent();
        var status = renamed && after.containsKey(old) ? "copied" : status(was, is, renamed);
        var sha = is.or(() -> was).orElseThrow().oid();
        return counted(
                new FileChange(
                        path,
                        status,
                        Optional.of(old).filter(each -> renamed),
                        sha,
                        0,
                        0,
                        Optional.empty()),
                bytes(was),
                bytes(is));
    }

    private static String status(Optional<Git.Entry> was, Optional<Git.Entry> is, boolean renamed) {
        if (was.isEmpty()) {
            return "added";
        }
        if (is.isEmpty()) {
            return "removed";
        }
        if (renamed) {
            return "renamed";
        }
        return was.get().oid().equals(is.get().oid()) ? "changed" : "modified";
    }

    private byte[] bytes(Optional<Git.Entry> entry) {
        return entry.map(each ->
                        each.isBlob()
                                ? git.content(each.oid()).orElseThrow()
                                : ("Subproject commit " + each.oid() + "\n").getBytes(UTF_8))
                .orElse(new byte[0]);
    }

    private static FileChange counted(FileChange change, byte[] was, byte[] is) {
        if (RawText.isBinary(was) || RawText.isBinary(is)) {
            return change;
        }
        var old = new RawText(was);
        var now = new RawText(is);
        var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
        int added = edits.stream().mapToInt(edit -> edit.getLengthB()).sum();
        int removed = edits.stream().mapToInt(edit -> edit.getLengthA()).sum();
        var bytes = new ByteArrayOutputStream();
        try (var format = new DiffFormatter(bytes)) {
            format.setContext(3);
            format.format(edits, old, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean shown = !edits.isEmpty() && added + removed <= MOST_LINES;
        return new FileChange(
                change.path(),
                change.status(),
                change.previous(),
                change.sha(),
                added,
                removed,
                shown && bytes.size() <= MOST_BYTES
                        ? Optional.of(titled(bytes.toString(UTF_8), old))
                        : Optional.empty());
    }

    /**
     * Git repeats, behind the numbers of a hunk, the last line above it that begins with a letter.
     */
    private static String titled(String patch, RawText old) {
        var lines = new ArrayList<String>();
        for (var line : patch.stripTrailing().isEmpty() ? List.<String>of() : lines(patch)) {
            var hunk = HUNK.matcher(line);
            lines.add(
                    hunk.matches() ? line + title(old, Integer.parseInt(hunk.group(1)) - 1) : line);
        }
        return String.join("\n", lines);
    }

    private static List<String> lines(String patch) {
        var whole = patch.endsWith("\n") ? patch.substring(0, patch.length() - 1) : patch;
        return List.of(whole.split("\n", -1));
    }

    private static String title(RawText old, int above) {
        for (int i = above - 1; i >= 0; i--) {
            var line = old.getString(i);
            if (!line.isEmpty() && (Character.isLetter(line.charAt(0)) || line.charAt(0) == '_')) {
                return " "
                        + line.stripTrailing()
                                .substring(0, Math.min(80, line.stripTrailing().length()));
            }
        }
        return "";
    }
}
