package dev.plimsoll.fake;

import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** A pull request with its reviews and comments. */
public final class FakePullRequest {
    /** How it was opened; without a repository of the head the fork was deleted. */
    record Start(
            int number, Optional<String> headRepository, String base, String head, boolean draft) {}

    private final FakeRepository repository;
    private final Start start;
    private final Set<String> withoutPatch;
    private final List<FakeReview> reviews = new ArrayList<>();
    private final List<FakeComment> comments = new ArrayList<>();
    private String head;
    private String base;
    private boolean draft;
    private boolean open = true;

    FakePullRequest(FakeRepository repository, Start start, Set<String> withoutPatch) {
        this.repository = repository;
        this.start = start;
        this.withoutPatch = Set.copyOf(withoutPatch);
        head = start.head();
        base = start.base();
        draft = start.draft();
    }

    public int number() {
        return start.number();
    }

    /** The commit that it ends with. */
    public String head() {
        return head;
    }

    /** The branch that it goes to. */
    public String base() {
        return base;
    }

    public FakeRepository repository() {
        return repository;
    }

    public boolean isOpen() {
        return open;
    }

    public boolean isDraft() {
        return draft;
    }

    /** Prepares another commit. */
    public Push push() {
        return new Push(world(), head, this::moveTo);
    }

    /** Prepares a commit that takes the place of all that there were. */
    public Push forcePush() {
        return new Push(world(), mergeBase(), this::moveTo);
    }

    /** Sets the head to a commit that is there already. */
    public void moveTo(String sha) {
        head = sha;
    }

    public void close() {
        open = false;
    }

    public void reopen() {
        open = true;
    }

    public void makeReady() {
        draft = false;
    }

    public void makeDraft() {
        draft = true;
    }

    public void changeBase(String branch) {
        repository.tip(branch);
        base = branch;
    }

    /** All check runs on the head, the oldest first. */
    public List<FakeCheckRun> checkRuns() {
        return repository.checkRuns(head);
    }

    /** The newest check run on the head, which is the one that counts. */
    public FakeCheckRun checkRun() {
        var runs = checkRuns();
        if (runs.isEmpty()) {
            throw new NoSuchElementException("no check run on " + head);
        }
        return runs.getLast();
    }

    /** The comments on its files, in the order of their posting, replies too. */
    public List<FakeComment> comments() {
        synchronized (world()) {
            return List.copyOf(comments);
        }
    }

    public List<FakeReview> reviews() {
        synchronized (world()) {
            return List.copyOf(reviews);
        }
    }

    /** A human answers to a comment. */
    public FakeComment reply(FakeComment to, String author, String text) {
        synchronized (world()) {
            return add(to.reply(world().nextId(), author, text));
        }
    }

    /** A human comments on a line. */
    public FakeComment comment(String author, String path, int line, String text) {
        synchronized (world()) {
            var place = new FakeComment.Place(path, line, Optional.empty(), "RIGHT", head);
            return add(new FakeComment(world().nextId(), author, place, text, Optional.empty()));
        }
    }

    /** Somebody deletes a comment. */
    public void delete(FakeComment comment) {
        synchronized (world()) {
            comments.remove(comment);
        }
    }

    /** The line of the head that a comment stands on; empty where that line was changed. */
    Optional<Integer> lineNow(FakeComment comment) {
        var place = comment.place();
        var then = lines(place.commit(), place.path());
        var now = lines(head, place.path());
        if (then.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        int line = place.line() - 1;
        int moved = 0;
        var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, then.get(), now.get());
        for (var edit : edits) {
            if (edit.getBeginA() <= line && line < edit.getEndA()) {
                return Optional.empty();
            }
            if (edit.getEndA() <= line) {
                moved += edit.getLengthB() - edit.getLengthA();
            }
        }
        return Optional.of(place.line() + moved);
    }

    private Optional<RawText> lines(String commit, String path) {
        return Optional.ofNullable(world().git.known(commit).entries().get(path))
                .flatMap(entry -> world().git.content(entry.oid()))
                .map(RawText::new);
    }

    World world() {
        return repository.world();
    }

    Optional<String> headRepository() {
        return start.headRepository();
    }

    String mergeBase() {
        return world().git.mergeBase(repository.tip(base), head).orElseThrow();
    }

    List<FileChange> files() {
        return files(head);
    }

    /** The files as of another commit of the pull request than its last. */
    List<FileChange> files(String commit) {
        var from = world().git.mergeBase(repository.tip(base), commit).orElseThrow();
        return world().differ.between(from, commit).stream()
                .map(file -> withoutPatch.contains(file.path()) ? file.withoutPatch() : file)
                .toList();
    }

    FakeComment add(FakeComment comment) {
        comments.add(comment);
        return comment;
    }

    FakeReview add(FakeReview review) {
        reviews.add(review);
        return review;
    }
}
