package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which of many findings are said inline. */
final class RemarksTest {

    @Test
    void of3600FindingsTheWorst25AreShownSpreadOverTheFiles() {
        var change = new Change();
        for (int file = 0; file < 300; file++) {
            change.added("d" + file + "/Dockerfile", "USER root\n" + labels(11));
        }
        var plan = change.plan();
        assertEquals(
                "25 of 3,600 new findings are shown here, the rest is in the check.",
                plan.review().orElseThrow().body());
        assertEquals(25, files(plan).size());
        assertEquals(3_600, plan.check().annotations().size());
        assertEquals("3,600 new findings: 300 errors, 3,300 warnings", plan.check().title());
    }

    @Test
    void worseFindingsGoBeforeTheSpread() {
        var plan =
                new Change()
                        .added("a/Dockerfile", labels(40))
                        .added("b/Dockerfile", "USER root\nUSER root\nUSER root\n")
                        .added("c/Dockerfile", labels(40))
                        .plan();
        assertEquals("{a/Dockerfile=11, b/Dockerfile=3, c/Dockerfile=11}", files(plan).toString());
    }

    @Test
    void openCommentsTakeTheRoomOfNewOnes() {
        var first = new Change().added("Dockerfile", labels(40)).plan();
        var again = new Change().standing(first).added("Dockerfile", labels(40)).plan();
        assertEquals(Optional.empty(), again.review());
    }

    @Test
    void aNewErrorIsSaidHoweverManyWarningsStand() {
        var first = new Change().added("Dockerfile", labels(40)).plan();
        var again =
                new Change().standing(first).added("Dockerfile", labels(40) + "USER root\n").plan();
        var review = again.review().orElseThrow();
        assertEquals(
                "1 of 41 new findings is shown here, 25 have their comments already, the rest is in"
                        + " the check.",
                review.body());
        assertEquals(List.of(new Lines(41, 41)), lines(review));
        var then =
                new Change()
                        .standing(first)
                        .standing(again)
                        .added("Dockerfile", labels(40) + "USER root\n")
                        .plan();
        assertEquals(Optional.empty(), then.review());
    }

    @Test
    void twentyFiveErrorsThatStandTakeTheRoomOfAnother() {
        var change = new Change();
        for (int file = 0; file < 30; file++) {
            change.added("d%02d/Dockerfile".formatted(file), "USER root\n");
        }
        var first = change.plan();
        assertEquals(25, first.review().orElseThrow().comments().size());
        assertEquals(Optional.empty(), change.standing(first).plan().review());
    }

    @Test
    void twoSuggestionsNeverShareALine() {
        var plan =
                new Change()
                        .added("Dockerfile", "RUN set a\nRUN apt-get install b && end\n")
                        .plan();
        assertEquals(
                """
                failure: 2 new findings: 1 error, 1 warning
                annotation failure Dockerfile 2 columns 5-19: `apt-get install` waits for an answer.
                annotation warning Dockerfile 1-2: This is long.
                review: 2 new findings: 1 error, 1 warning.
                comment Dockerfile 1-2
                  <!-- plimsoll:v1 1 -->
                  **Warning**: This is long.

                  Why `chained` matters. [chained](https://plimsoll.example/rules/chained)
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  ```suggestion
                  RUN apt-get install -y b && end
                  ```
                """,
                Change.drawn(plan));
    }

    @Test
    void aCommentWhoseSuggestionStandsKeepsItsLines() {
        var first = new Change().added("Dockerfile", "RUN apt-get install b && x\n").plan();
        var then =
                new Change().standing(first).added("Dockerfile", "RUN apt-get install b\n").plan();
        assertEquals(
                """
                failure: 2 new findings: 1 error, 1 warning
                annotation failure Dockerfile 1 columns 5-19: `apt-get install` waits for an answer.
                annotation warning Dockerfile 1 columns 21-21: The package lists stay in the image.
                review: 1 of 2 new findings is shown here, 1 has its comment already.
                comment Dockerfile 1
                  <!-- plimsoll:v1 1 -->
                  **Warning**: The package lists stay in the image.

                  Why `no-clean` matters. [no-clean](https://plimsoll.example/rules/no-clean)
                """,
                Change.drawn(then));
    }

    private static String labels(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("LABEL L").append(i).append('\n');
        }
        return text.toString();
    }

    private static List<Lines> lines(Review review) {
        return review.comments().stream().map(Review.InlineComment::lines).toList();
    }

    private static Map<String, Integer> files(Plan plan) {
        var files = new TreeMap<String, Integer>();
        plan.review()
                .orElseThrow()
                .comments()
                .forEach(comment -> files.merge(comment.path(), 1, Integer::sum));
        return files;
    }
}
