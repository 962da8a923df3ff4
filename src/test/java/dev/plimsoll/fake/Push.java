package dev.plimsoll.fake;

import java.util.List;
import java.util.function.Consumer;

/** New commits for a branch, being prepared. */
public final class Push {
    private final World world;
    private final String parent;
    private final Files files;
    private final Consumer<String> moved;

    Push(World world, String parent, Consumer<String> moved) {
        this.world = world;
        this.parent = parent;
        this.moved = moved;
        files = new Files(world.git, world.git.known(parent).entries());
    }

    public Push file(String path, String text) {
        files.put(path, text);
        return this;
    }

    public Push file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    public Push removed(String path) {
        files.remove(path);
        return this;
    }

    public Push renamed(String from, String to, String text) {
        files.rename(from, to);
        files.put(to, text);
        return this;
    }

    /** Pushes, and says the new commit. */
    public String done() {
        synchronized (world) {
            var sha = world.git.commit(List.of(parent), files.entries(), files.renames()).sha();
            moved.accept(sha);
            return sha;
        }
    }
}
