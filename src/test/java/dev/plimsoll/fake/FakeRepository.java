package dev.plimsoll.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A repository with branches, pull requests and check runs. */
public final class FakeRepository {
    private final World world;
    private final FakeInstallation installation;
    private final long id;
    private final List<String> formerNames = new ArrayList<>();
    private final Map<String, String> branches = new LinkedHashMap<>();
    private final Map<Integer, FakePullRequest> pulls = new LinkedHashMap<>();
    private final List<FakeCheckRun> checks = new ArrayList<>();
    private String name;
    private boolean deleted;

    FakeRepository(World world, FakeInstallation installation, String name) {
        this.world = world;
        this.installation = installation;
        this.name = name;
        id = 500L + world.repositories.size();
        branches.put("main", world.git.commit(List.of(), Map.of(), Map.of()).sha());
    }

    public long id() {
        return id;
    }

    /** Owner and name, such as {@code acme/shop}. */
    public String name() {
        return name;
    }

    public FakeInstallation installation() {
        return installation;
    }

    public String shortName() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** Prepares a pull request. */
    public Opening pullRequest(int number) {
        synchronized (world) {
            return new Opening(this, number);
        }
    }

    /** A pull request that was opened. */
    public FakePullRequest pull(int number) {
        return find(number)
                .orElseThrow(() -> new NoSuchElementException(name + " has no #" + number));
    }

    /** The commit that a branch ends with; a branch that is not there comes to be from main. */
    public String tip(String branch) {
        synchronized (world) {
            return branches.computeIfAbsent(
                    branch, each -> Optional.ofNullable(branches.get("main")).orElseThrow());
        }
    }

    /** Prepares a push to a branch of the repository itself. */
    public Push push(String branch) {
        return new Push(world, tip(branch), sha -> move(branch, sha));
    }

    /** From now on its old name answers with a redirect. */
    public void rename(String other) {
        synchronized (world) {
            formerNames.add(name);
            name = other;
        }
    }

    public void delete() {
        deleted = true;
    }

    /** Check runs on a commit, of every name, the oldest first. */
    public List<FakeCheckRun> checkRuns(String sha) {
        synchronized (world) {
            return checks.stream().filter(run -> run.head().equals(sha)).toList();
        }
    }

    /** All check runs, the oldest first. */
    public List<FakeCheckRun> checkRuns() {
        synchronized (world) {
            return List.copyOf(checks);
        }
    }

    /** Puts pull requests into the merge queue as one group. */
    public FakeMergeGroup mergeGroup(FakePullRequest... pulls) {
        synchronized (world) {
            return FakeMergeGroup.of(this, List.of(pulls));
        }
    }

    World world() {
        return world;
    }

    List<String> formerNames() {
        return formerNames;
    }

    boolean isDeleted() {
        return deleted;
    }

    void move(String branch, String sha) {
        branches.put(branch, sha);
    }

    FakePullRequest add(FakePullRequest pull) {
        pulls.put(pull.number(), pull);
        return pull;
    }

    FakeCheckRun add(FakeCheckRun run) {
        checks.add(run);
        return run;
    }

    Optional<FakePullRequest> find(int number) {
        return Optional.ofNullable(pulls.get(number));
    }

    Optional<FakeCheckRun> findCheck(long id) {
        return checks.stream().filter(run -> run.id() == id).findFirst();
    }

    List<FakePullRequest> pulls() {
        return List.copyOf(pulls.values());
    }
}
