package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.lint.Severity;

import org.junit.jupiter.api.Test;

import java.util.List;

final class PlanTest {
    private static final String BAD =
            """
            FROM debian:13
            RUN apt-get install curl
            USER root
            """;

    @Test
    void aNewFileGetsACheckAndAReview() {
        var plan = new Change().added("Dockerfile", BAD).plan();
        assertEquals(
                """
                failure: 4 new findings: 2 errors, 1 warning, 1 info
                annotation failure Dockerfile 2 columns 5-19: `apt-get install` waits for an answer.
                annotation failure Dockerfile 3 columns 6-9: The image runs as `root`.
                annotation warning Dockerfile 2 columns 24-24: The package lists stay in the image.
                annotation notice Dockerfile 1 columns 6-14: A slim variant of `debian:13` exists.
                review: 3 of 4 new findings are shown here, the rest is in the check.
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  <!-- plimsoll:v1 1 -->
                  **Warning**: The package lists stay in the image.

                  Why `no-clean` matters. [no-clean](https://plimsoll.example/rules/no-clean)

                  This answers all of them:

                  ```suggestion
                  RUN apt-get install -y curl && rm -rf /var/lib/apt/lists/*
                  ```
                comment Dockerfile 3
                  <!-- plimsoll:v1 1 -->
                  **Error**: The image runs as `root`.

                  Why `user-root` matters. [user-root](https://plimsoll.example/rules/user-root)
                """,
                Change.drawn(plan));
    }

    @Test
    void theSummaryCountsWhatTheAnnotationsSay() {
        var plan =
                new Change()
                        .added("api/Dockerfile", BAD)
                        .modified("web/Dockerfile", BAD, BAD + "CMD x\n")
                        .added("clean/Dockerfile", "FROM scratch\n")
                        .notRead("link/Dockerfile", ReviewedFile.Reason.SYMLINK)
                        .plan();
        assertEquals(
                """
                Looked at 3 Dockerfiles at `abc1234`: **4 new findings** (2 errors, 1 warning, 1 info). 4 findings were there before and do not count. New errors fail this check; warnings and infos do not.

                ### Not reviewed

                - `link/Dockerfile`: a symbolic link

                ### Dockerfiles

                - `api/Dockerfile`: 2 errors, 1 warning, 1 info
                - `web/Dockerfile`: nothing new, 4 there before
                ----
                ### `api/Dockerfile`

                - line 1: **Info**: A slim variant of `debian:13` exists. ([use-slim](https://plimsoll.example/rules/use-slim))
                - line 2: **Error**: `apt-get install` waits for an answer. ([no-yes](https://plimsoll.example/rules/no-yes))
                - line 2: **Warning**: The package lists stay in the image. ([no-clean](https://plimsoll.example/rules/no-clean))
                - line 3: **Error**: The image runs as `root`. ([user-root](https://plimsoll.example/rules/user-root))\
                """,
                plan.check().summary() + "\n----\n" + plan.check().text());
    }

