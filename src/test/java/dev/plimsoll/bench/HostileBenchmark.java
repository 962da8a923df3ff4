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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the time of one file grows with its length where the file is made to be slow, every rule on:
 * four times the length may take four times as long. A rule that goes through a list for each of
 * its findings shows here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class HostileBenchmark {
    /** What is repeated; {@code #} stands for a number of its own, {@code @} for the one before. */
    public enum Shape {
        STAGES("FROM debian:13 AS s0\n", "FROM s@ AS s#\nENV A#=1\nCOPY a b\n", ""),
        COPIES("FROM debian:13 AS b\nFROM b\n", "COPY --from=b /d# /x\n", ""),
        WAIVERS("FROM debian:13\n", "# hadolint ignore=DL3008\nRUN apt update\n", ""),
        GLOBALS("", "ARG a#=1\n", "FROM debian:13\nRUN echo $a1 $b1\n"),
        VARIABLES("FROM debian:13\nENV A=", "\\\n$b#", "\n"),
        COMMANDS("FROM debian:13\nRUN ", "apt-get update; unset A; rm /x#; \\\n", "true\n"),
        PACKAGES("FROM debian:13\nRUN apt-get install -y", " \\\n git vim p#", "\n"),
        RUNS("FROM debian:13\n", "# x\nRUN apt-get update && apt-get install -y git\n", ""),
        PORTS("FROM debian:13\nEXPOSE", " \\\n 22", "\n"),
        IDS("FROM debian:13\n", "RUN useradd u#\nUSER u#\nCOPY a /a#/b\n", "");

        private final String before;
        private final String repeated;
        private final String after;

        Shape(String before, String repeated, String after) {
            this.before = before;
            this.repeated = repeated;
            this.after = after;
        }

        private String text(int characters) {
            return IntStream.rangeClosed(1, characters / repeated.length())
                    .mapToObj(i ->
                            repeated.replace("#", String.valueOf(i))
                                    .replace("@", String.valueOf(i - 1)))
                    .collect(Collectors.joining("", before, after));
        }
    }

    @Param private Shape shape = Shape.STAGES;

    @Param({"100000", "400000"})
    private int characters;

    private final Linter linter = new Linter(Catalogue.load(), Selection.everything());
    private SourceText text = SourceText.of("");

    @Setup
    public void write() {
        text = SourceText.of(shape.text(characters));
    }

    @Benchmark
    public Linter.Verdict parseAndLint() {
        return linter.lint(Dockerfile.parse(text, Surroundings.UNKNOWN));
    }
}
