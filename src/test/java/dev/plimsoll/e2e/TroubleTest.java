package dev.plimsoll.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.util.RawValue;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.fake.Fault;
import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What becomes of a pull request when something goes wrong. */
@ParameterizedClass
@EnumSource
record TroubleTest(TestDatabases database) {
    private static final String CLEAN =
            """
            FROM debian:13-slim
            RUN useradd --system --uid 10001 app
            USER app
            """;

    private static final String AS_ROOT = CLEAN.replace("USER app", "USER root");
    private static final String CHECKED =
            """
            failure: 1 new finding: 1 error
                Dockerfile:3-3 failure The image runs as `root`.
            """;

    private static final String REVIEWED =
            CHECKED
                    + """
                    review: 1 new finding: 1 error.
                        Dockerfile:3 **Error**: The image runs as `root`.
                    """;

    @TempDir private static Path directory;

    /** Opened for each of the databases in turn. */
    @SuppressWarnings("NullAway.Init")
    private static Scene scene;

    @BeforeParameterizedClassInvocation
    static void open(TestDatabases database) {
        scene = Scene.open(database, directory);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        scene.close();
    }

    @AfterEach
    void wasWellBehaved() {
        assertEquals(List.of(), scene.faults());
    }

    private static FakePullRequest opening() {
        return scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
    }

