package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Identity;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FormatsTest {
    private static final Checkout HERE = new Checkout(Path.of("/w/p"), Path.of("/w/p"));
    private static final String TEXT =
            "FROM debian:13\nRUN apt-get install -y curl\nMAINTAINER é\n";

    private static Finding finding(
            String rule, Severity level, String place, String message, Optional<Fix> fix) {
        return new Finding(
                new Identity(rule, "0", place), level, at(place), message, List.of("DL3015"), fix);
    }

    private static Span at(String place) {
        int start = TEXT.indexOf(place);
        return new Span(start, start + place.length());
    }

    private static Judged judged() {
        var recommends =
                finding(
                        "apt-no-recommends",
                        Severity.WARNING,
                        "apt-get install",
                        "This also installs the recommended packages.",
                        Optional.of(
                                Fix.safe(
                                        Edit.insertAfter(
                                                at("install"), " --no-install-recommends"))));
        var maintainer =
                finding(
                        "maintainer",
                        Severity.INFO,
                        "MAINTAINER é\n",
                        "`MAINTAINER` is deprecated.",
                        Optional.of(Fix.unsafe(Edit.delete(at("MAINTAINER é\n")))));
        return judged("a b/Dockerfile", recommends, maintainer);
    }

    private static Judged judged(String file, Finding... findings) {
        return new Judged(
                file, SourceText.of(TEXT), List.of(findings), 0, Optional.empty(), List.of());
    }

    private static Judged hostile() {
        return judged(
                "::set-env name=A::\n\033]0;x\007,##[group]/Dockerfile",
                finding(
                        "x",
                        Severity.ERROR,
                        "curl",
                        "Evil 100%\r\n::error::\u009b\u202e ##[group] \udce9.",
                        Optional.empty()));
    }

    @Test
    void aTerminalShowsTheLineCaretsAndTheFix() {
        var desk = Desk.empty();
        new TerminalFormat(desk.console().out(), new Terminal(false, 0))
                .write(List.of(judged()), List.of());
        assertEquals(
                """
                a b/Dockerfile:2:5: warning: This also installs the recommended packages. [apt-no-recommends]
                    2 | RUN apt-get install -y curl
                      |     ^^^^^^^^^^^^^^^
                      = fix:
                      + RUN apt-get install --no-install-recommends -y curl

                a b/Dockerfile:3:1: info: `MAINTAINER` is deprecated. [maintainer]
                    3 | MAINTAINER é
                      | ^^^^^^^^^^^^
                      = one way, to be looked at first:
                      = remove the line

                1 warning, 1 info in 1 file. `plimsoll explain RULE` says why, and what to do.
                """,
                desk.out());
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertEquals(true, Desk.terminal(80, Map.of()).console().colour());
        assertEquals(true, Desk.terminal(80, Map.of("NO_COLOR", "")).console().colour());
        assertEquals(false, Desk.terminal(80, Map.of("NO_COLOR", "1")).console().colour());
        assertEquals(false, Desk.terminal(80, Map.of("TERM", "dumb")).console().colour());
        assertEquals(false, Desk.empty().console().colour());
        assertEquals("\033[1;31merror\033[0m", new Terminal(true, 0).level(Severity.ERROR));
    }

    @Test
    void hostileTextSteersNeitherATerminalNorARunner() {
        var desk = Desk.empty();
        new TerminalFormat(desk.console().out(), new Terminal(false, 0))
                .write(List.of(hostile()), List.of());
        assertEquals(
                """
                ./::set-env name=A::<U+000A><U+001B>]0;x<U+0007>,#<U+0023>[group]/Dockerfile:2:24: error: \
                Evil 100%<U+000D><U+000A>::error::<U+009B><U+202E> #<U+0023>[group] <0xE9>. [x]
                    2 | RUN apt-get install -y curl
                      |                        ^^^^

                1 error in 1 file. `plimsoll explain RULE` says why, and what to do.
                """,
                desk.out());
    }

    @Test
    void jsonIsOneArrayWithPlacesFromOneAndAnExclusiveEnd() {
        var desk = Desk.empty();
        new JsonFormat(desk.console().out()).write(List.of(judged()), List.of());
        assertEquals(
                """
                [
                {"file":"a b/Dockerfile","line":2,"column":5,"endLine":2,"endColumn":20,"level":"warning",\
                "code":"apt-no-recommends","message":"This also installs the recommended packages.",\
                "covers":["DL3015"],"fix":{"safe":true,"edits":[{"line":2,"column":20,"endLine":2,\
                "endColumn":20,"text":" --no-install-recommends"}]}},
                {"file":"a b/Dockerfile","line":3,"column":1,"endLine":4,"endColumn":1,"level":"info",\
                "code":"maintainer","message":"`MAINTAINER` is deprecated.","covers":["DL3015"],\
                "fix":{"safe":false,"edits":[{"line":3,"column":1,"endLine":4,"endColumn":1,"text":""}]}}
                ]
                """,
                desk.out());
    }

    @Test
    void jsonOfNothingIsAnEmptyArray() {
        var desk = Desk.empty();
        new JsonFormat(desk.console().out()).write(List.of(judged("Dockerfile")), List.of());
        assertEquals("[]\n", desk.out());
    }

    @Test
    void jsonEscapesWhatHidesOrSteers() {
        var desk = Desk.empty();
        new JsonFormat(desk.console().out()).write(List.of(hostile()), List.of());
        assertEquals(
                """
                [
                {"file":"::set-env name=A::\\n\\u001b]0;x\\u0007,\\u0023#[group]/Dockerfile","line":2,\
                "column":24,"endLine":2,"endColumn":28,"level":"error","code":"x",\
                "message":"Evil 100%\\u000d\\n::error::\\u009b\\u202e \\u0023#[group] \\udce9.",\
                "covers":["DL3015"]}
                ]
                """,
                desk.out());
    }

    @Test
    void aWorkflowGetsOneCommandForEachFinding() {
        var desk = Desk.empty();
        new WorkflowFormat(desk.console().out(), HERE)
                .write(List.of(judged(), hostile()), List.of());
        assertEquals(
                """
                ::warning file=a b/Dockerfile,line=2,endLine=2,col=5,endColumn=20,title=apt-no-recommends\
                ::This also installs the recommended packages.
                ::notice file=a b/Dockerfile,line=3,endLine=4,title=maintainer::`MAINTAINER` is deprecated.
                ::error file=%3A%3Aset-env name=A%3A%3A<U+000A><U+001B>]0;x<U+0007>%2C##[group]/Dockerfile,\
                line=2,endLine=2,col=24,endColumn=28,title=x\
                ::Evil 100%25<U+000D>%0A%3A%3Aerror%3A%3A<U+009B><U+202E> ##[group] <0xE9>.
                """
                        .replace("%0A%3A%3Aerror%3A%3A", "%0A::error::"),
                desk.out());
    }

    @Test
    void sarifHasRegionsFixesAndFingerprints() {
        var desk = Desk.empty();
        new SarifFormat(desk.console().out(), new Catalogue(List.of()), HERE)
                .write(List.of(judged()), List.of());
        assertEquals(
                """
                {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{\
                "tool":{"driver":{"name":"Plimsoll","version":"(built from source)","rules":[]}},\
                "columnKind":"utf16CodeUnits",\
                "invocations":[{"executionSuccessful":true,"toolExecutionNotifications":[]}],"results":[\
                {"ruleId":"apt-no-recommends","level":"warning",\
                "message":{"text":"This also installs the recommended packages."},\
                "locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20b/Dockerfile"},\
                "region":{"startLine":2,"startColumn":5,"endLine":2,"endColumn":20}}}],\
                "partialFingerprints":{"plimsollIdentity/v1":"FIRST"},\
                "fixes":[{"description":{"text":"The image does the same job."},"artifactChanges":[{\
                "artifactLocation":{"uri":"a%20b/Dockerfile"},"replacements":[{\
                "deletedRegion":{"startLine":2,"startColumn":20,"endLine":2,"endColumn":20},\
                "insertedContent":{"text":" --no-install-recommends"}}]}]}]},\
                {"ruleId":"maintainer","level":"note","message":{"text":"`MAINTAINER` is deprecated."},\
                "locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20b/Dockerfile"},\
                "region":{"startLine":3,"startColumn":1,"endLine":4,"endColumn":1}}}],\
                "partialFingerprints":{"plimsollIdentity/v1":"SECOND"},\
                "fixes":[{"description":{"text":"To be looked at before it is applied."},\
                "artifactChanges":[{"artifactLocation":{"uri":"a%20b/Dockerfile"},"replacements":[{\
                "deletedRegion":{"startLine":3,"startColumn":1,"endLine":4,"endColumn":1},\
                "insertedContent":{"text":""}}]}]}]}]}]}
                """
                        .replace(
                                "FIRST",
                                new Fingerprints("a b/Dockerfile").of(judged().findings().get(0)))
                        .replace(
                                "SECOND",
                                new Fingerprints("a b/Dockerfile").of(judged().findings().get(1))),
                desk.out());
    }

    @Test
    void sarifSaysWhatWasNotChecked() {
        var desk = Desk.empty();
        new SarifFormat(desk.console().out(), new Catalogue(List.of()), HERE)
                .write(
                        List.of(Judged.notChecked("é#?%:.tmpl2", "a template")),
                        List.of("no\nsuch"));
        assertEquals(
                """
                {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{\
                "tool":{"driver":{"name":"Plimsoll","version":"(built from source)","rules":[]}},\
                "columnKind":"utf16CodeUnits",\
                "invocations":[{"executionSuccessful":false,"toolExecutionNotifications":[\
                {"level":"note","message":{"text":"not checked: a template"},"locations":[{\
                "physicalLocation":{"artifactLocation":{"uri":"%C3%A9%23%3F%25%3A.tmpl2"}}}]},\
                {"level":"error","message":{"text":"`no<U+000A>such` does not exist"}}]}],\
                "results":[]}]}
                """,
                desk.out());
    }

    @Test
    void filesAreNamedFromTheTopOfAWorkflowsCheckout() {
        var inside = Checkout.of(Path.of("/w/p/a"), Map.of("GITHUB_WORKSPACE", "/w/p"));
        assertEquals("a/b/Dockerfile", inside.name("./b/Dockerfile"));
        assertEquals("Dockerfile", inside.name("../Dockerfile"));
        assertEquals("a/Dockerfile", inside.name("/w/p/a/Dockerfile"));
        assertEquals("/w/q/Dockerfile", inside.name("/w/q/Dockerfile"));
        assertEquals("../../q/Dockerfile", inside.name("../../q/Dockerfile"));
        assertEquals("-", inside.name("-"));
        var outside = Checkout.of(Path.of("/w/p/a"), Map.of("GITHUB_WORKSPACE", "/elsewhere"));
        assertEquals("b/Dockerfile", outside.name("b/Dockerfile"));
        assertEquals("b/Dockerfile", Checkout.of(Path.of("/w"), Map.of()).name("/w/b/Dockerfile"));
    }

    @Test
    void aNarrowTerminalGetsShorterLines() {
        var desk = Desk.terminal(50, Map.of("NO_COLOR", "1"));
        var file =
                new Judged(
                        "D",
                        SourceText.of("RUN " + "a".repeat(100) + "\n"),
                        List.of(
                                new Finding(
                                        new Identity("x", "", ""),
                                        Severity.INFO,
                                        new Span(54, 56),
                                        "No.",
                                        List.of(),
                                        Optional.of(
                                                Fix.safe(Edit.replace(new Span(0, 4), "CMD "))))),
                        0,
                        Optional.empty(),
                        List.of());
        new TerminalFormat(desk.console().out(), desk.console().terminal())
                .write(List.of(file), List.of());
        assertEquals(
                """
                D:1:55: info: No. [x]
                    1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
                      |            ^^
                      = fix:
                      + CMD aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…

                1 info in 1 file. `plimsoll explain RULE` says why, and what to do.
                """,
                desk.out());
    }

    @Test
    void equalFindingsOfAFileHaveDifferentFingerprints() {
        var prints = new Fingerprints("Dockerfile");
        var finding = judged().findings().getFirst();
        assertEquals(false, prints.of(finding).equals(prints.of(finding)));
    }

    @Test
    void aLongLineIsCutAroundThePlace() {
        var text = SourceText.of("RUN " + "x".repeat(500) + " bad " + "y".repeat(500));
        var excerpt = Excerpt.of(Blinds.of(text, List.of()), new Span(505, 508), 160);
        assertEquals("…" + "x".repeat(39) + " bad " + "y".repeat(116) + "…", excerpt.line());
        assertEquals(" ".repeat(41) + "^^^", excerpt.carets());
    }

    @Test
    void caretsStandUnderWideCharactersAndTabs() {
        var excerpt =
                Excerpt.of(
                        Blinds.of(SourceText.of("RUN\techo 漢字 \u0301x"), List.of()),
                        new Span(12, 14),
                        160);
        assertEquals("RUN    echo 漢字 \u0301x", excerpt.line());
        assertEquals("                 ^", excerpt.carets());
    }
}
