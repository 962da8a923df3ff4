package dev.plimsoll.bot;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A limit on the time that judging takes. What does not end in time is left behind on a thread of
 * its own; where too many were left behind, nothing new begins.
 */
final class Deadline {
    private static final int LEFT_BEHIND = 64;

    private final Duration limit;
    private final Semaphore threads = new Semaphore(LEFT_BEHIND);

    Deadline(Duration limit) {
        this.limit = limit;
    }

    /** It took too long. */
    static final class Passed extends Exception {
        private static final long serialVersionUID = 1;

        Passed(String message) {
            super(message);
        }
    }

    <T> T call(Callable<T> work) throws Passed, InterruptedException {
        if (!threads.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Passed("too much hangs already");
        }
        var task =
                new FutureTask<T>(() -> {
                    try {
                        return work.call();
                    } finally {
                        threads.release();
                    }
                });
        // A platform thread: hostile text may need a deep stack, and must not hold up the carriers.
        Thread.ofPlatform().daemon().name("judge").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new Passed("not done within " + limit.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static Passed unwrapped(ExecutionException e) {
        var cause = e.getCause();
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof StackOverflowError deep) {
            throw deep;
        }
        throw new IllegalStateException(cause);
    }
}