    @Test
    void onlyWhatIsSignedIsHeard() {
        var pull = opening();
        var event = scene.github().event("opened", pull);
        var hook = new HookClient(scene.plimsoll().url().resolve("/webhook"), event.body());
        var right = event.signature();
        assertEquals(401, hook.post());
        assertEquals(401, hook.post("X-Hub-Signature-256", "sha256=" + "0".repeat(64)));
        assertEquals(401, hook.post("X-Hub-Signature-256", right.substring(0, 70)));
        assertEquals(401, hook.post("X-Hub-Signature-256", right.replace("sha256=", "")));
        assertEquals(401, hook.post("X-Hub-Signature-256", "nonsense"));
        assertEquals(401, hook.post("X-Hub-Signature", "sha1=" + "0".repeat(40)));
        assertEquals(0, scene.plimsoll().pump());
        assertEquals(List.of(), pull.checkRuns());
        assertEquals(202, hook.post("X-Hub-Signature-256", right));
        scene.plimsoll().pump();
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void whatIsMalformedIsSaidToBe() {
        scene.repository();
        assertEquals(400, scene.github().event("pull_request", List.of()).send());
        assertEquals(400, scene.github().event("pull_request", new RawValue("{")).send());
        var bare = Map.of("action", "opened", "installation", Map.of("id", 1));
        assertEquals(400, scene.github().event("pull_request", bare).send());
        assertEquals(0, scene.plimsoll().pump());
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        var hook = new HookClient(scene.plimsoll().url().resolve("/webhook"), new byte[0]);
        assertEquals(413, hook.announce(25L * 1024 * 1024 + 1));
        assertEquals(413, hook.announce(Long.MAX_VALUE));
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledged() {
        var pull = opening();
        var event = scene.github().event("opened", pull);
        scene.plimsoll().losesItsDatabase();
        assertEquals(503, event.send());
        scene.restart();
        assertEquals(202, event.sendAgain());
        scene.plimsoll().pump();
        assertEquals(REVIEWED, Said.of(pull));
    }

    /** A limit that says when it ends, on one of the four kinds of calls. */
    private static void stopsUntil(Duration end, Act act, Consumer<Fault> limit) {
        var pull = opening();
        var sibling = pull.repository().pullRequest(8).file("Containerfile", CLEAN, AS_ROOT).open();
        limit.accept(scene.github().next(act));
        scene.hears("opened", pull);
        var calls = scene.calls();
        assertEquals(act, calls.getLast());
        // It stops all of the installation, also after a restart ...
        scene.restart();
        scene.hears("opened", sibling);
        scene.passes(end.minusSeconds(5));
        assertEquals(List.of(), scene.calls());
        // ... and nobody else.
        var other = opening();
        scene.hears("opened", other);
        assertEquals(REVIEWED, Said.of(other));
        scene.passes(Duration.ofSeconds(10));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(REVIEWED.replace("Dockerfile", "Containerfile"), Said.of(sibling));
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void aPrimaryLimitStopsTheInstallationUntilItsReset() {
        var end = Duration.ofMinutes(10);
        stopsUntil(end, Act.FILES, fault -> fault.isLimited(end));
        stopsUntil(end, Act.QUERY, fault -> fault.isLimited(end));
        stopsUntil(end, Act.CREATE_CHECK, fault -> fault.isLimited(end));
        stopsUntil(end, Act.CREATE_REVIEW, fault -> fault.isLimited(end));
    }

    @Test
    void aSecondaryLimitStopsTheInstallationAsLongAsItSays() {
        var end = Duration.ofMinutes(3);
        stopsUntil(end, Act.FILES, fault -> fault.isLimitedSecondarily(end));
        stopsUntil(end, Act.CREATE_REVIEW, fault -> fault.isLimitedSecondarily(end));
    }

    @Test
    void aSecondaryLimitThatNamesNoTimeStopsTheInstallationForAMinute() {
        var end = Duration.ofMinutes(1);
        stopsUntil(end, Act.QUERY, Fault::isLimitedSecondarily);
        stopsUntil(end, Act.CREATE_CHECK, Fault::isLimitedSecondarily);
    }

    /** Everything that can be written, twice: 56 annotations, a review, an edit, a folding. */
    private static String play() {
        var many = "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(55) + "USER root\n";
        var pull = scene.repository().pullRequest(7).file("Dockerfile", CLEAN, many).open();
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(30));
        pull.push().file("Dockerfile", many.replace("USER root", "USER 10001")).done();
        scene.hears("synchronize", pull);
        scene.passes(Duration.ofSeconds(30));
        var comments =
                pull.comments().stream()
                        .map(comment ->
                                "%s:%d %s %d %s\n"
                                        .formatted(
                                                comment.path(),
                                                comment.line(),
                                                comment.isMinimised() ? "folded" : "open",
                                                comment.body().length(),
                                                comment.body()
                                                        .lines()
                                                        .skip(1)
                                                        .findFirst()
                                                        .orElse("")
                                                        .replace(
                                                                pull.head().substring(0, 7),
                                                                "abc1234")))
                        .toList();
        var run = pull.checkRun();
        return "%s\n%s, %d annotations, %d different\n%d reviews\n%s"
                .formatted(
                        Said.conclusions(pull.repository().checkRuns()),
                        run.title(),
                        run.annotations().size(),
                        run.annotations().stream().distinct().count(),
                        pull.reviews().size(),
                        String.join("", comments));
    }

    private static void disturbed(String expected, Act act, Consumer<Fault> trouble) {
        trouble.accept(scene.github().next(act));
        assertEquals(expected, play(), act.name());
    }

    @Test
    void aConnectionThatBreaksBeforeAWriteTookEffectDoublesNothing() {
        var expected = play();
        for (var act : WRITES) {
            disturbed(expected, act, Fault::dropsBefore);
        }
    }

    @Test
    void aConnectionThatBreaksAfterAWriteTookEffectDoublesNothing() {
        var expected = play();
        for (var act : WRITES) {
            disturbed(expected, act, Fault::dropsAfter);
        }
    }

    @Test
    void aServerErrorAfterAWriteTookEffectDoublesNothing() {
        var expected = play();
        for (var act : WRITES) {
            disturbed(expected, act, fault -> fault.doesItAndAnswers(502));
        }
    }

    private static final List<Act> WRITES =
            List.of(
                    Act.CREATE_CHECK,
                    Act.UPDATE_CHECK,
                    Act.CREATE_REVIEW,
                    Act.EDIT_COMMENT,
                    Act.MUTATION);

    @Test
    void aServerErrorOnAReadIsTriedAgain() {
        var expected = play();
        for (var act : List.of(Act.TOKEN, Act.FILES, Act.QUERY)) {
            disturbed(expected, act, fault -> fault.answers(502));
            disturbed(expected, act, Fault::dropsBefore);
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsTriedAgain() {
        var pull = opening();
        scene.github().next(Act.FILES).babbles("<html>");
        scene.github().next(Act.QUERY).babbles("");
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(5));
        scene.passes(Duration.ofSeconds(5));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void whatWasUnclearBeforeAStopIsLookedForAfterIt() {
        var pull = opening();
        scene.github().next(Act.CREATE_CHECK).dropsAfter();
        scene.hears("opened", pull);
        scene.restart();
        scene.passes(Duration.ofSeconds(5));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void theCheckIsCompleteWithoutTheReviewWhichIsTriedAgainAlone() {
        var pull = opening();
        scene.github().next(Act.CREATE_REVIEW).times(3).answers(502);
        scene.hears("opened", pull);
        assertEquals(CHECKED, Said.of(pull));
        scene.calls();
        scene.passes(Duration.ofSeconds(2));
        assertEquals(List.of(Act.FILES, Act.QUERY, Act.CREATE_REVIEW), scene.calls());
        scene.passes(Duration.ofSeconds(5));
        scene.passes(Duration.ofSeconds(10));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aCommentThatGitHubRefusesIsFoundByHalvingAndMovedToTheSummary() {
        var repository = scene.repository();
        var five = "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(5) + "USER 10001\n";
        var pull =
                repository
                        .pullRequest(7)
                        .file("a/Dockerfile", CLEAN, AS_ROOT)
                        .file("b/Dockerfile", CLEAN, five)
                        .open();
        // While it is checked, the first file gets into the base: it is no longer in the diff.
        var base = repository.push("other").file("a/Dockerfile", AS_ROOT).done();
        pull.moveTo(base);
        pull.push().file("b/Dockerfile", five).done();
        scene.github().next(Act.CREATE_CHECK).meanwhile(() -> pull.changeBase("other"));
        scene.hears("opened", pull);
        assertEquals(
                List.of("Path could not be resolved"),
                scene.faults().stream()
                        .map(fault -> fault.replaceAll(".*(Path could not be resolved).*", "$1"))
                        .distinct()
                        .toList());
        long reviews = scene.calls().stream().filter(Act.CREATE_REVIEW::equals).count();
        assertTrue(reviews <= 7, reviews + " requests");
        assertEquals(
                List.of(2, 3, 4, 5, 6),
                pull.comments().stream().map(comment -> comment.line()).sorted().toList());
        assertTrue(
                pull.checkRun()
                        .summary()
                        .endsWith(
                                """
                                ### Not shown inline

                                GitHub takes no comment on these lines; the findings are annotations.

                                - `a/Dockerfile` line 3\
                                """),
                pull.checkRun().summary());
        assertEquals("failure: 6 new findings: 1 error, 5 warnings", firstLine(pull));
        assertEquals(1, pull.checkRuns().size());
        // What was refused is not tried for ever.
        scene.calls();
        assertEquals(0, scene.passes(Duration.ofHours(1)));
        assertEquals(List.of(), scene.calls());
    }

    private static String firstLine(FakePullRequest pull) {
        return Said.of(pull).lines().findFirst().orElse("");
    }

    @Test
    void aTokenThatIsNoLongerGoodIsReplacedOnce() {
        var pull = opening();
        scene.hears("opened", pull);
        scene.calls();
        scene.github().revokeTokens();
        pull.push().file("Dockerfile", AS_ROOT + "WORKDIR /app\n").done();
        scene.hears("synchronize", pull);
        assertEquals(
                List.of(
                        Act.FILES,
                        Act.TOKEN,
                        Act.FILES,
                        Act.QUERY,
                        Act.CREATE_CHECK,
                        Act.UPDATE_CHECK),
                scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aTokenIsNotUsedToItsLastMinute() {
        var pull = opening();
        scene.hears("opened", pull);
        scene.passes(Duration.ofMinutes(56));
        scene.calls();
        scene.hears("reopened", pull);
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.QUERY), scene.calls());
    }

    @Test
    void whereTheAppLacksAPermissionTheWorkEnds() {
        var pull = opening();
        pull.repository().installation().without("checks");
        scene.hears("opened", pull);
        scene.patienceEnds();
        assertEquals(List.of(), pull.checkRuns());
        scene.calls();
        scene.passes(Duration.ofDays(1));
        assertEquals(List.of(), scene.calls());
        // Asking for a token with it is refused, as GitHub does.
        scene.faults();
    }

    @Test
    void aSuspendedInstallationEndsTheWorkUntilARedelivery() {
        var pull = opening();
        var event = scene.github().event("opened", pull);
        pull.repository().installation().suspend();
        scene.hears(event);
        assertEquals(0, scene.passes(Duration.ofHours(1)));
        pull.repository().installation().unsuspend();
        assertEquals(202, event.sendAgain());
        scene.plimsoll().pump();
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void anUninstalledAppEndsTheWork() {
        var pull = opening();
        pull.repository().installation().uninstall();
        scene.hears("opened", pull);
        scene.calls();
        assertEquals(0, scene.passes(Duration.ofHours(1)));
        assertEquals(List.of(), scene.calls());
    }

    @Test
    void anInstallationThatGoesAwayWithATokenInHandEndsTheWork() {
        var pull = opening();
        scene.hears("opened", pull);
        pull.repository().installation().uninstall();
        scene.hears("reopened", pull);
        scene.calls();
        assertEquals(0, scene.passes(Duration.ofHours(1)));
        assertEquals(List.of(), scene.calls());
    }

    @Test
    void aDeletedRepositoryEndsTheWork() {
        var pull = opening();
        pull.repository().delete();
        scene.hears("opened", pull);
        scene.calls();
        assertEquals(0, scene.passes(Duration.ofHours(1)));
        assertEquals(List.of(), scene.calls());
    }

    @Test
    void aRenamedRepositoryIsFollowed() {
        var pull = opening();
        var event = scene.github().event("opened", pull);
        pull.repository().rename(pull.repository().name() + "-renamed");
        scene.hears(event);
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void afterSixHoursOfTroubleItIsSaidThatNothingWasReviewed() {
        var pull = opening();
        scene.github().next(Act.FILES).times(1000).answers(502);
        scene.hears("opened", pull);
        scene.patienceEnds();
        assertEquals("failure: not reviewed: GitHub did not answer for six hours\n", Said.of(pull));
        scene.calls();
        assertEquals(0, scene.passes(Duration.ofDays(1)));
        // A re-run is a new chance.
        scene.github().forgetFaults();
        scene.hears(scene.github().rerequested(pull.repository(), pull.checkRun()));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure, failure", Said.conclusions(pull.checkRuns()));
    }

    @Test
    void aRedeliveryStartsAtOnceWhatWaitsForAnotherTry() {
        var pull = opening();
        var event = scene.github().event("opened", pull);
        scene.github().next(Act.FILES).answers(502);
        scene.hears(event);
        assertEquals(List.of(), pull.checkRuns());
        assertEquals(202, event.sendAgain());
        scene.plimsoll().pump();
        assertEquals(REVIEWED, Said.of(pull));
    }
}
