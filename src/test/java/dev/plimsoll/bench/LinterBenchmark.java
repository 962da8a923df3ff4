package dev.plimsoll.bench;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Selection;
import dev.plimsoll.source.SourceText;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long one file takes with every rule on. Each sample is one file of {@link Corpus}, so that
 * the median is that of files.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class LinterBenchmark {
    private final Linter linter = new Linter(Catalogue.load(), Selection.everything());
    private List<SourceText> texts = List.of();
    private int next;
    private Dockerfile parsed = parse(SourceText.of(""));

    @Setup
    public void read() throws IOException {
        texts = Corpus.named().stream().map(SourceText::of).toList();
    }

    /**
     * What a file works out when it is asked is part of the rules' time, so each is parsed anew.
     */
    @Setup(Level.Invocation)
    public void parse() {
        parsed = parse(text());
    }

    @Benchmark
    public Linter.Verdict lint() {
        return linter.lint(parsed);
    }

    @Benchmark
    public Linter.Verdict parseAndLint() {
        return linter.lint(parse(text()));
    }

    private SourceText text() {
        next = (next + 1) % texts.size();
        return texts.get(next);
    }

    private static Dockerfile parse(SourceText text) {
        return Dockerfile.parse(text, Surroundings.UNKNOWN);
    }
}
