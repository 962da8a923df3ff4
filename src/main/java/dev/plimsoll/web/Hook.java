package dev.plimsoll.web;

import dev.plimsoll.bot.Intake;
import dev.plimsoll.github.Webhook;
import dev.plimsoll.queue.DatabaseFailure;

import io.javalin.http.Context;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** The gate for deliveries: signed and bounded, then read and kept. */
public final class Hook {
    private static final Logger LOG = LoggerFactory.getLogger(Hook.class);

    /** So many of the largest bodies are held at once. */
    private static final int HELD = 5;

    private static final Pattern GUID = Pattern.compile("[\\w.-]{1,100}");
    private static final Pattern EVENT = Pattern.compile("\\w{1,100}");

    private final Webhook webhook;
    private final Intake intake;
    private final Metrics metrics;
    private final InstantSource clock;
    private final Semaphore memory = Body.memory(HELD);
    private final Refusals unsigned;

    public Hook(Webhook webhook, Intake intake, Metrics metrics, InstantSource clock) {
        this.webhook = webhook;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
        unsigned = new Refusals(clock);
    }

    private record Answer(int status, String words) {
        Answer(Body.Refused refused) {
            this(refused.status(), refused.why());
        }
    }

    void handle(Context context) throws IOException {
        var answer = answer(context);
        metrics.delivered(event(context), answer.status);
        context.status(answer.status)
                .contentType("text/plain; charset=utf-8")
                .result(answer.words + "\n");
    }

    /** What the headers alone forbid is refused before anything of the body is read. */
    private Answer answer(Context context) throws IOException {
        if (context.req().getContentLengthLong() > Body.LARGEST) {
            return new Answer(Body.tooLarge());
        }
        var signature = header(context, "X-Hub-Signature-256").flatMap(Webhook::signature);
        if (signature.isEmpty()) {
            return unsigned();
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
        try (var body = new Body(context.req().getInputStream(), memory, clock)) {
            var refused = body.read();
            if (refused.isPresent()) {
                return new Answer(refused.get());
            }
            var bytes = body.bytes();
            return webhook.isSigned(bytes, signature.get())
                    ? taken(guid.get(), event.get(), bytes)
                    : unsigned();
        }
    }

    private Answer unsigned() {
        unsigned.add()
                .ifPresent(count ->
                        LOG.warn(
                                "deliveries without a right signature were refused: {}. The secret"
                                        + " of the App's webhook on GitHub and"
                                        + " GITHUB_WEBHOOK_SECRET must be the same.",
                                count));
        return new Answer(
                401,
                "The signature is missing or wrong: the secret of the App's webhook and"
                        + " `GITHUB_WEBHOOK_SECRET` must be the same.");
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
