package dev.plimsoll.web;

import dev.plimsoll.bot.Intake;
import dev.plimsoll.github.Webhook;
import dev.plimsoll.queue.DatabaseFailure;

import io.javalin.http.Context;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The gate for deliveries: bounded, signed, then read and kept. */
public final class Hook {
    private static final Logger LOG = LoggerFactory.getLogger(Hook.class);

    /** GitHub sends no more. */
    static final int LARGEST = 25 * 1024 * 1024;

    /** GitHub waits no longer for an answer, its Enterprise Server neither. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MEGABYTE = 1024 * 1024;

    /**
     * How many megabytes of bodies are held at once, so that unsigned ones cannot fill the memory.
     */
    private static final int HELD = 128;

    private static final Pattern GUID = Pattern.compile("[\\w.-]{1,100}");
    private static final Pattern EVENT = Pattern.compile("\\w{1,100}");

    private final Webhook webhook;
    private final Intake intake;
    private final Metrics metrics;
    private final Semaphore memory = new Semaphore(HELD);

    public Hook(Webhook webhook, Intake intake, Metrics metrics) {
        this.webhook = webhook;
        this.intake = intake;
        this.metrics = metrics;
    }

    private record Answer(int status, String words) {}

    void handle(Context context) throws IOException, InterruptedException {
        var answer = answer(context);
        metrics.delivered(event(context), answer.status);
        context.status(answer.status)
                .contentType("text/plain; charset=utf-8")
                .result(answer.words + "\n");
    }

    private Answer answer(Context context) throws IOException, InterruptedException {
        long announced = context.req().getContentLengthLong();
        if (announced > LARGEST) {
            return tooLarge();
        }
        int share = announced < 0 ? LARGEST / MEGABYTE : (int) (announced / MEGABYTE) + 1;
        if (!memory.tryAcquire(share, 5, TimeUnit.SECONDS)) {
            return new Answer(
                    503, "Too many large deliveries arrive at once: deliver it again later.");
        }
        try {
            var body = body(context.req().getInputStream());
            if (body.isEmpty()) {
                return new Answer(408, "The delivery came too slowly: deliver it again.");
            }
            return body.get().length > LARGEST ? tooLarge() : answer(context, body.get());
        } finally {
            memory.release(share);
        }
    }

    /** The raw bytes, one more than allowed where there are more; empty if they take too long. */
    private static Optional<byte[]> body(InputStream in) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        var body = new ByteArrayOutputStream();
        var chunk = new byte[1 << 16];
        int read;
        do {
            if (System.nanoTime() > end) {
                return Optional.empty();
            }
            read = in.read(chunk, 0, Math.min(chunk.length, LARGEST + 1 - body.size()));
            body.write(chunk, 0, Math.max(read, 0));
        } while (read >= 0 && body.size() <= LARGEST);
        return Optional.of(body.toByteArray());
    }

    private static Answer tooLarge() {
        return new Answer(413, "A delivery has at most 25 MB.");
    }

    private Answer answer(Context context, byte[] body) {
        if (!webhook.isSigned(body, header(context, "X-Hub-Signature-256"))) {
            return new Answer(
                    401,
                    "The signature is missing or wrong: the secret of the App's webhook and"
                            + " `GITHUB_WEBHOOK_SECRET` must be the same.");
        }
        var type = header(context, "Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/json")) {
            return new Answer(
                    400,
                    "The content type must be `application/json`: set it on the App's webhook.");
        }
        var guid =
                header(context, "X-GitHub-Delivery").filter(text -> GUID.matcher(text).matches());
        var event = event(context);
        if (guid.isEmpty() || event.isEmpty()) {
            return new Answer(
                    400,
                    "The headers `X-GitHub-Event` and `X-GitHub-Delivery` are missing or"
                            + " malformed.");
        }
        return taken(guid.get(), event.get(), body);
    }

    private Answer taken(String guid, String event, byte[] body) {
        try {
            return switch (intake.take(guid, event, webhook.read(event, body))) {
                case Intake.Taken.Kept _ -> new Answer(202, "Kept.");
                case Intake.Taken.NothingToDo _ -> new Answer(200, "Nothing to do.");
                case Intake.Taken.Malformed malformed -> new Answer(400, malformed.why());
            };
        } catch (DatabaseFailure e) {
            LOG.error("delivery {} could not be kept", guid, e);
            return new Answer(503, "It could not be kept: deliver it again later.");
        }
    }

    private static Optional<String> event(Context context) {
        return header(context, "X-GitHub-Event").filter(text -> EVENT.matcher(text).matches());
    }

    private static Optional<String> header(Context context, String name) {
        return Optional.ofNullable(context.header(name));
    }
}