    @Test
    void nothingNewIsASuccessThatSaysWhatWasLookedAt() {
        var plan = new Change().modified("Dockerfile", BAD, BAD + "CMD x\n").plan();
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                Looked at 1 Dockerfile at `abc1234`: no new finding. 4 findings were there before and do not count.

                ### Dockerfiles

                - `Dockerfile`: nothing new, 4 there before\
                """,
                Change.drawn(plan) + plan.check().summary());
    }

    @Test
    void withoutADockerfileTheCheckPasses() {
        var plan = new Change().plan();
        assertEquals(
                """
                success: No Dockerfile changed
                No Dockerfile is changed here, so there was nothing to judge at `abc1234`.\
                """,
                Change.drawn(plan) + plan.check().summary());
    }

    @Test
    void whatWasNotReadDoesNotPass() {
        var plan =
                new Change()
                        .added("Dockerfile", "FROM scratch\n")
                        .notRead("a/Dockerfile", ReviewedFile.Reason.TEMPLATE)
                        .notRead("b/Dockerfile", ReviewedFile.Reason.BINARY)
                        .notRead("c/Dockerfile", ReviewedFile.Reason.TOO_LARGE)
                        .plan();
        assertEquals(
                """
                failure: not reviewed: b/Dockerfile (binary) and 1 more
                Looked at 1 Dockerfile at `abc1234`: no new finding.

                ### Not reviewed

                - `b/Dockerfile`: binary
                - `c/Dockerfile`: too large
                - `a/Dockerfile`: a template

                What was not read does not pass.\
                """,
                Change.drawn(plan) + plan.check().summary());
    }

    @Test
    void linksSubmodulesAndTemplatesAlonePass() {
        var plan =
                new Change()
                        .notRead("a/Dockerfile", ReviewedFile.Reason.TEMPLATE)
                        .notRead("b/Dockerfile", ReviewedFile.Reason.SYMLINK)
                        .notRead("c/Dockerfile", ReviewedFile.Reason.SUBMODULE)
                        .plan();
        assertEquals(
                """
                success: No Dockerfile to judge
                There was no Dockerfile to judge at `abc1234`.

                ### Not reviewed

                - `a/Dockerfile`: a template
                - `b/Dockerfile`: a symbolic link
                - `c/Dockerfile`: a submodule\
                """,
                Change.drawn(plan) + plan.check().summary());
    }

    @Test
    void aBrokenRuleOfLevelErrorDoesNotPass() {
        var plan =
                new Change()
                        .withBroken(
                                "Dockerfile",
                                "FROM debian:13\n",
                                List.of(ToyLinter.broken("curl-pipe", Severity.ERROR)))
                        .plan();
        assertEquals(
                """
                failure: not reviewed: the rule curl-pipe failed; 1 new finding: 1 info
                annotation notice Dockerfile 1 columns 6-14: A slim variant of `debian:13` exists.
                Looked at 1 Dockerfile at `abc1234`: **1 new finding** (1 info).

                ### A fault of Plimsoll

                - The rule `curl-pipe` failed on `Dockerfile`.

                The other rules were run; nobody but the operator can mend this one.

                ### Dockerfiles

                - `Dockerfile`: 1 info\
                """,
                Change.drawn(plan) + plan.check().summary());
    }

    @Test
    void aBrokenRuleOfALowerLevelIsOnlyNamed() {
        var plan =
                new Change()
                        .withBroken(
                                "Dockerfile",
                                "FROM scratch\n",
                                List.of(ToyLinter.broken("use-slim", Severity.INFO)))
                        .plan();
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                Looked at 1 Dockerfile at `abc1234`: no new finding.

                ### A fault of Plimsoll

                - The rule `use-slim` failed on `Dockerfile`.

                The other rules were run; nobody but the operator can mend this one.\
                """,
                Change.drawn(plan) + plan.check().summary());
    }

    @Test
    void adviceAloneIsNoReview() {
        assertEquals(
                """
                success: 1 new finding: 1 info
                annotation notice Dockerfile 1 columns 6-14: A slim variant of `debian:13` exists.
                """,
                Change.drawn(new Change().added("Dockerfile", "FROM debian:13\n").plan()));
    }

    @Test
    void aDraftGetsItsCheckAndNoReview() {
        assertEquals(
                """
                failure: 1 new finding: 1 error
                annotation failure Dockerfile 1 columns 6-9: The image runs as `root`.
                """,
                Change.drawn(
                        new Change().added("Dockerfile", "USER root\n").on(Occasion.DRAFT).plan()));
    }

    @Test
    void aFileWithoutPatchGetsAnnotationsOnly() {
        assertEquals(
                """
                failure: 1 new finding: 1 error
                annotation failure Dockerfile 2 columns 6-9: The image runs as `root`.
                """,
                Change.drawn(
                        new Change()
                                .withoutPatch("Dockerfile", "FROM a\n", "FROM a\nUSER root\n")
                                .plan()));
    }

    @Test
    void waivedFindingsAreListedWithTheirReasons() {
        var plan =
                new Change()
                        .modified(
                                "Dockerfile",
                                """
                                # waive user-root needs @ops
                                USER root
                                FROM b
                                """,
                                """
                                # waive user-root needs @ops
                                USER root
                                FROM b
                                # waive no-yes
                                RUN apt-get install curl && x
                                """)
                        .plan();
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                Looked at 1 Dockerfile at `abc1234`: no new finding.

                ### Waived

                - `Dockerfile` line 2, `user-root`: needs @&#8203;ops
                - `Dockerfile` line 5, `no-yes`: no reason given (**new**)\
                """,
                Change.drawn(plan) + plan.check().summary());
    }
}
