package dev.plimsoll.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

class WaiversTest {
    private static final Pattern BAD = Pattern.compile("bad(?!-)");

    /** Finds every {@code bad} in an instruction. */
    @Lint(
            severity = Severity.WARNING,
            summary = "Be good",
            covers = {"DL9001", "DL9002", "MaintainerDeprecated"})
    public record BadWord() implements Rule {
        @Override
        public void check(Dockerfile file, Report report) {
            for (Instruction instruction : file.instructions()) {
                int start = instruction.span().start();
                BAD.matcher(file.source().text(instruction))
                        .results()
                        .map(match -> new Span(start + match.start(), start + match.end()))
                        .forEach(span ->
                                report.at(span, "`bad` is bad.")
                                        .as("DL9001", "MaintainerDeprecated"));
            }
        }
    }

    private static Linter.Verdict lint(String text) {
        var catalogue = new Catalogue(List.of(Catalogue.Entry.of(BadWord.class)));
        return new Linter(catalogue)
                .lint(Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN));
    }

    private static List<Integer> standing(String text) {
        var source = SourceText.of(text);
        return lint(text).findings().stream().map(source::firstLine).toList();
    }

    @Test
    void aWaiverHoldsForTheInstructionBelow() {
        assertEquals(
                List.of(5),
                standing(
                        """
                        FROM debian:13
                        # plimsoll ignore=bad-word the vendor's name
                        RUN bad \\
                            bad
                        RUN bad
                        """));
    }

    @Test
    void aWaiverKeepsItsReasonAndItsPlace() {
        var text =
                "FROM debian:13\n# plimsoll ignore=other, bad-word  the vendor's name\nRUN bad\n";
        var waived = lint(text).waived().getFirst();
        assertEquals("the vendor's name", waived.waiver().reason());
        assertEquals(2, SourceText.of(text).firstLine(waived.waiver()));
        assertEquals("bad-word", waived.finding().rule());
    }

    @Test
    void otherCommentsMayStandBetween() {
        assertEquals(
                List.of(),
                standing("FROM debian:13\n# plimsoll ignore=bad-word\n# and more\nRUN bad\n"));
    }

    @Test
    void aBlankLineEndsTheReachOfAWaiver() {
        assertEquals(
                List.of(4), standing("FROM debian:13\n# plimsoll ignore=bad-word\n\nRUN bad\n"));
    }

    @Test
    void insideAnInstructionAWaiverHoldsForTheNextLineAlone() {
        assertEquals(
                List.of(5),
                standing(
                        """
                        FROM debian:13
                        RUN good \\
                        # plimsoll ignore=bad-word
                            bad \\
                            bad
                        """));
    }

    @Test
    void aWaiverOfHadolintSilencesWhatIsKnownUnderItsId() {
        assertEquals(List.of(), standing("FROM debian:13\n# hadolint ignore=DL9001\nRUN bad\n"));
        assertEquals(List.of(3), standing("FROM debian:13\n# hadolint ignore=DL9002\nRUN bad\n"));
    }

    @Test
    void theCaseOfAnIdSaysNothing() {
        assertEquals(List.of(), standing("FROM debian:13\n# plimsoll ignore=BAD-Word\nRUN bad\n"));
        assertEquals(List.of(), standing("FROM debian:13\n# hadolint ignore=dl9001\nRUN bad\n"));
    }

    @Test
    void aGlobalWaiverOfHadolintHoldsForTheWholeFile() {
        assertEquals(
                List.of(),
                standing("# hadolint global ignore=DL9001\nFROM debian:13\nRUN bad\nRUN bad\n"));
        assertEquals(
                List.of(),
                standing("# hadolint global ignore = DL9001 , DL9002\nFROM debian:13\nRUN bad\n"));
    }

    @Test
    void whatBuildKitIsToldToSkipIsWaived() {
        var bad = "FROM debian:13\nRUN bad\n";
        var below = "FROM debian:13\n# check=skip=MaintainerDeprecated\nRUN bad\nRUN bad\n";
        assertEquals(List.of(4), standing(below));
        assertEquals(List.of(), standing("# check=skip=A,MaintainerDeprecated\n" + bad));
        assertEquals(List.of(), standing("# check=skip=all;error=true\n" + bad));
        assertEquals(
                List.of(3), standing("# check=skip=all;experimental=MaintainerDeprecated\n" + bad));
        assertEquals(List.of(3), standing("# check=skip=A\n" + bad));
        assertEquals(List.of(3), standing("# check=error=true\n" + bad));
    }

    @Test
    void whatFollowsTheOptionsOfACheckIsTheReason() {
        assertEquals(
                "the vendor's name",
                lint("FROM a\n# check=skip=DL9001;error=true // the vendor's name\nRUN bad\n")
                        .waived()
                        .getFirst()
                        .waiver()
                        .reason());
    }

    @Test
    void anUnknownIdWaivesNothing() {
        assertEquals(List.of(3), standing("FROM debian:13\n# plimsoll ignore=bad\nRUN bad\n"));
    }

    @Test
    void anIdThatIsNamedTwiceCountsOnce() {
        assertEquals(
                List.of(),
                standing("FROM debian:13\n# plimsoll ignore=bad-word,bad-word\nRUN bad\n"));
    }

    @Test
    void aFileFullOfWaiversIsReadInOneGo() {
        var many = "# plimsoll ignore=bad-word\n".repeat(50_000);
        assertEquals(List.of(), standing("FROM debian:13\n" + many + "RUN bad\n"));
    }
}
