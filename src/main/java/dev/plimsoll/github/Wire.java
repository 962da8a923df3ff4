package dev.plimsoll.github;

import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * The one way to GitHub, for our own calls and for those of the library.
 *
 * <p>It bounds time, size and concurrency, counts, follows redirects within GitHub, and turns every
 * answer that is no success into a {@link CallFailed}. It never sends anything twice.
 */
final class Wire implements GitHubConnector {
    /**
     * How long GitHub may take, and how much it may say.
     *
     * @param start how long after the beginning of an act something may still be sent for it
     * @param connect how long a new connection may take
     * @param answer how long after the beginning of an act the answer may come
     * @param largest the most bytes of an answer that are read, where a call does not ask for less
     */
    record Bounds(Duration start, Duration connect, Duration answer, int largest) {
        /** What GitHub itself gives up after, so that nothing has an effect later. */
        static final Duration GITHUBS = Duration.ofSeconds(10);

        private static final Duration USUAL_START = Duration.ofSeconds(5);
        private static final Duration USUAL_CONNECT = Duration.ofSeconds(5);
        static final Bounds USUAL =
                new Bounds(
                        USUAL_START,
                        USUAL_CONNECT,
                        USUAL_START.plus(USUAL_CONNECT).plus(GITHUBS),
                        64 * 1024 * 1024);
    }

    /** GitHub allows 100 at once for an installation, REST and GraphQL together. */
    private static final int AT_ONCE = 50;

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private final URI api;
    private final Meter meter;
    private final InstantSource clock;
    private final Bounds bounds;
    private final HttpClient client;
    private final Map<Long, Semaphore> inFlight = new ConcurrentHashMap<>();

    Wire(URI api, Meter meter, InstantSource clock, Bounds bounds) {
        this.api = api;
        this.meter = meter;
        this.clock = clock;
        this.bounds = bounds;
        client =
                HttpClient.newBuilder()
                        .connectTimeout(bounds.connect())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(
                                "https".equals(api.getScheme())
                                        ? HttpClient.Version.HTTP_2
                                        : HttpClient.Version.HTTP_1_1)
                        .build();
    }

    Answer send(Call call) throws CallFailed {
        var permits = inFlight.computeIfAbsent(call.installation(), id -> new Semaphore(AT_ONCE));
        try {
            if (!permits.tryAcquire(call.left(bounds.start()).toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CallFailed(late(call));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed(new Failure.Unclear(call + " was not sent: interrupted"), e);
        }
        try {
            return followed(call);
        } finally {
            permits.release();
        }
    }

    /** The library's calls: they are the App's own, and their failures are the same as ours. */
    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        var headers = new TreeMap<String, String>();
        request.allHeaders()
                .forEach((name, values) ->
                        values.stream().findFirst().ifPresent(v -> headers.put(name, v)));
        var stream = request.body();
        Optional<byte[]> body =
                stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        var url = URI.create(request.url().toString());
        var act = url.getPath().replaceAll(".*/(?=[a-z_]+(/[0-9]+)?$)", "").replaceAll("/.*", "");
        var answer = send(new Call(act, request.method(), url, 0, headers, body, bounds.largest()));
        return new GitHubConnectorResponse(request, answer.status(), answer.headers().map()) {
            @Override
            public ByteArrayInputStream bodyStream() {
                return new ByteArrayInputStream(answer.body());
            }

            @Override
            public void close() {}
        };
    }

    private Answer followed(Call first) throws CallFailed {
        var call = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var answer = measured(call);
            if (!REDIRECTS.contains(answer.status())) {
                var failure = Verdict.on(call, answer, clock.instant());
                if (failure.isPresent()) {
                    throw new CallFailed(failure.get());
                }
                return answer;
            }
            call = call.at(target(call, answer));
        }
        throw refused(first, 301, "redirects without end");
    }

