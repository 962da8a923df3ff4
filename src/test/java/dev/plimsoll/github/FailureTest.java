package dev.plimsoll.github;

import static dev.plimsoll.github.Clients.ALL;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a caller is told when an act does not go well. */
class FailureTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final FakeGitHub fake = FakeGitHub.start(() -> NOW);
    private final GitHub github = Clients.of(fake, () -> NOW, Duration.ofSeconds(5), 1_000_000);

    @BeforeEach
    void open() {
        fake.pullRequest("acme/shop", 7).file("Dockerfile", "FROM a\n", "FROM b\n").open();
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Repository shop() {
        var shop = fake.repository("acme/shop");
        return new Repository(shop.installation().id(), shop.id(), "acme/shop");
    }

    private static Failure why(Executable act) {
        return assertThrows(CallFailed.class, act).why();
    }

    private void files() throws CallFailed {
        github.changedFiles(shop(), 7);
    }

    private void view() throws CallFailed {
        github.view(shop(), 7, fake.repository("acme/shop").pull(7).head(), List.of(), ALL);
    }

    private void check() throws CallFailed {
        var head = fake.repository("acme/shop").pull(7).head();
        github.createCheckRun(shop(), "Plimsoll", head, report());
    }

    private static CheckReport report() {
        return new CheckReport(
                "id", Optional.empty(), Optional.empty(), "t", "s", Optional.empty(), List.of());
    }

    @Test
    void aPrimaryLimitEndsWhenGitHubSaysSo() {
        fake.next(Act.FILES).isLimited(Duration.ofMinutes(20));
        assertEquals(new Failure.Limited(NOW.plus(Duration.ofMinutes(20))), why(this::files));
        fake.next(Act.QUERY).isLimited(Duration.ofMinutes(30));
        assertEquals(new Failure.Limited(NOW.plus(Duration.ofMinutes(30))), why(this::view));
    }

    @Test
    void aSecondaryLimitEndsWhenGitHubSaysSoOrAfterAMinute() {
        fake.next(Act.FILES).isLimitedSecondarily(Duration.ofSeconds(90));
        assertEquals(new Failure.Limited(NOW.plusSeconds(90)), why(this::files));
        fake.next(Act.CREATE_CHECK).isLimitedSecondarily();
        assertEquals(new Failure.Limited(NOW.plusSeconds(60)), why(this::check));
        fake.next(Act.TOKEN).isLimitedSecondarily(Duration.ofSeconds(7));
        fake.revokeTokens();
        assertEquals(new Failure.Limited(NOW.plusSeconds(7)), why(this::files));
    }

    @Test
    void moreWritesThanGitHubTakesInAMinuteAreLimited() throws Exception {
        for (int i = 0; i < 80; i++) {
            check();
        }
        assertEquals(new Failure.Limited(NOW.plusSeconds(61)), why(this::check));
        files();
    }

    @Test
    void aLimitIsNeverLongerThanTwoHours() {
        fake.next(Act.FILES).isLimited(Duration.ofDays(9));
        assertEquals(new Failure.Limited(NOW.plus(Duration.ofHours(2))), why(this::files));
    }

    @Test
    void aBrokenConnectionIsUnclearAndNothingIsSentTwice() {
        fake.next(Act.CREATE_CHECK).dropsBefore();
        assertEquals(
                new Failure.Unclear("POST /repos/acme/shop/check-runs: IOException"),
                why(this::check));
        assertEquals(List.of(), fake.repository("acme/shop").checkRuns());
        fake.next(Act.CREATE_CHECK).dropsAfter();
        assertEquals(
                new Failure.Unclear("POST /repos/acme/shop/check-runs: IOException"),
                why(this::check));
        assertEquals(1, fake.repository("acme/shop").checkRuns().size());
        assertEquals(List.of(Act.TOKEN, Act.CREATE_CHECK, Act.CREATE_CHECK), fake.acts());
    }

    @Test
    void theLibrarysCallsAreNotRepeatedEither() {
        fake.next(Act.TOKEN).dropsBefore();
        assertEquals(
                new Failure.Unclear("POST /app/installations/1000/access_tokens: IOException"),
                why(this::files));
        assertEquals(List.of(Act.TOKEN), fake.acts());
    }

    @Test
    void aServerErrorIsUnclear() {
        fake.next(Act.CREATE_CHECK).doesItAndAnswers(502);
        assertEquals(
                new Failure.Unclear("POST /repos/acme/shop/check-runs answered 502"),
                why(this::check));
        fake.next(Act.TOKEN).answers(500);
        fake.revokeTokens();
        fake.next(Act.FILES).babbles("<html>");
        assertEquals(new Failure.Unclear("an answer that is not JSON"), why(this::files));
    }

    @Test
    void anErrorOfGraphQlIsToldApart() {
        graphQlSays("RESOURCE_LIMITS_EXCEEDED", "Too much.");
        assertEquals(new Failure.Unclear("view: Too much."), why(this::view));
        graphQlSays("", "Something went wrong while executing your query.");
        assertEquals(
                new Failure.Unclear("view: Something went wrong while executing your query."),
                why(this::view));
        graphQlSays("UNPROCESSABLE", "Not like that.");
        assertEquals(
                new Failure.Refused(200, "Not like that.", List.of("Not like that.")),
                why(this::view));
        fake.next(Act.QUERY).babbles("{}");
        assertEquals(new Failure.Unclear("view: an answer without data"), why(this::view));
    }

    @Test
    void anAnswerThatIsNotWhatWasAskedForIsUnclear() {
        for (var text : List.of("", "{}", "null", "\"files\"", "7")) {
            fake.next(Act.FILES).babbles(text);
            assertEquals(
                    new Failure.Unclear("changedFiles: an answer without a list"),
                    why(this::files));
        }
        fake.next(Act.FILES).babbles("[{}]");
        assertEquals(
                new Failure.Unclear("changedFiles: an answer without `filename`"),
                why(this::files));
        for (var text : List.of("", "{}", "[]", "{\"id\":\"7\"}")) {
            fake.next(Act.CREATE_CHECK).babbles(text);
            assertEquals(
                    new Failure.Unclear("createCheckRun: an answer without `id`"),
                    why(this::check));
            fake.next(Act.CREATE_REVIEW).babbles(text);
            assertEquals(
                    new Failure.Unclear("createReview: an answer without `id`"), why(this::review));
        }
        fake.next(Act.FIND_CHECKS).babbles("{}");
        assertEquals(
                new Failure.Unclear("checkRuns: an answer without a list"),
                why(() -> github.checkRuns(shop(), "Plimsoll", "abc")));
        fake.next(Act.PULL).babbles("{\"state\":\"open\"}");
        assertEquals(
                new Failure.Unclear("pullRequest: an answer without `number`"),
                why(() -> github.pullRequest(shop(), 7)));
        fake.next(Act.QUERY).babbles("{\"data\":{\"repository\":{\"pullRequest\":{}}}}");
        assertEquals(new Failure.Unclear("view: an answer without `number`"), why(this::view));
    }

    @Test
    void aTokenThatIsNoneIsUnclear() {
        fake.next(Act.TOKEN).babbles("{}");
        assertEquals(new Failure.Unclear("an answer without a token"), why(this::files));
    }

    private void review() throws CallFailed {
        github.createReview(
                shop(),
                7,
                new NewReview(
                        fake.repository("acme/shop").pull(7).head(),
                        "One.",
                        List.of(new NewReview.Comment("Dockerfile", 1, 1, "Here."))));
    }

    private void graphQlSays(String type, String message) {
        fake.next(Act.QUERY)
                .babbles(
                        "{\"data\":{},\"errors\":[{\"type\":\"%s\",\"message\":\"%s\"}]}"
                                .formatted(type, message));
    }

    @Test
    void aSlowAnswerIsUnclear() {
        var hasty = Clients.of(fake, () -> NOW, Duration.ofSeconds(1), 1_000_000);
        fake.next(Act.APP).delays(Duration.ofSeconds(30));
        assertEquals(new Failure.Unclear("GET /app: no answer within 1 s"), why(() -> hasty.app()));
    }

    @Test
    void aRefusalNamesGitHubsReasons() {
        var review =
                new NewReview(
                        fake.repository("acme/shop").pull(7).head(),
                        "One.",
                        List.of(new NewReview.Comment("Dockerfile", 9, 9, "Far away.")));
        assertEquals(
                new Failure.Refused(
                        422,
                        "Unprocessable Entity",
                        List.of("Pull request review thread line must be part of the diff")),
                why(() -> github.createReview(shop(), 7, review)));
        assertEquals(List.of(), fake.repository("acme/shop").pull(7).comments());
        assertEquals(
                new Failure.Refused(404, "Not Found", List.of()),
                why(() -> github.updateCheckRun(shop(), 12, report())));
    }

    @Test
    void whatIsNotThereAnyMoreIsGone() {
        assertEquals(new Failure.Gone("Not Found"), why(() -> github.changedFiles(shop(), 8)));
        assertEquals(
                new Failure.Gone("Could not resolve to a PullRequest with the number of 8."),
                why(() -> github.view(shop(), 8, "a".repeat(40), List.of(), ALL)));
        fake.repository("acme/shop").delete();
        assertEquals(new Failure.Gone("Not Found"), why(this::check));
        fake.installation("acme").suspend();
        assertEquals(new Failure.Gone("This installation has been suspended"), why(this::files));
        fake.revokeTokens();
        fake.installation("acme").uninstall();
        assertEquals(new Failure.Gone("installation 1000 is not there any more"), why(this::files));
        var elsewhere = new Repository(fake.installation("other").id(), 500, "acme/shop");
        assertEquals(
                new Failure.Gone("installation 1001 has no such repository"),
                why(() -> github.changedFiles(elsewhere, 7)));
    }

    @Test
    void whatWasNotGrantedIsNamed() {
        fake.installation("acme").without("checks");
        assertEquals(new Failure.MissingPermission("checks=write"), why(this::check));
        // Only what was granted is asked for, and all else goes on.
        assertEquals(
                List.of(Act.TOKEN, Act.APP, Act.INSTALLATION, Act.TOKEN, Act.CREATE_CHECK),
                fake.acts());
        assertEquals(new Failure.MissingPermission("checks=write"), why(this::check));
        fake.installation("acme").with("checks", "write").without("pull_requests");
        assertEquals(new Failure.MissingPermission(""), why(this::view));
    }

    @Test
    void aKeyOfAnotherAppIsNotAuthorized() {
        var other = new AppAuth("4243", fake.key(), () -> NOW);
        var stranger = new GitHub(fake.url(), other, () -> NOW, Meter.NONE, Brake.NONE);
        assertEquals(
                new Failure.Unauthorized("A JSON web token could not be decoded"),
                why(stranger::app));
    }

    @Test
    void noFailureShowsAToken() throws Exception {
        files();
        fake.next(Act.ANY).times(9).dropsBefore();
        var failed = assertThrows(CallFailed.class, this::check);
        for (Throwable each = failed; each != null; each = each.getCause()) {
            assertFalse(each.toString().contains("ghs_"), each.toString());
        }
    }
}
