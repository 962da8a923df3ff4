package dev.plimsoll.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.bot.Intake.Taken;
import dev.plimsoll.github.Event;
import dev.plimsoll.github.Repository;
import dev.plimsoll.queue.Backoff;
import dev.plimsoll.queue.Database;
import dev.plimsoll.queue.Databases;
import dev.plimsoll.queue.Inbox;
import dev.plimsoll.queue.Instance;
import dev.plimsoll.queue.Lane;
import dev.plimsoll.queue.ManualQueue;
import dev.plimsoll.queue.Outcome;
import dev.plimsoll.queue.Places;
import dev.plimsoll.queue.Standings;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.queue.Turns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class IntakeTest {
    private static final String HEAD = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final Repository SHOP = new Repository(7, 500, "acme/shop");

    @TempDir Path directory;
    private final List<Turn> turns = new ArrayList<>();
    private Database database;
    private Places places;
    private Intake intake;
    private ManualQueue queue;

    @BeforeEach
    void open() {
        var clock = InstantSource.system();
        database = Databases.embedded(directory);
        var standings = new Standings(database, clock);
        places = new Places(database, clock, new Instance("a", Duration.ofSeconds(20)));
        intake = new Intake(new Inbox(database, clock), standings, _ -> {});
        queue =
                new ManualQueue(
                        new Turns(database, clock, new Backoff(() -> 0.5), () -> "turn"),
                        turn -> {
                            turns.add(turn);
                            standings.stand(turn, Place.of(SHOP, HEAD).id(), "");
                            return new Outcome.Done();
                        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** What lanes were worked on. */
    private String worked() {
        turns.clear();
        queue.pump();
        return String.join(" ", turns.stream().map(turn -> turn.lane().id()).sorted().toList());
    }

    /** How often a run anew was asked for at the commit. */
    private long asked() {
        var turn = new Turn(new Lane("x", 1, ""), 1, false, true, Optional.empty(), "x");
        try (var lock = places.lock(Place.of(SHOP, HEAD).id(), turn).orElseThrow()) {
            return lock.asked();
        }
    }

    private static Event.PullRequestChanged changed(int number, String action) {
        return new Event.PullRequestChanged(SHOP, number, action, HEAD);
    }

    private static Event.CheckRerequested again(Integer... pulls) {
        return new Event.CheckRerequested(
                SHOP, HEAD, Optional.of(1L), Optional.empty(), List.of(pulls), 1);
    }

    @Test
    void aPullRequestWakesItsLaneAndAnotherBaseAsksForANewRun() {
        assertEquals(new Taken.Kept(), intake.take("a", "pull_request", changed(2, "opened")));
        assertEquals("pull/500/2", worked());
        assertEquals(0, asked());
        assertEquals(new Taken.Kept(), intake.take("b", "pull_request", changed(2, "edited")));
        assertEquals("pull/500/2", worked());
        assertEquals(1, asked());
        assertEquals(
                new Taken.NothingToDo(), intake.take("b", "pull_request", changed(2, "edited")));
        assertEquals("", worked());
        assertEquals(1, asked());
    }

    @Test
    void aRerunIsOneNewRunForAllThatStandAtTheCommit() {
        intake.take("a", "pull_request", changed(2, "opened"));
        intake.take("b", "pull_request", changed(3, "opened"));
        assertEquals("pull/500/2 pull/500/3", worked());
        intake.take("c", "check_run", again());
        assertEquals("pull/500/2 pull/500/3", worked());
        assertEquals(1, asked());
        intake.take("d", "check_run", again(3, 4));
        assertEquals("pull/500/2 pull/500/3 pull/500/4", worked());
        assertEquals(2, asked());
    }

    @Test
    void aRerunOfWhatNobodyKnowsIsSearchedFor() {
        intake.take("a", "check_suite", again());
        assertEquals("search/500/" + HEAD, worked());
        assertEquals(new Subject.Search(SHOP, HEAD), Subject.of(turns.getFirst().lane()));
    }

    @Test
    void subjectsAreReadAsTheyWereWritten() {
        var subjects =
                List.of(
                        new Subject.Pull(SHOP, 2),
                        new Subject.Group(SHOP, "b".repeat(40), HEAD),
                        new Subject.Search(SHOP, HEAD));
        assertEquals(
                subjects, subjects.stream().map(subject -> Subject.of(subject.lane())).toList());
    }

    @Test
    void hostileNamesAreMalformed() {
        var malformed = new Taken.Malformed("The repository or the commit has no usable name.");
        for (var name :
                List.of("acme/shop 1/x", "acme/..", "acme/../x", "acme/" + "x".repeat(101))) {
            var repository = new Repository(7, 500, name);
            assertEquals(
                    malformed,
                    intake.take(
                            "a",
                            "pull_request",
                            new Event.PullRequestChanged(repository, 2, "opened", HEAD)));
        }
        assertEquals(
                malformed,
                intake.take(
                        "a",
                        "pull_request",
                        new Event.PullRequestChanged(SHOP, 2, "opened", "main")));
        assertEquals("", worked());
    }
}
