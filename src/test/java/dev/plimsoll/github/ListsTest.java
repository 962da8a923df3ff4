package dev.plimsoll.github;

import static dev.plimsoll.github.Clients.ALL;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is long comes by pages, in batches, or cut. */
class ListsTest {
    private final FakeGitHub fake = FakeGitHub.start();
    private final GitHub github = Clients.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    private Repository shop() {
        var shop = fake.repository("acme/shop");
        return new Repository(shop.installation().id(), shop.id(), "acme/shop");
    }

    private static List<String> paths(int number) {
        return IntStream.range(0, number).mapToObj("%04d/Dockerfile"::formatted).toList();
    }

    @Test
    void filesOfAPullRequestComeByPages() throws Exception {
        var opening = fake.pullRequest("acme/shop", 7);
        paths(250).forEach(path -> opening.added(path, "FROM " + path + "\n"));
        opening.open();
        var changed = github.changedFiles(shop(), 7);
        assertEquals(paths(250), changed.files().stream().map(ChangedFile::path).toList());
        assertFalse(changed.cut());
        assertEquals(3, fake.count(Act.FILES));
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void filesOfAPullRequestEndAt3000() throws Exception {
        var opening = fake.pullRequest("acme/shop", 7);
        paths(3001).forEach(path -> opening.added(path, "x"));
        var pull = opening.open();
        var changed = github.changedFiles(shop(), 7);
        assertEquals(3000, changed.files().size());
        assertTrue(changed.cut());
        assertEquals(3001, github.tree(shop(), pull.head()).entries().size());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void contentsComeByFifty() throws Exception {
        var opening = fake.pullRequest("acme/shop", 7);
        paths(120).forEach(path -> opening.added(path, "FROM " + path + "\n"));
        var pull = opening.open();
        var view = github.view(shop(), 7, pull.head(), paths(120), ALL);
        assertEquals(120, view.files().size());
        assertEquals(
                Optional.of("FROM 0119/Dockerfile\n"),
                view.file("0119/Dockerfile").flatMap(HeadFile::text));
        assertEquals(3, fake.count(Act.QUERY));
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void contentsThatAreTooMuchForOneAnswerComeInSmallerBatches() throws Exception {
        var opening = fake.pullRequest("acme/shop", 7);
        paths(5).forEach(path -> opening.added(path, ("# " + path + "\n").repeat(1500)));
        var pull = opening.open();
        var careful = Clients.of(fake, InstantSource.system(), Duration.ofSeconds(5), 60_000);
        var view = careful.view(shop(), 7, pull.head(), paths(5), ALL);
        assertEquals(paths(5), view.files().keySet().stream().sorted().toList());
        assertEquals(
                Optional.of("# 0004/Dockerfile\n".repeat(1500)),
                view.file("0004/Dockerfile").flatMap(HeadFile::text));
        // All at once, without files, all files, the first two, the last three, one, two.
        assertEquals(7, fake.count(Act.QUERY));
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void commentsComeByPages() throws Exception {
        var pull =
                fake.pullRequest("acme/shop", 7).file("Dockerfile", "FROM a\n", "FROM b\n").open();
        for (int i = 0; i < 230; i++) {
            pull.comment("octocat", "Dockerfile", 1, "remark " + i);
        }
        var comments = github.view(shop(), 7, pull.head(), List.of("Dockerfile"), ALL).comments();
        assertEquals(230, comments.size());
        assertEquals("remark 229", comments.getLast().body());
        assertEquals(3, fake.count(Act.QUERY));
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void openPullRequestsComeByPages() throws Exception {
        for (int number = 1; number <= 101; number++) {
            fake.pullRequest("acme/shop", number).added("f" + number, "x").fork().open();
        }
        fake.repository("acme/shop").pull(50).close();
        var pulls = github.openPullRequests(shop());
        assertEquals(100, pulls.size());
        assertEquals(101, pulls.getFirst().number());
        assertEquals(fake.repository("acme/shop").pull(101).head(), pulls.getFirst().head());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void aTextThatGitHubCutIsKnownByItsId() throws Exception {
        var large = "# é\n".repeat(200_000);
        var pull = fake.pullRequest("acme/shop", 7).added("Dockerfile", large).open();
        var file =
                github.view(shop(), 7, pull.head(), List.of("Dockerfile"), ALL).file("Dockerfile");
        assertEquals(Optional.empty(), file.flatMap(HeadFile::bytes));
        assertArrayEquals(
                large.getBytes(UTF_8), github.blob(shop(), file.orElseThrow().oid(), 2_000_000));
        assertEquals(
                new Failure.TooLarge(
                        "GET /repos/acme/shop/git/blobs/" + file.orElseThrow().oid(), 500_000),
                assertThrows(
                                CallFailed.class,
                                () -> github.blob(shop(), file.orElseThrow().oid(), 500_000))
                        .why());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void aTextThatIsNotUtf8IsKnownByItsId() throws Exception {
        var latin = new byte[] {'F', 'R', 'O', 'M', ' ', (byte) 0xe9, '\n'};
        var pull = fake.pullRequest("acme/shop", 7).added("Dockerfile", latin).open();
        var file = github.files(shop(), pull.head(), List.of("Dockerfile"), ALL).getFirst();
        assertEquals(Optional.empty(), file.bytes());
        assertArrayEquals(latin, github.blob(shop(), file.oid(), 1000));
    }

    @Test
    void comparesWithTheMergeBase() throws Exception {
        var pull =
                fake.pullRequest("acme/shop", 7)
                        .renamed("old/Dockerfile", "new/Dockerfile", "FROM a\n", "FROM b\n")
                        .removed("gone/Dockerfile", "FROM c\n")
                        .open();
        var merge = fake.repository("acme/shop").tip("main");
        fake.repository("acme/shop").push("main").file("later", "x").done();
        var tip = fake.repository("acme/shop").tip("main");
        var comparison = github.compare(shop(), tip, pull.head());
        assertEquals(merge, comparison.mergeBase());
        assertEquals(
                List.of("gone/Dockerfile REMOVED", "new/Dockerfile RENAMED"),
                comparison.files().stream()
                        .map(file -> file.path() + " " + file.status())
                        .toList());
        assertEquals(Optional.of("old/Dockerfile"), comparison.files().getLast().previousPath());
        assertFalse(comparison.cut());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void aTreeMayBeCut() throws Exception {
        var pull =
                fake.pullRequest("acme/shop", 7)
                        .added("Dockerfile", "FROM a\n")
                        .link("b", "Dockerfile")
                        .submodule("c")
                        .open();
        var tree = github.tree(shop(), pull.head());
        assertEquals(
                List.of("Dockerfile FILE 7", "b LINK 10", "c SUBMODULE 0"),
                tree.entries().stream()
                        .map(each -> each.path() + " " + each.kind() + " " + each.size())
                        .toList());
        assertFalse(tree.cut());
        fake.treesEndAt(2);
        assertTrue(github.tree(shop(), pull.head()).cut());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void aRenamedRepositoryIsFound() throws Exception {
        fake.pullRequest("acme/shop", 7).file("Dockerfile", "FROM a\n", "FROM b\n").open();
        var old = shop();
        fake.repository("acme/shop").rename("acme/store");
        var pull = fake.repository("acme/store").pull(7);
        assertEquals(pull.head(), github.pullRequest(old, 7).head());
        var report =
                new CheckReport(
                        "id",
                        Optional.empty(),
                        Optional.of(CheckReport.Conclusion.SUCCESS),
                        "t",
                        "s",
                        Optional.empty(),
                        List.of());
        github.createCheckRun(old, "Plimsoll", pull.head(), report);
        assertEquals("success", pull.checkRun().conclusion());
        assertEquals(
                1, github.view(old, 7, pull.head(), List.of("Dockerfile"), ALL).files().size());
        assertEquals(
                List.of(
                        Act.TOKEN,
                        Act.REDIRECT,
                        Act.PULL,
                        Act.REDIRECT,
                        Act.CREATE_CHECK,
                        Act.QUERY),
                fake.acts());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void anEnterpriseServerIsSpokenToAtItsOwnAddresses() throws Exception {
        try (var enterprise = FakeGitHub.startEnterprise(InstantSource.system())) {
            var pull =
                    enterprise
                            .pullRequest("acme/shop", 7)
                            .file("Dockerfile", "FROM a\n", "FROM b\n")
                            .open();
            var there = Clients.of(enterprise);
            var shop =
                    new Repository(
                            pull.repository().installation().id(),
                            pull.repository().id(),
                            "acme/shop");
            there.changedFiles(shop, 7);
            there.view(shop, 7, pull.head(), List.of("Dockerfile"), ALL);
            there.app();
            assertEquals(
                    List.of(
                            "POST /api/v3/app/installations/1000/access_tokens",
                            "GET /api/v3/repos/acme/shop/pulls/7/files?per_page=100",
                            "POST /api/graphql",
                            "GET /api/v3/app"),
                    enterprise.calls());
            assertEquals(List.of(), enterprise.faults());
        }
    }

    @Test
    void deliveriesAreListedAndSentAgain() throws Exception {
        fake.sendsEventsTo(URI.create("http://127.0.0.1:9/webhook"), "secret");
        var pull = fake.pullRequest("acme/shop", 7).added("Dockerfile", "FROM a\n").open();
        var sent = fake.event("opened", pull);
        assertEquals(0, sent.send());
        var first = github.hookDeliveries(Optional.empty());
        assertEquals(Optional.empty(), first.next());
        assertEquals(sent.guid(), first.deliveries().getFirst().guid());
        assertFalse(first.deliveries().getFirst().arrived());
        github.redeliver(first.deliveries().getFirst());
        var second = github.hookDeliveries(Optional.empty()).deliveries();
        assertEquals(
                List.of("%s true".formatted(sent.guid()), "%s false".formatted(sent.guid())),
                second.stream().map(each -> each.guid() + " " + each.redelivery()).toList());
        assertEquals(List.of(), fake.faults());
    }
}
