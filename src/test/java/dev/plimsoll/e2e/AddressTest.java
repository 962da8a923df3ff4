package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Settings;
import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Nobody says where the server is for people. */
class AddressTest {
    @TempDir private Path directory;

    @Test
    void whereGitHubDoesNotKnowItEitherThereAreNoLinks() {
        var clock = Plimsoll.clock();
        try (var github = FakeGitHub.start(clock)) {
            github.next(Act.HOOK_CONFIG).times(1000).answers(502);
            var set =
                    Plimsoll.settings(
                            github, Plimsoll.embedded(directory), List.of(Plimsoll.SECRET));
            var unset =
                    new Settings(
                            set.github(), set.api(), set.listen(), Optional.empty(), set.storage());
            var pull = github.pullRequest("acme/shop", 7).file("Dockerfile", CLEAN, AS_ROOT).open();
            try (var plimsoll = Plimsoll.start(github, clock, unset)) {
                assertEquals(202, github.deliver("opened", pull));
                plimsoll.pump();
            }
            assertEquals(REVIEWED, Said.of(pull));
            var run = pull.checkRun();
            assertEquals(
                    """
                    ### `Dockerfile`

                    - line 3: **Error**: The image runs as `root`. (`last-user-root`)\
                    """,
                    run.text());
            assertFalse(run.annotations().getFirst().has("raw_details"));
            assertFalse(pull.comments().getFirst().body().contains("http"));
            assertEquals(List.of(), github.faults());
        }
    }
}
