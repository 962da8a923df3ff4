package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.plimsoll.lint.Severity;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

final class CheckTest {

    @Test
    void aHeadOfSeveralPullRequestsHasTheWorstOfThem() {
        var lanes = new LinkedHashMap<String, Check>();
        lanes.put(
                "#12",
                new Change()
                        .modified("Dockerfile", "USER root\n", "USER root\nCMD x\n")
                        .plan()
                        .check());
        lanes.put("#15", new Change().added("Dockerfile", "USER root\nCMD x\n").plan().check());
        var check = Check.worst(lanes);
        assertEquals(
                """
                failure: #15: 1 new finding: 1 error
                This commit is the head of several pull requests; the worst of them decides.
                - #12: No new finding in 1 Dockerfile
                - #15: 1 new finding: 1 error

                ## #12

                Looked at 1 Dockerfile at `abc1234`: no new finding. 1 finding was there before and does not count.

                ### Dockerfiles

                - `Dockerfile`: nothing new, 1 there before

                ## #15

                Looked at 1 Dockerfile at `abc1234`: **1 new finding** (1 error). New errors fail this check; warnings and infos do not.

                ### Dockerfiles

                - `Dockerfile`: 1 error
                ----
                ### `Dockerfile`

                - line 1: **Error**: The image runs as `root`. ([user-root](https://plimsoll.example/rules/user-root))
                """,
                check.conclusion().id()
                        + ": "
                        + check.title()
                        + "\n"
                        + check.summary()
                        + "\n----\n"
                        + check.text()
                        + "\n");
        assertEquals(lanes.get("#15").annotations(), check.annotations());
    }

    @Test
    void whatTwoPullRequestsSayAlikeIsAnnotatedOnceAndErrorsComeFirst() {
        var advice = annotation("a/Dockerfile", Severity.INFO);
        var error = annotation("b/Dockerfile", Severity.ERROR);
        var lanes = new LinkedHashMap<String, Check>();
        lanes.put("#1", check(List.of(advice)));
        lanes.put("#2", check(List.of(error, advice)));
        assertEquals(List.of(error, advice), Check.worst(lanes).annotations());
    }

    @Test
    void aHeadOfOnePullRequestHasItsCheck() {
        var lanes = new LinkedHashMap<String, Check>();
        var own = check(List.of());
        lanes.put("#1", own);
        assertSame(own, Check.worst(lanes));
    }

    @Test
    void aSupersededLaneDoesNotDecide() {
        var lanes = new LinkedHashMap<String, Check>();
        lanes.put("#1", Check.superseded(Change.HEAD));
        lanes.put("#2", check(List.of()));
        assertEquals(Check.Conclusion.SUCCESS, Check.worst(lanes).conclusion());
    }

    @Test
    void ourOwnFailureIsNoFinding() {
        var check = Check.notReviewed(Change.HEAD, "GitHub did not answer for 6 hours.");
        assertEquals(
                """
                failure: not reviewed: GitHub did not answer for 6 hours
                `abc1234` could not be reviewed: GitHub did not answer for 6 hours. This is no finding, and what was not read does not pass. A re-run tries again.
                """,
                check.conclusion().id() + ": " + check.title() + "\n" + check.summary() + "\n");
    }

    @Test
    void aHeadThatNobodyHasIsCancelled() {
        var check = Check.superseded(Change.HEAD);
        assertEquals(
                """
                cancelled: No longer reviewed
                No open pull request has `abc1234` as its head.
                """,
                check.conclusion().id() + ": " + check.title() + "\n" + check.summary() + "\n");
    }

    @Test
    void refusedCommentsAreNamedInTheSummary() {
        var plan = new Change().added("Dockerfile", "USER root\n").plan();
        var comments = plan.review().orElseThrow().comments();
        assertEquals(
                """
                Looked at 1 Dockerfile at `abc1234`: **1 new finding** (1 error). New errors fail this check; warnings and infos do not.

                ### Dockerfiles

                - `Dockerfile`: 1 error

                ### Not shown inline

                GitHub takes no comment on these lines; the findings are annotations.

                - `Dockerfile` line 1
                """,
                plan.check().withRefused(comments).summary() + "\n");
        assertSame(plan.check(), plan.check().withRefused(List.of()));
    }

    private static Check check(List<Annotation> annotations) {
        return new Check(Check.Conclusion.SUCCESS, "t", "s", "", annotations);
    }

    private static Annotation annotation(String path, Severity level) {
        return new Annotation(path, new Lines(1, 1), Optional.empty(), level, "r", "m", "");
    }
}
