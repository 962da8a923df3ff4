package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class ContextTest {

    private static void holds(String text, String... contexts) {
        holds(Shell.standard(), text, contexts);
    }

    private static void holds(Shell shell, String text, String... contexts) {
        assertEquals(String.join("\n", contexts), Drawn.contexts(Drawn.read(shell, text)), text);
    }

    @Test
    void whatFollowsAnOrOrStandsInABranchMayBeLeftOut() {
        holds("a && b", "a: tested", "b:");
        holds("a || b && c", "a: tested", "b: conditional tested", "c: conditional");
        holds("if a; then b; else c; fi", "a: tested", "b: conditional", "c: conditional");
        holds("while a; do b; done; c", "a: tested", "b: conditional", "c:");
        holds("case $(a) in x) b;; esac", "a: substitution subshell", "b: conditional");
        holds("for i in x; do a; done", "a: conditional");
    }

    @Test
    void negationAndBackgroundHoldForAllOfAGroup() {
        holds("! a | b", "a: tested negated", "b: tested negated");
        holds("{ a; b; } & c", "a: background", "b: background", "c:");
        holds("coproc { a; }", "a: background");
    }

    @Test
    void subshellsAndSubstitutionsAreShellsOfTheirOwn() {
        holds("(a) && x=$(b) c", "a: tested subshell", "c:", "b: substitution subshell");
        holds("a <(b)", "a:", "b: substitution subshell");
        holds(
                "a || b $(c)", //
                "a: tested",
                "b: conditional",
                "c: conditional substitution subshell");
    }

    @Test
    void setIsFollowed() {
        holds("a; set -e; b; set +e; c", "a:", "set:", "b: errexit", "set: errexit", "c:");
        holds("set -euo pipefail; a", "set:", "a: errexit pipefail");
        holds("set -o errexit -o pipefail; a", "set:", "a: errexit pipefail");
        holds("set -- -e; a; set -x; b", "set:", "a:", "set:", "b:");
        holds("(set -e; a); b", "set: subshell", "a: subshell errexit", "b:");
        holds("shopt -s -o pipefail; a", "shopt:", "a: pipefail");
    }

    @Test
    void shellsStartStrictOrNot() {
        holds(Shell.of(List.of("/bin/bash", "-eo", "pipefail", "-c")), "a", "a: errexit pipefail");
        holds(Shell.of(List.of("/bin/sh", "-ec")), "a", "a: errexit");
        holds(Shell.of(List.of("bash", "-o", "pipefail", "-c")), "a", "a: pipefail");
        holds(Shell.shebang("#!/usr/bin/env -S bash -e\na").orElseThrow(), "a", "a: errexit");
    }

    @Test
    void bashForgetsErrexitInSubstitutions() {
        holds(Shell.of(List.of("bash", "-e")), "$(a)", ": errexit", "a: substitution subshell");
        holds(
                Shell.of(List.of("sh", "-e")),
                "$(a)",
                ": errexit",
                "a: substitution subshell errexit");
    }

    @Test
    void functionsThatNothingCallsAreTold() {
        holds("f() { a; }; g() { b; }; f", "a: function", "b: function uncalled", "f:");
        holds("f() { g; }; g() { a; }; f", "g: function", "a: function", "f:");
        holds("f() { g; }; g() { a; }", "g: function uncalled", "a: function uncalled");
        holds("f() { f; }", "f: function uncalled");
        holds("f() a; b", "a: function uncalled", "b:");
    }

    @Test
    void aNameInOtherWordsMayBeACall() {
        holds("f() { a; }; trap f EXIT", "a: function", "trap:");
        holds("f() { a; }; trap 'x; f' EXIT", "a: function", "trap:");
        holds("f() { a; }; \"$@\"", "a: function", ":");
        holds("f() { a; }; eval \"f $x\"", "a: function", "eval:", "f: nested");
    }

    @Test
    void aFunctionIsAsStrictAndAsSureAsItsFirstCall() {
        holds("f() { a; }; set -e; f", "a: function errexit", "set:", "f: errexit");
        holds(
                "f() { a; }; if b; then f; fi",
                "a: conditional function",
                "b: tested",
                "f: conditional");
        holds(
                "f() { a; }; b || f; f", //
                "a: function",
                "b: tested",
                "f: conditional",
                "f:");
    }

    @Test
    void aCommandIsExcusedWhereItMayFail() {
        assertEquals(List.of(), excused("a && b; c || exit 1; (d && e) || { f; false; }"));
        assertEquals(List.of("a", "b"), excused("a && b || c"));
        assertEquals(List.of("a"), excused("a || true && b"));
        assertEquals(List.of("a", "b"), excused("if a; then c; fi; ! b && d"));
        assertEquals(List.of("a"), excused("(a) || exit 0; b || exit"));
    }

    private static List<String> excused(String text) {
        return Drawn.read(text).commands().stream()
                .filter(command -> command.context().excused())
                .map(Command::name)
                .toList();
    }

    @Test
    void aCommandKnowsItsPipeThroughGroups() {
        var text = "{ curl x; } | while read y; do sh; done";
        var script = Drawn.read(text);
        assertEquals(
                "read",
                script.named("curl").findFirst().orElseThrow().pipedTo().orElseThrow().name());
        assertEquals(
                "curl",
                script.named("sh").findFirst().orElseThrow().pipedFrom().orElseThrow().name());
    }

    @Test
    void anOrIsNoPipe() {
        var script = Drawn.read("getent passwd svc || adduser -D svc");
        assertEquals(true, script.commands().getFirst().pipedTo().isEmpty());
    }
}
