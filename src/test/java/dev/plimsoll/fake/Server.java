package dev.plimsoll.fake;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okio.Buffer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;

/** Takes requests, counts them, and lets planned faults happen to them. */
final class Server extends Dispatcher {
    private static final int WORTH_PACKING = 1000;

    /** A line a request, or a client that was killed, would drown what a test has to say. */
    private static final Logger HTTP = Logger.getLogger(MockWebServer.class.getName());

    private final World world;
    private final Desk desk;
    private final String prefix;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private CountDownLatch paused = new CountDownLatch(1);
    private CountDownLatch resumed = new CountDownLatch(0);
    private long used;
    private volatile int inFlight;
    private volatile int mostInFlight;

    /**
     * @param prefix of every path, such as {@code /api/v3}; empty for github.com
     */
    Server(World world, PublicKey key, String prefix) {
        HTTP.setLevel(Level.SEVERE);
        this.world = world;
        desk = new Desk(world, key, prefix);
        this.prefix = prefix;
    }

    void add(Map<String, Function<Ask, Reply>> more) {
        desk.add(more);
    }

    synchronized void plan(Fault fault) {
        faults.add(fault);
    }

    synchronized void forgetFaults() {
        faults.clear();
    }

    synchronized List<Act> acts() {
        return List.copyOf(acts);
    }

    synchronized void forgetActs() {
        acts.clear();
    }

    int mostInFlight() {
        return mostInFlight;
    }

    void awaitPause() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = paused;
        }
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing came to where it should pause; acts: " + acts());
        }
    }

    synchronized void resume() {
        resumed.countDown();
        resumed = new CountDownLatch(0);
        paused = new CountDownLatch(1);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        count(1);
        try {
            return answered(request);
        } catch (RuntimeException e) {
            world.violations.add("the fake itself failed: " + e);
            return new MockResponse.Builder().code(599).body(e.toString()).build();
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        inFlight += more;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    private MockResponse answered(RecordedRequest request) throws InterruptedException {
        var target = request.getTarget();
        int mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var query = query(mark < 0 ? "" : target.substring(mark + 1));
        var bytes = request.getBody();
        var body = bytes == null ? "" : bytes.utf8();
        var operation = operation(request.getMethod(), desk.named(path));
        var act = desk.redirect(path).isPresent() ? Act.REDIRECT : act(operation, body);
        world.calls.add(request.getMethod() + " " + target);
        if (waits()) {
            return dropped();
        }
        Optional<Fault> fault;
        synchronized (this) {
            acts.add(act);
            fault = faults.stream().filter(each -> each.strikes(act)).findFirst();
            used++;
        }
        fault.ifPresent(each -> each.meanwhile().run());
        if (fault.filter(each -> each.pauses(Fault.When.BEFORE)).isPresent()) {
            return hung();
        }
        if (fault.filter(each -> each.drops(Fault.When.BEFORE)).isPresent()) {
            return dropped();
        }
        var early = fault.flatMap(each -> each.reply(Fault.When.BEFORE));
        var reply =
                early.isPresent()
                        ? early.get()
                        : desk.reply(new Desk.Request(request, path, query, body, act, operation));
        if (fault.filter(each -> each.pauses(Fault.When.AFTER)).isPresent()) {
            return hung();
        }
        if (fault.filter(each -> each.drops(Fault.When.AFTER)).isPresent()) {
            return dropped();
        }
        var late = fault.flatMap(each -> each.reply(Fault.When.AFTER)).orElse(reply);
        var delay = fault.map(Fault::delay).orElse(Duration.ZERO);
        return response(request, act, late)
                .headersDelay(delay.toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    /** While the fake is paused, whoever comes hangs. */
    private boolean waits() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = resumed;
        }
        if (latch.getCount() == 0) {
            return false;
        }
        latch.await(120, TimeUnit.SECONDS);
        return true;
    }

    private MockResponse hung() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            resumed = new CountDownLatch(1);
            latch = resumed;
            paused.countDown();
        }
        latch.await(120, TimeUnit.SECONDS);
        return dropped();
    }

    private static MockResponse dropped() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
                .build();
    }

    private Optional<Oracle.Operation> operation(String method, String path) {
        if (path.equals(graphQlPath()) && method.equals("POST")) {
            return Optional.of(
                    new Oracle.Operation(
                            "POST /graphql", Map.of(), Json.MAPPER.createObjectNode()));
        }
        return path.startsWith(prefix)
                ? Oracle.instance().operation(method, path.substring(prefix.length()))
                : Optional.empty();
    }

    private String graphQlPath() {
        return prefix.endsWith("/v3") ? "/api/graphql" : prefix + "/graphql";
    }

    private static Act act(Optional<Oracle.Operation> operation, String body) {
        var act = operation.map(each -> Act.of(each.name())).orElse(Act.UNKNOWN);
        return act == Act.QUERY && body.contains("\"mutation") ? Act.MUTATION : act;
    }

    private MockResponse.Builder response(RecordedRequest request, Act act, Reply reply) {
        var response = new MockResponse.Builder().code(reply.status());
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-ratelimit-limit", "5000");
        headers.put("x-ratelimit-used", Long.toString(used));
        headers.put("x-ratelimit-remaining", Long.toString(Math.max(1, 5000 - used)));
        headers.put(
                "x-ratelimit-reset",
                Long.toString(world.clock.instant().plusSeconds(3600).getEpochSecond()));
        boolean query = act == Act.QUERY || act == Act.MUTATION;
        headers.put("x-ratelimit-resource", query ? "graphql" : "core");
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.remove(Paging.NEXT);
        headers.forEach(response::setHeader);
        var body = reply.body().orElse(new byte[0]);
        var accepted = request.getHeaders().get("Accept-Encoding");
        if (body.length > WORTH_PACKING && accepted != null && accepted.contains("gzip")) {
            response.setHeader("content-encoding", "gzip");
            body = packed(body);
        }
        return response.body(new Buffer().write(body));
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
