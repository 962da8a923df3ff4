package dev.plimsoll.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.fake.Opening;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

import java.util.List;

/**
 * A class of end-to-end tests: on each database in turn, with a scene of its own. After each test
 * nothing may have been against GitHub's rules.
 */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Scenes.class)
interface EndToEnd {
    Scene scene();

    @AfterEach
    default void wasWellBehaved() {
        assertEquals(List.of(), scene().faults());
    }

    /** A pull request in a repository of its own, being prepared. */
    default Opening opening() {
        return scene().repository().pullRequest(7);
    }

    /** One that changes the Dockerfile, being prepared. */
    default Opening opening(String before, String after) {
        return opening().file("Dockerfile", before, after);
    }

    default FakePullRequest opened(Opening opening) {
        var pull = opening.open();
        scene().hears("opened", pull);
        return pull;
    }

    default FakePullRequest opened(String before, String after) {
        return opened(opening(before, after));
    }

    /** Another commit that changes the Dockerfile, of which GitHub tells. */
    default void pushed(FakePullRequest pull, String text) {
        pull.push().file("Dockerfile", text).done();
        scene().hears("synchronize", pull);
    }
}
