package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SuggestionTest {
    private static final String INSTALL = "RUN apt-get install curl && x\n";

    @Test
    void aFixOnAnAddedLineIsOffered() {
        assertEquals(
                """
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  ```suggestion
                  RUN apt-get install -y curl && x
                  ```
                """,
                comments(new Change().modified("Dockerfile", "FROM a\n", "FROM a\n" + INSTALL)));
    }

    @Test
    void wherePartOfTheRangeWasAddedTheFirstSuchLineIsNamedWithoutSuggestion() {
        assertEquals(
                """
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Warning**: This is long.

                  Why `chained` matters. [chained](https://plimsoll.example/rules/chained)
                """,
                comments(
                        new Change()
                                .modified(
                                        "Dockerfile",
                                        "RUN set x\n a\n",
                                        "RUN set x\n b\n c\n a end\n")));
    }

    @Test
    void aFixBeyondTheAddedLinesIsNotOffered() {
        assertEquals(
                """
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Warning**: `VOLUME` is anonymous.

                  Why `volume` matters. [volume](https://plimsoll.example/rules/volume)
                """,
                comments(
                        new Change()
                                .modified(
                                        "Dockerfile",
                                        "FROM a\nCMD b\n",
                                        "FROM a\nVOLUME c\nCMD b\n")));
    }

    @Test
    void aLineToDeleteIsAnEmptySuggestion() {
        assertEquals(
                """
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Warning**: `MAINTAINER` is deprecated.

                  Why `maintainer` matters. [maintainer](https://plimsoll.example/rules/maintainer)

                  ```suggestion
                  ```
                """,
                comments(new Change().added("Dockerfile", "FROM a\nMAINTAINER b\nCMD x\n")));
    }

    @Test
    void windowsLineBreaksAreGitHubsBusiness() {
        assertEquals(
                """
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  ```suggestion
                  RUN apt-get install -y b && x
                  ```
                """,
                comments(
                        new Change()
                                .added("Dockerfile", "FROM a\r\nRUN apt-get install b && x\r\n")));
    }

    @Test
    void aLastLineWithoutABreakIsWhole() {
        assertEquals(
                """
                comment Dockerfile 2
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  ```suggestion
                  RUN apt-get install -y b && x
                  ```
                """,
                comments(new Change().added("Dockerfile", "FROM a\nRUN apt-get install b && x")));
    }

    @Test
    void nothingThatHidesIsOffered() {
        assertEquals(
                """
                comment Dockerfile 1
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)
                """,
                comments(
                        new Change()
                                .added("Dockerfile", "RUN apt-get install b && echo \u202E\n")));
    }

    @Test
    void noSecretIsQuoted() {
        assertEquals(
                """
                comment Dockerfile 1
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)
                """,
                comments(
                        new Change()
                                .added(
                                        "Dockerfile",
                                        "RUN API_TOKEN=hunter22 apt-get install b && x\n")));
    }

    @Test
    void aFenceIsLongerThanTheTicksInside() {
        assertEquals(
                """
                comment Dockerfile 1
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)

                  ````suggestion
                  RUN apt-get install -y b && echo ```
                  ````
                """,
                comments(new Change().added("Dockerfile", "RUN apt-get install b && echo ```\n")));
    }

    @Test
    void aMarkerInTheFileIsNotQuoted() {
        assertEquals(
                """
                comment Dockerfile 1
                  <!-- plimsoll:v1 1 -->
                  **Error**: `apt-get install` waits for an answer.

                  Why `no-yes` matters. [no-yes](https://plimsoll.example/rules/no-yes)
                """,
                comments(
                        new Change()
                                .added(
                                        "Dockerfile",
                                        "RUN apt-get install b && echo '<!-- plimsoll:v1 x"
                                                + " -->'\n")));
    }

    @Test
    void withoutAnAddressARuleIsOnlyNamed() {
        assertEquals(
                """
                comment Dockerfile 1
                  <!-- plimsoll:v1 1 -->
                  **Error**: The image runs as `root`.

                  Why `user-root` matters. `user-root`
                """,
                comments(new Change().added("Dockerfile", "USER root\n").withoutAddress()));
    }

    private static String comments(Change change) {
        var text = Change.drawn(change.plan());
        int review = text.indexOf("review: ");
        return review < 0 ? "no review\n" : text.substring(text.indexOf('\n', review) + 1);
    }
}
