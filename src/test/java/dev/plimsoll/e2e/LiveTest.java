package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CHECKED;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.fake.FakeCheckRun;
import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server with its own queue, in real time. */
class LiveTest {
    @TempDir private Path directory;
    private FakeGitHub github;

    @BeforeEach
    void start() {
        github = FakeGitHub.start();
    }

    @AfterEach
    void wasWellBehaved() {
        github.close();
        assertEquals(List.of(), github.faults());
    }

    private FakePullRequest opening() {
        return github.pullRequest("acme/shop", 7).file("Dockerfile", CLEAN, AS_ROOT).open();
    }

    private static boolean isReviewed(FakePullRequest pull) {
        return !pull.reviews().isEmpty()
                && pull.repository().checkRuns().stream()
                        .map(FakeCheckRun::status)
                        .allMatch("completed"::equals);
    }

    @ParameterizedTest
    @EnumSource
    void aBurstOfPushesDoublesNothing(TestDatabases database) {
        var pull = opening();
        try (var _ = Plimsoll.live(github, Plimsoll.empty(database, directory))) {
            assertEquals(202, github.deliver("opened", pull));
            for (int i = 0; i < 20; i++) {
                pull.push().file("Dockerfile", AS_ROOT + "ENV NUMBER=" + i + "\n").done();
                assertEquals(202, github.deliver("synchronize", pull));
            }
            Await.until(() -> !pull.checkRuns().isEmpty() && isReviewed(pull));
        }
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
    }

    @ParameterizedTest
    @EnumSource
    void manyThatAreLookedAtAtOnceShareTheOneCheckOfTheirHead(TestDatabases database) {
        var pulls = new ArrayList<FakePullRequest>();
        pulls.add(opening());
        for (int number = 8; number < 16; number++) {
            pulls.add(
                    github.repository("acme/shop")
                            .pullRequest(number)
                            .headOf(pulls.getFirst())
                            .open());
        }
        try (var _ = Plimsoll.live(github, Plimsoll.empty(database, directory))) {
            pulls.forEach(pull -> assertEquals(202, github.deliver("opened", pull)));
            Await.until(() -> pulls.stream().allMatch(LiveTest::isReviewed));
        }
        var runs = pulls.getFirst().checkRuns();
        assertEquals("failure", Said.conclusions(runs));
        assertEquals(
                CHECKED.lines().skip(1).toList(),
                Said.check(runs.getFirst()).lines().skip(1).toList());
        for (var pull : pulls) {
            assertEquals(1, pull.reviews().size());
        }
        assertEquals(
                pulls.stream()
                        .map(pull -> "- #%d: 1 new finding: 1 error".formatted(pull.number()))
                        .toList(),
                runs.getFirst().summary().lines().filter(line -> line.startsWith("- #")).toList());
    }
}
