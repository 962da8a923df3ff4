package dev.plimsoll.fake;

import mockwebserver3.MockWebServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A GitHub for tests: a real server that holds pull requests, checks, reviews and comments, refuses
 * what GitHub refuses, and holds every request against GitHub's own description.
 *
 * <pre>{@code
 * try (var github = FakeGitHub.start()) {
 *     github.sendsEventsTo(webhook, "secret");
 *     var pull = github.pullRequest("acme/shop", 7).file("Dockerfile", before, after).open();
 *     github.deliver("opened", pull);
 *     …
 *     assertEquals("failure", pull.checkRun().conclusion());
 *     assertEquals(List.of(), github.faults());
 * }
 * }</pre>
 */
public final class FakeGitHub implements AutoCloseable {
    private final MockWebServer http = new MockWebServer();
    private final World world;
    private final Hook hook;
    private final Server server;
    private final AppRoutes app;
    private final GitRoutes git;
    private final Payloads payloads;
    private final URI url;

    private FakeGitHub(InstantSource clock, String prefix) {
        world = new World(clock);
        hook = new Hook(world);
        server = new Server(world, AppKey.PAIR.getPublic(), prefix);
        http.setDispatcher(server);
        try {
            http.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        url = URI.create("http://127.0.0.1:" + http.getPort() + prefix);
        var rendering = new Rendering(world, url.toString());
        payloads = new Payloads(rendering);
        var repositories = new Repositories(world);
        app = new AppRoutes(world, rendering, hook);
        git = new GitRoutes(world, rendering, repositories);
        server.add(app.routes());
        server.add(git.routes());
        server.add(new PullRoutes(world, rendering, repositories).routes());
        server.add(new CheckRoutes(world, rendering, repositories).routes());
    }

    public static FakeGitHub start() {
        return start(InstantSource.system());
    }

    public static FakeGitHub start(InstantSource clock) {
        return new FakeGitHub(clock, "");
    }

    /** A GitHub Enterprise Server, whose interface lies under {@code /api/v3}. */
    public static FakeGitHub startEnterprise(InstantSource clock) {
        return new FakeGitHub(clock, "/api/v3");
    }

    /** What {@code GITHUB_API_URL} is set to. */
    public URI url() {
        return url;
    }

    /** What {@code GITHUB_APP_ID} is set to. */
    public String appId() {
        return Long.toString(World.APP);
    }

    /** The App's key as GitHub issues it: PKCS#1 in PEM. */
    public String pem() {
        return AppKey.pem();
    }

    public PrivateKey key() {
        return AppKey.PAIR.getPrivate();
    }

    /** The name that our comments stand under. */
    public String bot() {
        return World.BOT;
    }

    /** A repository; it comes to be, with its owner's installation, when first named. */
    public FakeRepository repository(String name) {
        synchronized (world) {
            return world.repository(name)
                    .orElseGet(() -> {
                        var owner = name.substring(0, name.indexOf('/'));
                        var made = new FakeRepository(world, installation(owner), name);
                        world.repositories.put(made.id(), made);
                        return made;
                    });
        }
    }

    /** An account's installation; it comes to be when first named. */
    public FakeInstallation installation(String account) {
        synchronized (world) {
            return world.installations.values().stream()
                    .filter(each -> each.account().equals(account))
                    .findFirst()
                    .orElseGet(() -> {
                        var made = new FakeInstallation(world, account);
                        world.installations.put(made.id(), made);
                        return made;
                    });
        }
    }

    /** Prepares a pull request in a repository. */
    public Opening pullRequest(String repository, int number) {
        return repository(repository).pullRequest(number);
    }

    /** Where events go from now on, signed with that secret. */
    public void sendsEventsTo(URI webhook, String secret) {
        hook.to(webhook, secret);
    }

    /**
     * An event about a pull request, not yet sent.
     *
     * @param action such as {@code opened}; {@code edited} means a new title
     */
    public Sent event(String action, FakePullRequest pull) {
        return prepared(
                "pull_request",
                () ->
                        action.equals("edited")
                                ? payloads.edited(pull, false)
                                : payloads.pull(action, pull));
    }

    /** The event that a pull request goes to another branch now. */
    public Sent baseChanged(FakePullRequest pull) {
        return prepared("pull_request", () -> payloads.edited(pull, true));
    }

    /** The event that somebody wants a run again. */
    public Sent rerequested(FakeRepository repository, FakeCheckRun run) {
        return prepared("check_run", () -> payloads.rerequested(repository, run));
    }

    /** The event that somebody wants all checks of a commit again. */
    public Sent suiteRerequested(FakeRepository repository, String head) {
        return prepared("check_suite", () -> payloads.suiteRerequested(repository, head));
    }

    /**
     * An event about a merge group.
     *
     * @param action {@code checks_requested} or {@code destroyed}
     */
    public Sent event(String action, FakeMergeGroup group) {
        return prepared("merge_group", () -> payloads.group(action, group));
    }

    /**
     * An event about an installation.
     *
     * @param action such as {@code suspend}
     */
    public Sent event(String action, FakeInstallation installation) {
        return prepared("installation", () -> payloads.installation(action, installation));
    }

    /** Any event with any payload. */
    public Sent event(String event, Object payload) {
        return hook.prepared(event, payload);
    }

    /** Sends an event about a pull request, and says the status of the answer. */
    public int deliver(String action, FakePullRequest pull) {
        return event(action, pull).send();
    }

    private Sent prepared(String event, Supplier<Map<String, @Nullable Object>> payload) {
        synchronized (world) {
            return hook.prepared(event, payload.get());
        }
    }

    /** Plans what goes wrong with the next call of that kind. */
    public Fault next(Act act) {
        var fault = new Fault(act, world);
        server.plan(fault);
        return fault;
    }

    /** Nothing that was planned goes wrong any more. */
    public void forgetFaults() {
        server.forgetFaults();
    }

    /** Waits until a call has come to where a planned fault pauses. */
    public void awaitPause() throws InterruptedException {
        server.awaitPause();
    }

    /** Drops all that hangs, and answers again. */
    public void resume() {
        server.resume();
    }

    /** What was called, in order, since the start or {@link #forgetActs}. */
    public List<Act> acts() {
        return server.acts();
    }

    public long count(Act act) {
        return server.acts().stream().filter(act::equals).count();
    }

    public void forgetActs() {
        server.forgetActs();
    }

    /** The most calls that were under way at once. */
    public int mostInFlight() {
        return server.mostInFlight();
    }

    /** Each request as {@code POST /repos/acme/shop/check-runs}. */
    public List<String> calls() {
        return List.copyOf(world.calls);
    }

    /**
     * Everything that was against GitHub's description or its rules; a well-behaved client has
     * none. What a planned fault answers is not among it.
     */
    public List<String> faults() {
        var all = new ArrayList<>(world.violations);
        all.addAll(world.refusals);
        return all;
    }

    /** The tokens that were given out and the lines of the key; nobody else may know them. */
    public Stream<String> secrets() {
        return Stream.concat(
                List.copyOf(world.tokens.keySet()).stream(),
                AppKey.pem().lines().filter(line -> !line.startsWith("-")));
    }

    /** How long tokens live that are given out from now on. */
    public void tokensLive(Duration time) {
        app.tokensLive(time);
    }

    /** No token that was given out is good any more. */
    public void revokeTokens() {
        synchronized (world) {
            world.tokens.clear();
        }
    }

    /** Trees of more entries are answered in part. */
    public void treesEndAt(int entries) {
        git.treesEndAt(entries);
    }

    @Override
    public void close() {
        server.resume();
        http.close();
    }
}
