package dev.plimsoll.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.fake.Sent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** The events that the fake sends are understood, as GitHub's own examples are. */
class EventsOfTheFakeTest {
    private final FakeGitHub fake = FakeGitHub.start();
    private final Webhook webhook = new Webhook(List.of("secret"));

    @AfterEach
    void close() {
        fake.close();
    }

    private Event read(Sent sent) {
        return webhook.read(sent.event(), sent.body());
    }

    @Test
    void aboutPullRequestsChecksGroupsAndInstallations() throws Exception {
        var pull =
                fake.pullRequest("acme/shop", 7)
                        .file("Dockerfile", "FROM a\n", "FROM b\n")
                        .deletedFork()
                        .open();
        var repository = pull.repository();
        var shop = new Repository(repository.installation().id(), repository.id(), "acme/shop");
        assertEquals(
                new Event.PullRequestChanged(shop, 7, "opened", pull.head()),
                read(fake.event("opened", pull)));
        assertEquals(
                new Event.PullRequestChanged(shop, 7, "edited", pull.head()),
                read(fake.baseChanged(pull)));
        assertEquals(new Event.Ignored("pull_request.edited"), read(fake.event("edited", pull)));
        assertEquals(
                new Event.PullRequestClosed(shop, 7, pull.head()),
                read(fake.event("closed", pull)));

        var own = fake.pullRequest("acme/shop", 8).headOf(pull).open();
        var github = Clients.of(fake);
        var report =
                new CheckReport(
                        "run-1",
                        Optional.empty(),
                        Optional.empty(),
                        "t",
                        "s",
                        Optional.empty(),
                        List.of());
        var run = github.createCheckRun(shop, "Plimsoll", pull.head(), report);
        // GitHub names the pull request of the repository itself, and not the fork's.
        assertEquals(
                new Event.CheckRerequested(
                        shop,
                        pull.head(),
                        Optional.of(run.id()),
                        Optional.of("run-1"),
                        List.of(own.number()),
                        4242),
                read(fake.rerequested(repository, pull.checkRun())));
        assertEquals(
                new Event.CheckRerequested(
                        shop, pull.head(), Optional.empty(), Optional.empty(), List.of(8), 4242),
                read(fake.suiteRerequested(repository, pull.head())));

        var group = repository.mergeGroup(own);
        assertEquals(
                new Event.MergeGroupRequested(shop, group.base(), group.head(), group.branch()),
                read(fake.event("checks_requested", group)));
        assertEquals(
                new Event.MergeGroupDestroyed(shop, group.base(), group.head()),
                read(fake.event("destroyed", group)));
        assertEquals(
                new Event.InstallationChanged("installation.suspend", shop.installation()),
                read(fake.event("suspend", repository.installation())));
        assertEquals(List.of(), fake.faults());
    }
}
