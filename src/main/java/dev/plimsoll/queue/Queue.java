package dev.plimsoll.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Works on lanes as they come due, on virtual threads. The job library wakes lanes and sees to it
 * that one instance has a lane at a time; what there is to do stands in our own tables, which are
 * swept for lanes that nobody woke.
 */
public final class Queue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);
    private static final String TASK = "lane";
    private static final int AT_ONCE = 32;

    private static final Duration SWEEP = Duration.ofSeconds(2);

    /** The server before and the database after it want their share of eight seconds. */
    private static final Duration STOP = Duration.ofSeconds(4);

    private final Database database;
    private final InstantSource clock;
    private final Turns turns;
    private final Inbox inbox;
    private final Scheduler scheduler;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sweep").factory());

    public Queue(
            Database database, InstantSource clock, Turns turns, Worker worker, Instance instance) {
        this.database = database;
        this.clock = clock;
        this.turns = turns;
        this.inbox = new Inbox(database, clock);
        var task =
                Tasks.custom(TASK, Void.class)
                        .onDeadExecutionRevive()
                        .execute((lane, _) -> completion(lane.getId(), worker));
        this.scheduler =
                Scheduler.create(database.source(), List.of(task))
                        .schedulerName(new SchedulerName.Fixed(instance.name()))
                        .clock(clock::instant)
                        .threads(AT_ONCE)
                        .executorService(Executors.newVirtualThreadPerTaskExecutor())
                        .pollingInterval(Duration.ofSeconds(1))
                        .heartbeatInterval(Instance.HEARTBEAT)
                        .missedHeartbeatsLimit(instance.missed())
                        .alwaysPersistTimestampInUTC()
                        .enableImmediateExecution()
                        .jdbcCustomization(times(database))
                        .shutdownMaxWait(STOP)
                        .build();
    }

    /** How times are kept: with their zone, as both databases can and our columns are. */
    private static JdbcCustomization times(Database database) {
        return database.isShared()
                ? new PostgreSqlJdbcCustomization(false, false)
                : new DefaultJdbcCustomization(false);
    }

    /** Begins to work, with what was left over at once. */
    public void start() {
        if (!database.isShared()) {
            database.forgetHolders(clock.instant());
        }
        scheduler.start();
        var _ =
                sweeper.scheduleWithFixedDelay(
                        this::sweep, 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        var _ = sweeper.scheduleWithFixedDelay(this::forget, 1, 60, TimeUnit.MINUTES);
    }

    /** Wakes a lane that was given a wish; without this it is found by the next sweep. */
    public void wake(String lane) {
        try {
            scheduler.schedule(
                    instance(lane), clock.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (RuntimeException e) {
            LOG.debug("lane {} was not woken, the sweep will", lane, e);
        }
    }

    /** Begins no new work, lets what runs come to its next write, and stops within seconds. */
    @Override
    public void close() {
        turns.stopping();
        sweeper.shutdownNow();
        scheduler.stop();
    }

    private CompletionHandler<Void> completion(String lane, Worker worker) {
        var next = turns.give(lane, worker);
        return (complete, operations) ->
                next.ifPresentOrElse(
                        at -> operations.reschedule(complete, at), () -> remove(operations));
    }

    private static void remove(ExecutionOperations<Void> operations) {
        operations.remove();
    }

    private void sweep() {
        try {
            turns.due().forEach(this::wake);
        } catch (RuntimeException e) {
            LOG.warn("open lanes could not be looked for", e);
        }
    }

    private void forget() {
        try {
            inbox.forget();
        } catch (RuntimeException e) {
            LOG.warn("old deliveries could not be forgotten", e);
        }
    }

    private static TaskInstance<Void> instance(String lane) {
        return new TaskInstance<>(TASK, lane);
    }
}
