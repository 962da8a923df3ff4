package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/** A GitHub Enterprise Server, whose addresses are others. */
class EnterpriseTest {
    @ParameterizedTest
    @EnumSource
    void aPullRequestIsReviewedFromItsOpeningToItsClose(TestDatabases database) {
        try (var scene = Scene.openEnterprise(database)) {
            var pull = scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
            scene.hears("opened", pull);
            assertEquals(REVIEWED, Said.of(pull));
            pull.repository().rename(pull.repository().name() + "-renamed");
            pull.push().file("Dockerfile", CLEAN + "WORKDIR /app\n").done();
            scene.hears("synchronize", pull);
            assertEquals(
                    """
                    success: No new finding in 1 Dockerfile
                    review: 1 new finding: 1 error.
                        Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`. [folded]
                    """
                            .formatted(pull.head().substring(0, 7)),
                    Said.of(pull));
            pull.close();
            scene.hears("closed", pull);
            scene.passes(Duration.ofSeconds(5));
            assertEquals("cancelled, cancelled", Said.conclusions(pull.repository()));
            assertEquals(
                    List.of(),
                    scene.github().calls().stream()
                            .filter(call -> !call.matches("[A-Z]+ /api/(v3/.*|graphql)"))
                            .toList());
            assertEquals(List.of(), scene.faults());
        }
    }
}
