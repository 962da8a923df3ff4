package dev.plimsoll.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Changes to the files of a commit, gathered one by one. */
final class Files {
    private final Git git;
    private final Map<String, Git.Entry> entries;
    private final Map<String, String> renames = new HashMap<>();

    Files(Git git, Map<String, Git.Entry> entries) {
        this.git = git;
        this.entries = new TreeMap<>(entries);
    }

    void put(String path, byte[] content) {
        entries.put(path, git.file(content));
    }

    void put(String path, String text) {
        put(path, text.getBytes(UTF_8));
    }

    void put(String path, Git.Entry entry) {
        entries.put(path, entry);
    }

    void remove(String path) {
        entries.remove(path);
    }

    void rename(String from, String to) {
        renames.put(to, from);
        entries.remove(from);
    }

    void copy(String from, String to) {
        renames.put(to, from);
    }

    Map<String, Git.Entry> entries() {
        return entries;
    }

    Map<String, String> renames() {
        return renames;
    }
}
