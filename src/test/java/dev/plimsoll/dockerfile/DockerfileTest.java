package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

class DockerfileTest {

    private static Dockerfile parse(String text) {
        return Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN);
    }

    /** What is known of a text at the end of the last stage. */
    private static String value(String file, String text) {
        var value = parse(file).finalStage().orElseThrow().environment().expand(text);
        return switch (value) {
            case Value.Known(String known) -> known;
            case Value.OneOf(var texts) -> String.join("|", texts);
            case Value.Unknown() -> "unknown";
        };
    }

    @Test
    void modifiersOfVariablesWorkAsInBuildKit() {
        var file = "FROM scratch\nENV a=foo.tar.gz e=\n";
        assertEquals("foo.tar.gz", value(file, "$a"));
        assertEquals("x", value(file, "${e:-x}"));
        assertEquals("", value(file, "${e-x}"));
        assertEquals("x", value(file, "${a:+x}"));
        assertEquals("foo.tar", value(file, "${a%.*}"));
        assertEquals("foo", value(file, "${a%%.*}"));
        assertEquals("tar.gz", value(file, "${a#*.}"));
        assertEquals("gz", value(file, "${a##*.}"));
        assertEquals("f00.tar.gz", value(file, "${a//o/0}"));
        assertEquals("f0o.tar.gz", value(file, "${a/o/0}"));
        assertEquals("$a foo.tar.gz", value(file, "'$a' \"$a\""));
        assertEquals("$a", value(file, "\\$a"));
        assertEquals("unknown", value(file, "${e:?must be set}"));
        assertEquals("", value(file, "$unset"));
    }

    @Test
    void whatOnlyTheBuildKnowsIsUnknown() {
        assertEquals("unknown", value("FROM a\n", "$PATH"));
        assertEquals("unknown", value("FROM a\nARG x\n", "/opt/$x"));
        assertEquals("/opt/1", value("FROM a\nARG x=1\n", "/opt/$x"));
        assertEquals(
                "base-amd64|base-arm64|base-arm|base-386|base-ppc64le|base-s390x|base-riscv64",
                value("FROM a\nARG TARGETARCH\n", "base-$TARGETARCH"));
    }

    @Test
    void scopesFollowTheOrderOfTheFile() {
        assertEquals("unknown", value("ARG x=1\nFROM a\n", "$x"));
        assertEquals("1", value("ARG x=1\nFROM a\nARG x\n", "$x"));
        assertEquals("2", value("ARG x=1\nFROM a\nARG x=2\n", "$x"));
        assertEquals("e", value("FROM a\nARG x=2\nENV x=e\n", "$x"));
        assertEquals("e", value("FROM a AS p\nENV x=e\nFROM p\n", "$x"));
        assertEquals("old", value("FROM scratch\nENV x=old\nENV x=new y=$x\n", "$y"));
        assertEquals("1 2", value("FROM scratch\nARG x=1 y=$x\\ 2\n", "$y"));
    }

    @Test
    void aStageIsFoundThroughVariables() {
        var file = parse("ARG src=1\nFROM python:3.12 AS img1\nUSER app\nFROM img${src}\nRUN x\n");
        var last = file.finalStage().orElseThrow();
        assertEquals("img1", last.parent().orElseThrow().name().orElseThrow());
        assertEquals("app", last.user().orElseThrow().account().text());
        assertEquals(
                "app", last.userAt(last.instructions().getFirst()).orElseThrow().account().text());
        assertEquals(
                "1, 0",
                file.shippedStages().stream()
                        .map(stage -> String.valueOf(stage.index()))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void factsHoldFromTheirInstructionOn() {
        var file =
                parse(
                        """
                        FROM debian:13
                        RUN a
                        USER app
                        WORKDIR /x
                        RUN b
                        SHELL ["/bin/bash", "-o", "pipefail", "-ec"]
                        RUN c | d
                        """);
        var stage = file.finalStage().orElseThrow();
        var runs = stage.all(Instruction.Run.class);
        assertEquals(true, stage.userAt(runs.get(0)).isEmpty());
        assertEquals("app", stage.userAt(runs.get(1)).orElseThrow().account().text());
        assertEquals("/x", stage.workdirAt(runs.get(1)).orElseThrow().path().text());
        assertEquals(true, stage.shellAt(runs.get(1)).isEmpty());
        assertEquals(false, runs.get(1).commands().getFirst().context().errexit());
        assertEquals(true, runs.get(2).commands().getFirst().context().errexit());
        assertEquals(true, runs.get(2).commands().getFirst().context().pipefail());
    }

    @Test
    void filesOfOtherImagesAreToldFromStages() {
        var file =
                parse(
                        """
                        FROM a AS build
                        FROM b
                        COPY --from=BUILD x y
                        COPY --from=0 x y
                        COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
                        """);
        assertEquals(
                "stage 0, stage 0, ghcr.io/astral-sh/uv",
                file.graph().uses().stream()
                        .map(StageGraph.Use::source)
                        .map(DockerfileTest::name)
                        .collect(Collectors.joining(", ")));
    }

    private static String name(Base base) {
        return switch (base) {
            case Base.OfStage(Stage stage) -> "stage " + stage.index();
            case Base.External(ImageName name) -> name.familiar();
            case Base.Scratch _ -> "scratch";
            case Base.Unresolved _ -> "unresolved";
        };
    }

    @Test
    void aTemplateIsKnownByItsMarks() {
        assertEquals(true, parse("{{ if .x }}\nFROM a\n{{ end }}\n").isTemplate());
        assertEquals(true, parse("FROM {{ image }}\n").isTemplate());
        assertEquals(true, parse("FROM a\n{% include 'x' %}\nRUN b\n").isTemplate());
        assertEquals(true, parse("FROM <%= base %>:1\n").isTemplate());
        assertEquals(false, parse("FROM debian${X:+<%}\nRUN a\n").isTemplate());
        assertEquals(false, parse("FROM ${B:-{{}\nRUN a\n").isTemplate());
        assertEquals(
                false,
                parse("FROM a\nRUN docker inspect -f '{{.State}}' x\nLABEL a=\"{{b}}\"\n")
                        .isTemplate());
    }

    @Test
    void aPlaceBelongsToAStage() {
        var file = parse("ARG x\nFROM a\nRUN b\nFROM c AS Final\nRUN d\n");
        assertEquals(
                "|0|0|final|final",
                file.instructions().stream()
                        .map(file::stageNameAt)
                        .collect(Collectors.joining("|")));
    }

    @Test
    void anOverlongLineIsAProblemAndIsRead() {
        var file = parse("FROM a\nRUN " + "x ".repeat(40_000) + "\nRUN y\n");
        assertEquals(
                "This line is longer than the 65535 bytes that BuildKit reads.",
                file.problems().getFirst().message());
        assertEquals(1, file.calls("y").size());
    }

    @Test
    void anEmptyFileIsAProblem() {
        assertEquals(
                "The file has no instructions.", parse("# a\n").problems().getFirst().message());
    }
}
