package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class CallsTest {
    private static final Dockerfile FILE =
            Dockerfile.parse(
                    SourceText.of(
                            """
                            ARG V=1
                            FROM ruby AS tools
                            RUN gem install a && sudo pip3 install b
                            FROM scratch AS data
                            COPY d /
                            FROM tools AS app-test
                            COPY --from=data / /
                            RUN python -m pip install c; sh -c 'gem install d'
                            RUN --mount=from=mounted,target=/m bundle install
                            FROM alpine AS mounted
                            ONBUILD RUN ["gem", "install", "e"]
                            FROM app-test
                            """),
                    Surroundings.UNKNOWN);

    private static String shown(List<Call> calls) {
        return String.join(
                "\n",
                calls.stream()
                        .map(call -> FILE.stageNameAt(call) + ": " + call.command())
                        .toList());
    }

    private static String names(List<Stage> stages) {
        return String.join(
                " ",
                stages.stream()
                        .map(stage -> stage.name().orElse(String.valueOf(stage.index())))
                        .toList());
    }

    @Test
    void callsAreFoundByTheirPrograms() {
        assertEquals(
                """
                tools: gem install a
                app-test: gem install d
                mounted: gem install e\
                """,
                shown(FILE.calls("gem")));
        assertEquals("", shown(FILE.calls("npm")));
    }

    @Test
    void callsOfSeveralProgramsStandInTheirOrder() {
        assertEquals(
                """
                tools: gem install a
                tools: sudo pip3 install b
                app-test: gem install d
                app-test: bundle install
                mounted: gem install e\
                """,
                shown(FILE.calls("bundle", "gem", "pip3", "npm")));
    }

    @Test
    void aPackageManagerIsCalledByAllItsPrograms() {
        assertEquals(
                """
                tools: sudo pip3 install b
                app-test: python -m pip install c\
                """,
                shown(FILE.calls("pip")));
        assertEquals(shown(FILE.calls("pip")), shown(FILE.calls("pip", "pip3")));
        assertEquals(
                "c",
                FILE.calls("python")
                        .getFirst()
                        .install()
                        .orElseThrow()
                        .packages()
                        .getFirst()
                        .toString());
    }

    @Test
    void aStageHasItsOwn() {
        assertEquals("app-test: gem install d", shown(FILE.stages().get(2).calls("gem")));
    }

    @Test
    void whatShipsIsTheFinalStageAndWhatItIsBuiltOn() {
        assertEquals("4 app-test tools", names(FILE.shippedStages()));
        assertEquals(
                "tools app-test 4", names(FILE.stages().stream().filter(FILE::ships).toList()));
    }

    @Test
    void allThatFromMayNameShips() {
        var file =
                parse(
                        """
                        ARG KIND
                        FROM debian AS files
                        FROM debian AS base-amd64
                        COPY --from=files /a /a
                        FROM debian AS base-arm64
                        FROM debian AS base-test
                        FROM debian AS tools-1
                        FROM base-$TARGETARCH AS middle
                        FROM debian AS other
                        FROM mi${KIND:-x}le
                        """);
        var last = file.finalStage().orElseThrow();
        assertEquals("7 middle base-amd64 base-arm64", names(file.shippedStages()));
        assertEquals(
                "files base-amd64 base-arm64 middle 7", names(file.graph().contributing(last)));
        assertEquals("files base-amd64 base-arm64 middle 7", names(file.graph().needed(last)));
    }

    @Test
    void aVariableAloneMeansAnImage() {
        var file = parse("ARG BASE\nFROM debian AS tools\nFROM $BASE\n");
        var last = file.finalStage().orElseThrow();
        assertEquals("1", names(file.shippedStages()));
        assertEquals("tools 1", names(file.graph().needed(last)));
    }

    @Test
    void filesComeIntoTheImageByFromAndByCopy() {
        var last = FILE.finalStage().orElseThrow();
        assertEquals("tools data app-test 4", names(FILE.graph().contributing(last)));
        assertEquals("tools data app-test mounted 4", names(FILE.graph().needed(last)));
    }

    @Test
    void instructionsAreFoundByTheirType() {
        assertEquals(5, FILE.all(From.class).stream().count());
        assertEquals(1, FILE.all(Instruction.Arg.class).stream().count());
        assertEquals(FILE.all(Copy.class), FILE.all(Copying.class));
        assertEquals(FILE.instructions(), FILE.all(Instruction.class));
    }

    @Test
    void aStageSaysByItsNameThatItIsForDevelopment() {
        assertEquals(
                "dev app-dev ci_base tests my.test debug",
                names(
                        stages(
                                        "dev app-dev ci_base tests my.test debug device prod latest"
                                                + " testing2 circle")
                                .filter(Stage::isForDevelopment)
                                .toList()));
    }

    private static Stream<Stage> stages(String names) {
        var text = "FROM a AS " + String.join("\nFROM a AS ", names.split(" ")) + "\n";
        return parse(text).stages().stream();
    }

    private static Dockerfile parse(String text) {
        return Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN);
    }
}
