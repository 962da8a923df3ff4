package dev.plimsoll.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class DeadlineTest {
    @Test
    void whatEndsInTimeIsGivenBack() throws Exception {
        assertEquals("done", new Deadline(Duration.ofSeconds(20)).call(() -> "done"));
    }

    @Test
    void whatHangsIsLeftBehind() {
        var never = new CountDownLatch(1);
        var deadline = new Deadline(Duration.ofMillis(50));
        var passed =
                assertThrows(
                        Deadline.Passed.class,
                        () ->
                                deadline.call(() -> {
                                    while (never.getCount() > 0) {
                                        Thread.onSpinWait();
                                    }
                                    return "never";
                                }));
        never.countDown();
        assertEquals("not done within 0.05 s", passed.getMessage());
    }

    @Test
    void whatThrowsThrowsHere() {
        var deadline = new Deadline(Duration.ofSeconds(20));
        assertThrows(
                ArithmeticException.class,
                () ->
                        deadline.call(() -> {
                            throw new ArithmeticException("no");
                        }));
        assertThrows(StackOverflowError.class, () -> deadline.call(() -> deep(0)));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int deep(int depth) {
        return deep(depth + 1) + 1;
    }
}
