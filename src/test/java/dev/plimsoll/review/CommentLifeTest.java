package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.lint.Severity;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What becomes of a comment when the pull request goes on. */
final class CommentLifeTest {
    private static final String ROOT = "FROM a\nUSER root\n";

    private static Plan first() {
        return new Change().added("Dockerfile", ROOT).plan();
    }

    @Test
    void whatStandsIsNotSaidAgain() {
        var again = new Change().standing(first()).added("Dockerfile", "# moved\n" + ROOT).plan();
        assertEquals(
                """
                failure: 1 new finding: 1 error
                annotation failure Dockerfile 3 columns 6-9: The image runs as `root`.
                """,
                Change.drawn(again));
    }

    @Test
    void oneIsKeptOneIsFixedAndOneIsNew() {
        var before = new Change().added("Dockerfile", ROOT + "RUN apt-get install x && y\n").plan();
        var after =
                new Change()
                        .standing(before)
                        .added("Dockerfile", ROOT + "RUN true\nLABEL HI\n")
                        .plan();
        assertEquals(
                """
                failure: 2 new findings: 1 error, 1 warning
                annotation failure Dockerfile 2 columns 6-9: The image runs as `root`.
                annotation warning Dockerfile 4 columns 7-8: The label `HI` is loud.
                review: 1 of 2 new findings is shown here, 1 has its comment already.
                comment Dockerfile 4
                  <!-- plimsoll:v1 1 -->
                  **Warning**: The label `HI` is loud.

                  Why `loud` matters. [loud](https://plimsoll.example/rules/loud)
                edit c1 MINIMIZE
                  <!-- plimsoll:v1 1 closed -->
                  Fixed in abc1234.

                  <details><summary>What was said</summary>

                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  ```suggestion
                  RUN apt-get install -y x && y
                  ```

                  </details>
                """,
                Change.drawn(after));
    }

    @Test
    void whatIsFoundAgainIsUnfolded() {
        var comment = first().review().orElseThrow().comments().getFirst();
        var fixed = new Change().standing(first()).added("Dockerfile", "FROM a\n").plan();
        var folded = fixed.edits().getFirst().body();
        var again =
                new Change()
                        .standing("c0", "Dockerfile", 0, folded, false)
                        .added("Dockerfile", ROOT)
                        .plan();
        assertEquals(
                """
                failure: 1 new finding: 1 error
                annotation failure Dockerfile 2 columns 6-9: The image runs as `root`.
                edit c0 SHOW
                  <!-- plimsoll:v1 1 -->
                  **Error**: The image runs as `root`.

                  Why `user-root` matters. [user-root](https://plimsoll.example/rules/user-root)
                """,
                Change.drawn(again));
        assertEquals(comment.body(), again.edits().getFirst().body());
    }

    @Test
    void whatIsFixedIsEditedOnce() {
        var fixed = new Change().standing(first()).added("Dockerfile", "FROM a\n").plan();
        var later =
                new Change()
                        .standing("c0", "Dockerfile", 0, fixed.edits().getFirst().body(), false)
                        .added("Dockerfile", "FROM a\n")
                        .plan();
        assertEquals(List.of(), later.edits());
    }