    /** Where a redirect leads to; the token goes along, so only within GitHub's API. */
    private URI target(Call call, Answer answer) throws CallFailed {
        try {
            var target = call.url().resolve(new URI(answer.header("location").orElse("")));
            if (target.equals(call.url()) || !isOurs(target)) {
                throw refused(
                        call, answer.status(), "a redirect to another place than GitHub's API");
            }
            return target;
        } catch (URISyntaxException e) {
            throw refused(call, answer.status(), "a redirect to nowhere");
        }
    }

    int largest() {
        return bounds.largest();
    }

    boolean isOurs(URI url) {
        return api.getScheme().equalsIgnoreCase(url.getScheme())
                && api.getRawAuthority().equalsIgnoreCase(url.getRawAuthority());
    }

    private static CallFailed refused(Call call, int status, String why) {
        return new CallFailed(new Failure.Refused(status, call + " answered " + why, List.of()));
    }

    private Answer measured(Call call) throws CallFailed {
        long start = System.nanoTime();
        var outcome = "none";
        try {
            var answer = exchanged(call);
            outcome = Integer.toString(answer.status());
            var resource = answer.header("x-ratelimit-resource").orElse("core");
            answer.number("x-ratelimit-remaining")
                    .ifPresent(left -> meter.remaining(call.installation(), resource, left));
            return answer;
        } finally {
            meter.called(call.act(), outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Failure late(Call call) {
        var what = "%s was not sent within %d s".formatted(call, bounds.start().toSeconds());
        return new Failure.Unclear(what);
    }

    /** Waits for the whole answer: the client's own timeout ends with the headers. */
    private Answer exchanged(Call call) throws CallFailed {
        if (call.left(bounds.start()).isNegative()) {
            throw new CallFailed(late(call));
        }
        var pending = client.sendAsync(request(call), info -> new Bounded(call.limit()));
        try {
            return answer(
                    call, pending.get(call.left(bounds.answer()).toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallFailed(new Failure.Unclear(call + " was interrupted"), e);
        } catch (TimeoutException e) {
            pending.cancel(true);
            var what = "%s: no answer within %d s".formatted(call, bounds.answer().toSeconds());
            throw new CallFailed(new Failure.Unclear(what), e);
        } catch (ExecutionException e) {
            throw new CallFailed(broken(call, e.getCause()), e);
        } catch (IOException e) {
            throw new CallFailed(broken(call, e), e);
        }
    }

    private static Failure broken(Call call, @Nullable Throwable cause) {
        for (var fault = cause; fault != null; fault = fault.getCause()) {
            if (fault instanceof Bounded.Exceeded) {
                return new Failure.TooLarge(call.toString(), call.limit());
            }
        }
        var kind = cause == null ? "no answer" : cause.getClass().getSimpleName();
        return new Failure.Unclear(call + ": " + kind);
    }

    private HttpRequest request(Call call) {
        var request =
                HttpRequest.newBuilder(call.url())
                        .method(
                                call.method(),
                                call.body()
                                        .map(BodyPublishers::ofByteArray)
                                        .orElseGet(BodyPublishers::noBody));
        call.headers().forEach(request::setHeader);
        return request.setHeader("User-Agent", "Plimsoll")
                .setHeader("X-GitHub-Api-Version", "2022-11-28")
                .setHeader("Accept-Encoding", "gzip")
                .build();
    }

    private static Answer answer(Call call, HttpResponse<byte[]> response) throws IOException {
        boolean packed =
                response.headers()
                        .firstValue("content-encoding")
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter("gzip"::equals)
                        .isPresent();
        var body = packed ? unpacked(response.body(), call.limit()) : response.body();
        var headers =
                HttpHeaders.of(
                        response.headers().map(),
                        (name, value) -> !name.equalsIgnoreCase("content-encoding"));
        return new Answer(response.statusCode(), headers, body);
    }

    private static byte[] unpacked(byte[] packed, int limit) throws IOException {
        if (packed.length == 0) {
            return packed;
        }
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Bounded.Exceeded();
            }
            return bytes;
        }
    }
}
