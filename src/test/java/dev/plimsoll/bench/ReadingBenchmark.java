package dev.plimsoll.bench;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.SourceText;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How fast the files of {@link Corpus} are read, on one thread and after warming up; it says the
 * size of the corpus too, the time of one file at the median and the memory that a file takes when
 * it is read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {
    private static final int ROUNDS = 200;

    private List<byte[]> files = List.of();

    @Setup
    public void load() throws IOException {
        files = Corpus.named();
        long bytes = files.stream().mapToLong(file -> file.length).sum();
        System.out.printf("%d files, %d bytes%n", files.size(), bytes);
        System.out.printf("median of a file: %.1f us%n", medianMicroseconds());
        System.out.printf("kept of a file: %.1f times its bytes%n", (double) kept() / bytes);
    }

    /** The time that the corpus takes, its shell scripts included. */
    @Benchmark
    public int readAll() {
        int commands = 0;
        for (var file : files) {
            commands += read(file);
        }
        return commands;
    }

    /** The time that the corpus takes without its shell scripts. */
    @Benchmark
    public int parseAll() {
        int instructions = 0;
        for (var file : files) {
            instructions += parse(file).instructions().size();
        }
        return instructions;
    }

    private static Dockerfile parse(byte[] file) {
        return Dockerfile.parse(SourceText.of(file), Surroundings.UNKNOWN);
    }

    private static int read(byte[] file) {
        int commands = 0;
        for (var instruction : parse(file).instructions()) {
            commands += instruction.commands().size();
        }
        return commands;
    }

    /** The best time of each file, and the median of these. */
    private double medianMicroseconds() {
        var best = new long[files.size()];
        Arrays.fill(best, Long.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                long start = System.nanoTime();
                read(files.get(i));
                best[i] = Math.min(best[i], System.nanoTime() - start);
            }
        }
        Arrays.sort(best);
        return best[best.length / 2] / 1e3;
    }

    /** How many bytes of the heap the files take when they are read whole. */
    private long kept() {
        long before = used();
        var kept = files.stream().map(ReadingBenchmark::parse).toList();
        long commands =
                kept.stream()
                        .flatMap(file -> file.instructions().stream())
                        .mapToLong(each -> each.commands().size())
                        .sum();
        long after = used();
        return kept.isEmpty() || commands == 0 ? 0 : after - before;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
