package dev.plimsoll.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.fake.Opening;
import dev.plimsoll.fake.Sent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

import java.time.Duration;
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

    /** The same event is delivered once more and makes work. */
    default void hearsAgain(Sent event) {
        assertEquals(202, event.sendAgain());
        scene().plimsoll().pump();
    }

    /** Nothing more is done, however long one waits. */
    default void rests() {
        scene().calls();
        assertEquals(0, scene().passes(Duration.ofDays(1)));
        assertEquals(List.of(), scene().calls());
    }

    /** Another commit that changes the Dockerfile, of which GitHub tells. */
    default void pushed(FakePullRequest pull, String text) {
        pull.push().file("Dockerfile", text).done();
        scene().hears("synchronize", pull);
    }
}
