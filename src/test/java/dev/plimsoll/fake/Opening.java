package dev.plimsoll.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pull request that is being prepared: what its files were, and what it makes of them. */
public final class Opening {
    private final FakeRepository repository;
    private final int number;
    private final Files before;
    private final Files after;
    private final Set<String> withoutPatch = new HashSet<>();
    private String base = "main";
    private Optional<String> headRepository;
    private Optional<String> head = Optional.empty();
    private boolean draft;

    Opening(FakeRepository repository, int number) {
        this.repository = repository;
        this.number = number;
        headRepository = Optional.of(repository.name());
        var tip = repository.world().git.known(repository.tip(base)).entries();
        before = new Files(repository.world().git, tip);
        after = new Files(repository.world().git, tip);
    }

    /** A file that it changes. */
    public Opening file(String path, String was, String is) {
        before.put(path, was);
        after.put(path, is);
        return this;
    }

    public Opening file(String path, byte[] was, byte[] is) {
        before.put(path, was);
        after.put(path, is);
        return this;
    }

    /** A file that it adds. */
    public Opening added(String path, String text) {
        after.put(path, text);
        return this;
    }

    public Opening added(String path, byte[] content) {
        after.put(path, content);
        return this;
    }

    /** A file that is there and stays as it is. */
    public Opening untouched(String path, String text) {
        return file(path, text, text);
    }

    /** A file that it deletes. */
    public Opening removed(String path, String was) {
        before.put(path, was);
        after.remove(path);
        return this;
    }

    public Opening renamed(String from, String to, String was, String is) {
        before.put(from, was);
        after.rename(from, to);
        after.put(to, is);
        return this;
    }

    public Opening copied(String from, String to, String was, String is) {
        file(from, was, was);
        after.copy(from, to);
        after.put(to, is);
        return this;
    }

    /** A file of which only the mode changes: it can be run now. */
    public Opening madeExecutable(String path, String text) {
        before.put(path, text);
        after.put(path, repository.world().git.program(text));
        return this;
    }

    /** A symbolic link that it adds. */
    public Opening link(String path, String target) {
        after.put(path, repository.world().git.link(target));
        return this;
    }

    /** A submodule that it adds. */
    public Opening submodule(String path) {
        after.put(path, repository.world().git.submodule("a".repeat(40)));
        return this;
    }

    /** GitHub shows no patch of this file, as of a very large one. */
    public Opening withoutPatch(String path) {
        withoutPatch.add(path);
        return this;
    }

    public Opening fork() {
        headRepository = Optional.of("stranger/" + repository.shortName());
        return this;
    }

    public Opening deletedFork() {
        headRepository = Optional.empty();
        return this;
    }

    public Opening draft() {
        draft = true;
        return this;
    }

    /** Onto another branch than main, which comes to be with main's files. */
    public Opening onto(String branch) {
        base = branch;
        return this;
    }

    /** With the very commit of another pull request as its head. */
    public Opening headOf(FakePullRequest other) {
        head = Optional.of(other.head());
        return this;
    }

    public FakePullRequest open() {
        var world = repository.world();
        synchronized (world) {
            var tip = repository.tip(base);
            if (head.isEmpty() && !world.git.known(tip).entries().equals(before.entries())) {
                tip = world.git.commit(List.of(tip), before.entries(), Map.of()).sha();
                repository.move(base, tip);
            }
            var from = tip;
            var sha =
                    head.orElseGet(() ->
                            world.git
                                    .commit(List.of(from), after.entries(), after.renames())
                                    .sha());
            return repository.add(
                    new FakePullRequest(
                            repository,
                            new FakePullRequest.Start(number, headRepository, base, sha, draft),
                            withoutPatch));
        }
    }
}