    @Test
    void aCommentThatSomebodyAnsweredIsNotHidden() {
        var comment = first().review().orElseThrow().comments().getFirst();
        var fixed =
                new Change()
                        .standing("c0", "Dockerfile", 2, comment.body(), true)
                        .added("Dockerfile", "FROM a\n")
                        .plan();
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                edit c0 TEXT
                  <!-- plimsoll:v1 1 closed -->
                  Fixed in abc1234.

                  <details><summary>What was said</summary>

                  **Error**: The image runs as `root`.

                  Why `user-root` matters. [user-root](https://plimsoll.example/rules/user-root)

                  </details>
                """,
                Change.drawn(fixed));
    }

    @Test
    void ofTwoThatShareACommentTheFixedOneIsFolded() {
        var before = new Change().added("Dockerfile", "RUN apt-get install x\n").plan();
        var after =
                new Change()
                        .standing(before)
                        .added("Dockerfile", "RUN apt-get install -y x\n")
                        .plan();
        assertEquals(
                """
                success: 1 new finding: 1 warning
                annotation warning Dockerfile 1 columns 24-24: The package lists stay in the image.
                edit c0 TEXT
                  <!-- plimsoll:v1 1 closed -->
                  Fixed in abc1234.

                  <details><summary>What was said</summary>

                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  </details>

                  <!-- plimsoll:v1 1 -->
                  **Warning**: The package lists stay in the image.

                  Why `no-clean` matters. [no-clean](https://plimsoll.example/rules/no-clean)

                  This answers all of them:

                  ```suggestion
                  RUN apt-get install -y x && rm -rf /var/lib/apt/lists/*
                  ```
                """,
                Change.drawn(after));
    }

    @Test
    void theCommentOfARemovedFileIsClosed() {
        assertEquals(
                """
                success: No Dockerfile changed
                edit c0 MINIMIZE
                  <!-- plimsoll:v1 1 closed -->
                  Fixed in abc1234.

                  <details><summary>What was said</summary>

                  **Error**: The image runs as `root`.

                  Why `user-root` matters. [user-root](https://plimsoll.example/rules/user-root)

                  </details>
                """,
                Change.drawn(new Change().standing(first()).plan()));
    }

    @Test
    void whatWasNotJudgedIsNotCalledFixed() {
        var notRead =
                new Change()
                        .standing(first())
                        .notRead("Dockerfile", ReviewedFile.Reason.TOO_LARGE)
                        .plan();
        assertEquals(List.of(), notRead.edits());
        var cut =
                new Change()
                        .standing(first())
                        .notRead("", ReviewedFile.Reason.TREE_TRUNCATED)
                        .plan();
        assertEquals(List.of(), cut.edits());
        var broken =
                new Change()
                        .standing(first())
                        .withBroken(
                                "Dockerfile",
                                "FROM a\n",
                                List.of(ToyLinter.broken("user-root", Severity.ERROR)))
                        .plan();
        assertEquals(List.of(), broken.edits());
    }

    @Test
    void whatTheBaseHasByNowIsLeftAlone() {
        var inherited =
                new Change()
                        .standing(first())
                        .modified("Dockerfile", ROOT, ROOT + "CMD x\n")
                        .plan();
        assertEquals(List.of(), inherited.edits());
    }

    @Test
    void whatIsWaivedByNowIsFolded() {
        var waived =
                new Change()
                        .standing(first())
                        .added("Dockerfile", "FROM a\n# waive user-root old base\nUSER root\n")
                        .plan();
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                edit c0 MINIMIZE
                  <!-- plimsoll:v1 1 closed -->
                  Waived in abc1234.

                  <details><summary>What was said</summary>

                  **Error**: The image runs as `root`.

                  Why `user-root` matters. [user-root](https://plimsoll.example/rules/user-root)

                  </details>
                """,
                Change.drawn(waived));
    }

    @Test
    void ofEqualsTheOneWithoutItsCommentIsCommented() {
        var before = new Change().added("Dockerfile", "USER a\nUSER root\n").plan();
        var after =
                new Change().standing(before).added("Dockerfile", "USER root\nUSER root\n").plan();
        assertEquals(
                """
                failure: 2 new findings: 2 errors
                annotation failure Dockerfile 1 columns 6-9: The image runs as `root`.
                annotation failure Dockerfile 2 columns 6-9: The image runs as `root`.
                review: 1 of 2 new findings is shown here, 1 has its comment already.
                comment Dockerfile 1
                  <!-- plimsoll:v1 2 -->
                  **Error**: The image runs as `root`.

                  Why `user-root` matters. [user-root](https://plimsoll.example/rules/user-root)
                """,
                Change.drawn(after));
    }

    @Test
    void aMergeGroupTouchesNoComment() {
        var plan =
                new Change()
                        .standing(first())
                        .added("other/Dockerfile", ROOT)
                        .on(Occasion.MERGE_GROUP)
                        .plan();
        assertEquals(
                """
                failure: 1 new finding: 1 error
                annotation failure other/Dockerfile 2 columns 6-9: The image runs as `root`.
                """,
                Change.drawn(plan));
    }

    @Test
    void aDraftStillClosesWhatIsFixed() {
        var plan =
                new Change()
                        .standing(first())
                        .added("Dockerfile", "FROM a\n")
                        .on(Occasion.DRAFT)
                        .plan();
        assertEquals(1, plan.edits().size());
    }
}
