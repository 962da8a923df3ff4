package dev.plimsoll.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What goes wrong with the next calls of one kind; without a word more, with one call. */
public final class Fault {
    /** When the connection breaks, or everything stops. */
    enum When {
        BEFORE,
        AFTER,
        NEVER
    }

    private final Act act;
    private final World world;
    private int spared;
    private int times = 1;
    private Optional<Supplier<Reply>> reply = Optional.empty();
    private When answered = When.BEFORE;
    private When dropped = When.NEVER;
    private When paused = When.NEVER;
    private Duration delay = Duration.ZERO;
    private Runnable meanwhile = () -> {};

    Fault(Act act, World world) {
        this.act = act;
        this.world = world;
    }

    /** So many calls instead of one. */
    public Fault times(int number) {
        times = number;
        return this;
    }

    /** Spares so many calls first. */
    public Fault sparing(int number) {
        spared = number;
        return this;
    }

    /** Answers with a status, such as 502, and does nothing. */
    public Fault answers(int status) {
        return answers(status, "Server Error");
    }

    public Fault answers(int status, String message) {
        return replies(() -> Reply.problem(status, message, List.of()));
    }

    /** Does what it was asked, and answers with a status as if it had not. */
    public Fault doesItAndAnswers(int status) {
        answered = When.AFTER;
        return answers(status);
    }

    public Fault with(String header, String value) {
        return with(header, () -> value);
    }

    /** Answers with this text instead of JSON. */
    public Fault babbles(String text) {
        return replies(() -> Reply.raw(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The connection breaks before anything is done. */
    public Fault dropsBefore() {
        dropped = When.BEFORE;
        return this;
    }

    /** The connection breaks when all is done. */
    public Fault dropsAfter() {
        dropped = When.AFTER;
        return this;
    }

    /** The call and every later one hang before anything is done, until the fake is resumed. */
    public Fault pausesBefore() {
        paused = When.BEFORE;
        return this;
    }

    /** The call is done, then it and every later one hang until the fake is resumed. */
    public Fault pausesAfter() {
        paused = When.AFTER;
        return this;
    }

    /** Something else happens in the world before the call is answered. */
    public Fault meanwhile(Runnable act) {
        meanwhile = act;
        return this;
    }

    public Fault delays(Duration time) {
        delay = time;
        return this;
    }

    /** The primary limit: nothing is left for that time from the call on. */
    public Fault isLimited(Duration time) {
        return replies(this::limited)
                .with("x-ratelimit-remaining", () -> "0")
                .with(
                        "x-ratelimit-reset",
                        () -> Long.toString(world.clock.instant().plus(time).getEpochSecond()));
    }

    /** In GraphQL a limit is told with status 200. */
    private Reply limited() {
        if (act != Act.QUERY && act != Act.MUTATION) {
            return Reply.problem(403, "API rate limit exceeded for installation.", List.of());
        }
        var error = Json.of("type", "RATE_LIMITED", "message", "API rate limit exceeded");
        return Reply.of(200, Json.of("errors", List.of(error)));
    }

    /** A secondary limit that says when it ends. */
    public Fault isLimitedSecondarily(Duration time) {
        return answers(429, "You have exceeded a secondary rate limit.")
                .with("retry-after", Long.toString(time.toSeconds()));
    }

    /** A secondary limit that is known by its words only. */
    public Fault isLimitedSecondarily() {
        return answers(
                403,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you"
                        + " try again.");
    }

    /** Refuses with an error of the kind that a review gets. */
    public Fault refuses(String error) {
        return replies(() -> Reply.problem(422, "Unprocessable Entity", List.of(error)));
    }

    private Fault replies(Supplier<Reply> answer) {
        reply = Optional.of(answer);
        return this;
    }

    private Fault with(String header, Supplier<String> value) {
        reply = reply.map(given -> () -> given.get().with(header, value.get()));
        return this;
    }

    /** Whether it happens to a call of that kind, which counts. */
    boolean strikes(Act other) {
        boolean ours = times > 0 && (act == Act.ANY || act == other);
        if (ours && spared > 0) {
            spared--;
            return false;
        }
        times -= ours ? 1 : 0;
        return ours;
    }

    Optional<Reply> reply(When when) {
        return reply.filter(each -> answered == when).map(Supplier::get);
    }

    boolean drops(When when) {
        return dropped == when;
    }

    boolean pauses(When when) {
        return paused == when;
    }

    Runnable meanwhile() {
        return meanwhile;
    }

    Duration delay() {
        return delay;
    }
}
