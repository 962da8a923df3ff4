package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Takes requests: who asks, is it well said, may it be, and what comes of it. */
final class Server extends Dispatcher {
    private static final int WORTH_PACKING = 1000;

    private final World world;
    private final Gate gate;
    private final String prefix;
    private final GraphQlServer graphQl;
    private final Map<String, Function<Ask, Reply>> routes = new HashMap<>();
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
        this.world = world;
        gate = new Gate(world, key);
        this.prefix = prefix;
        graphQl = new GraphQlServer(world);
    }

    void add(Map<String, Function<Ask, Reply>> more) {
        routes.putAll(more);
    }

    synchronized void plan(Fault fault) {
        faults.add(fault);
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
        var operation = operation(request.getMethod(), path);
        var act = act(operation, body);
        world.calls.add(request.getMethod() + " " + target);
        if (waits()) {
            return dropped();
        }
        Optional<Fault> fault;
        synchronized (this) {
            acts.add(act);
            fault = faults.stream().filter(each -> each.isFor(act)).findFirst();
            fault.ifPresent(Fault::use);
            used++;
        }
        if (fault.filter(each -> each.pauses(Fault.When.BEFORE)).isPresent()) {
            return hung();
        }
        if (fault.filter(each -> each.drops(Fault.When.BEFORE)).isPresent()) {
            return dropped();
        }
        var early = fault.flatMap(each -> each.reply(Fault.When.BEFORE));
        var reply = early.isPresent() ? early.get() : reply(request, path, query, body, operation);
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

    private Reply reply(
            RecordedRequest request,
            String path,
            Map<String, String> query,
            String body,
            Optional<Oracle.Operation> operation) {
        synchronized (world) {
            try {
                return examined(request, path, query, body, operation);
            } catch (Refusal refusal) {
                if (refusal.reply().status() == 422) {
                    world.refusals.add(
                            new String(
                                    refusal.reply().body().orElse(new byte[0]),
                                    StandardCharsets.UTF_8));
                }
                return refusal.reply();
            }
        }
    }

    private Reply examined(
            RecordedRequest request,
            String path,
            Map<String, String> query,
            String body,
            Optional<Oracle.Operation> operation) {
        headers(request);
        var moved = redirect(path);
        if (moved.isPresent()) {
            return moved.get();
        }
        var byId = byId(path, request.getMethod());
        var known = byId.or(() -> operation);
        if (known.isEmpty()) {
            world.violations.add("no such operation: " + request.getMethod() + " " + path);
            return Reply.notFound();
        }
        var name = known.get().name();
        boolean asApp = name.contains(" /app") || name.endsWith("/installation");
        var token =
                asApp ? Optional.<Token>empty() : Optional.of(gate.token(authorization(request)));
        if (asApp) {
            gate.checkApp(authorization(request));
        }
        if (!name.equals("POST /graphql")) {
            Oracle.instance()
                    .faults(known.get(), query, body)
                    .forEach(fault -> world.violations.add(name + ": " + fault));
        }
        token.ifPresent(each -> Gate.checkPermission(name, each));
        var ask = new Ask(name, known.get().parameters(), query, json(body), token);
        if (name.equals("POST /graphql")) {
            return graphQl.answer(ask.body(), token.orElseThrow());
        }
        var route = Optional.ofNullable(routes.get(name));
        if (route.isEmpty()) {
            world.violations.add("not made yet: " + name);
            return Reply.notFound();
        }
        return linked(request, route.get().apply(ask));
    }

    private void headers(RecordedRequest request) {
        for (var name : List.of("User-Agent", "Accept", "X-GitHub-Api-Version")) {
            var value = request.getHeaders().get(name);
            if (value == null || value.startsWith("Java-http-client")) {
                world.violations.add(request.getRequestLine() + ": without its own " + name);
            }
        }
    }

    /** A renamed repository answers with its number in place of its name. */
    private Optional<Reply> redirect(String path) {
        for (var repository : world.repositories.values()) {
            for (var name : repository.formerNames()) {
                var old = prefix + "/repos/" + name;
                if (path.equals(old) || path.startsWith(old + "/")) {
                    var url =
                            "%s/repositories/%d%s"
                                    .formatted(
                                            prefix, repository.id(), path.substring(old.length()));
                    return Optional.of(
                            Reply.problem(301, "Moved Permanently", List.of())
                                    .with("Location", url));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Oracle.Operation> byId(String path, String method) {
        var start = prefix + "/repositories/";
        if (!path.startsWith(start)) {
            return Optional.empty();
        }
        var rest = path.substring(start.length());
        int slash = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
        return Optional.ofNullable(world.repositories.get(Long.parseLong(rest.substring(0, slash))))
                .flatMap(each ->
                        Oracle.instance()
                                .operation(
                                        method, "/repos/" + each.name() + rest.substring(slash)));
    }

    private static String authorization(RecordedRequest request) {
        var value = request.getHeaders().get("Authorization");
        return value == null || !value.startsWith("Bearer ")
                ? ""
                : value.substring("Bearer ".length());
    }

    private static JsonNode json(String body) {
        try {
            return body.isEmpty() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new Refusal(Reply.problem(400, "Problems parsing JSON", List.of()));
        }
    }

    private static Reply linked(RecordedRequest request, Reply reply) {
        var next = Optional.ofNullable(reply.headers().get(Paging.NEXT));
        if (next.isEmpty()) {
            return reply;
        }
        var url = request.getUrl().newBuilder().setQueryParameter("page", next.get()).build();
        return reply.with("Link", "<%s>; rel=\"next\", <%s>; rel=\"last\"".formatted(url, url));
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
