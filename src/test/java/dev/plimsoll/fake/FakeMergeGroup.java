package dev.plimsoll.fake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pull requests that wait to be merged together, and the commit they would make. */
public final class FakeMergeGroup {
    private final FakeRepository repository;
    private final String base;
    private final String head;
    private final String branch;

    private FakeMergeGroup(FakeRepository repository, String base, String head, String branch) {
        this.repository = repository;
        this.base = base;
        this.head = head;
        this.branch = branch;
    }

    static FakeMergeGroup of(FakeRepository repository, List<FakePullRequest> pulls) {
        var git = repository.world().git;
        var base = repository.tip(pulls.getFirst().base());
        var sha = base;
        for (var pull : pulls) {
            var files = new TreeMap<>(git.known(sha).entries());
            var wanted = git.known(pull.head()).entries();
            for (var change : repository.world().differ.between(pull.mergeBase(), pull.head())) {
                change.previous().ifPresent(files::remove);
                files.remove(change.path());
                if (wanted.containsKey(change.path())) {
                    files.putAll(
                            new TreeMap<>(wanted).subMap(change.path(), true, change.path(), true));
                }
            }
            sha = git.commit(List.of(sha, pull.head()), files, Map.of()).sha();
        }
        var last = pulls.getLast();
        return new FakeMergeGroup(
                repository,
                base,
                sha,
                "refs/heads/gh-readonly-queue/%s/pr-%d-%s"
                        .formatted(last.base(), last.number(), base));
    }

    public String base() {
        return base;
    }

    public String head() {
        return head;
    }

    public String branch() {
        return branch;
    }

    FakeRepository repository() {
        return repository;
    }

    /** The newest run named Plimsoll on the group's commit. */
    public FakeCheckRun checkRun() {
        return repository.checkRuns(head).getLast();
    }
}
