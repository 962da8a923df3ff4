package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.stream.Collectors;

class ShellReaderTest {

    private static Script read(String text) {
        return ShellReader.read(Excerpt.of(text, new Span(0, text.length())));
    }

    /** One line a command: its words in brackets, an unknown word as {@code ?}. */
    private static String words(String text) {
        return read(text).commands().stream()
                .map(command ->
                        command.words().stream()
                                .map(word -> word.literal().orElse("?"))
                                .collect(Collectors.joining("] [", "[", "]")))
                .collect(Collectors.joining("\n"));
    }

    private static Command command(String text, String name) {
        return read(text).named(name).findFirst().orElseThrow();
    }

    @Test
    void aListIsCutIntoCommands() {
        assertEquals(
                "[apt-get] [update]\n[apt-get] [install] [curl]\n[true]\n[echo] [done]",
                words("apt-get update && apt-get install curl || true; echo done"));
    }

    @Test
    void quotesAreTakenAwayAndKeepWordsTogether() {
        assertEquals(
                "[echo] [a b] [c\"d] [e\\f] [g h] [$x]",
                words("echo 'a b' c\\\"d \"e\\f\" g\\ h '$x'"));
    }

    @Test
    void whatDependsOnAnExpansionIsUnknown() {
        assertEquals(
                "[echo] [?] [?] [?] [?] [$]\n[date]", words("echo $x a${y:-b} $(date) $((1+2)) $"));
    }

    @Test
    void compoundCommandsGiveTheirCommandsInOrder() {
        assertEquals(
                "[test] [-f] [x]\n[a]\n[b]\n[c]\n[d]\n[e]\n[f]",
                words(
                        "if test -f x; then a; elif b; then c; else d; fi"
                                + " && for i in 1 2; do e; done; case $x in y|z) f ;; esac"));
    }

    @Test
    void aFunctionsNameIsNoCommandAndItsBodyIsMarked() {
        var script = read("f() { curl x; }; f");
        assertEquals("[curl] [x]\n[f]", words("f() { curl x; }; f"));
        assertEquals(true, script.commands().getFirst().context().function());
        assertEquals(false, script.commands().getLast().context().function());
    }

    @Test
    void hereDocumentsAreNoCommandsButTheirSubstitutionsAre() {
        assertEquals(
                "[cat]\n[date]\n[echo] [after]",
                words("cat > x <<EOF\nrm -rf / $(date)\nEOF\necho after"));
        assertEquals(
                "[cat]\n[echo] [after]", words("cat <<'EOF'\nrm -rf / $(date)\nEOF\necho after"));
    }

    @Test
    void testsAndArithmeticAreNoCommands() {
        assertEquals("[a]\n[b]", words("[[ -f x && $y == z ]] && a; (( i > 2 )) && b"));
    }

    @Test
    void aCommandKnowsItsPipe() {
        var text = "curl -fsSL https://x | tee log | sh -s -- --yes";
        assertEquals("tee", command(text, "curl").pipedTo().orElseThrow().name());
        assertEquals("tee", command(text, "sh").pipedFrom().orElseThrow().name());
        assertEquals(Optional.empty(), command(text, "sh").pipedTo());
        assertEquals("sh", command("{ curl x; } | sh", "curl").pipedTo().orElseThrow().name());
    }

    @Test
    void aCommandKnowsItsProgramBehindWrappers() {
        var command =
                command("sudo -u app env A=b timeout -k 5 10 /usr/bin/apt-get update", "apt-get");
        assertEquals("[sudo, env, timeout]", command.wrappers().toString());
        assertEquals("[update]", command.arguments().toString());
    }

    @Test
    void aScriptInAnArgumentIsReadWithItsPlaces() {
        var text = "bash -euxc 'apt-get update && apt-get install \"curl\"'";
        var script = read(text);
        assertEquals(
                "bash, apt-get, apt-get",
                script.commands().stream().map(Command::name).collect(Collectors.joining(", ")));
        var install = script.commands().getLast();
        assertEquals(
                "\"curl\"",
                text.substring(
                        install.words().getLast().span().start(),
                        install.words().getLast().span().end()));
        assertEquals(true, install.context().errexit());
        assertEquals("bash", install.holder().orElseThrow().name());
    }

    @Test
    void contextsTellWhatMayBeLeftOut() {
        assertEquals(false, command("a && b", "b").context().conditional());
        assertEquals(true, command("a || b", "b").context().conditional());
        assertEquals(true, command("if a; then b; fi", "b").context().conditional());
        assertEquals(false, command("if a; then b; fi", "a").context().conditional());
        assertEquals(true, command("if a; then b; fi", "a").context().tested());
        assertEquals(true, command("set -e; a", "a").context().errexit());
        assertEquals(true, command("set -euo pipefail; a | b", "b").context().pipefail());
        assertEquals(true, command("(cd x; a)", "a").context().subshell());
        assertEquals(true, command("x=$(a)", "a").context().substitution());
    }

    @Test
    void optionsAreToldFromTheirValues() {
        var curl = command("curl -sSL -o backup.tgz -H 'X-Auth: -k' https://x", "curl");
        assertEquals(false, curl.hasFlag("-k", "--insecure"));
        assertEquals(true, curl.hasFlag("-L", "--location"));
        assertEquals("[https://x]", curl.operands().toString());
        assertEquals(Optional.of("backup.tgz"), curl.optionValue("-o", "--output"));
        assertEquals(false, command("curl -obackup.tgz x", "curl").hasFlag("-k"));
        assertEquals(true, command("curl -fk x", "curl").hasFlag("-k"));
    }

    @Test
    void redirectionsAreNoArguments() {
        var command = command("apt-get update > /dev/null 2>&1", "apt-get");
        assertEquals("[update]", command.arguments().toString());
        assertEquals(
                "-1> /dev/null, 2>& 1",
                command.redirections().stream()
                        .map(each -> each.descriptor() + each.operator() + " " + each.target())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void brokenTextIsMarkedAndReadOn() {
        var script = read("a ) && b; fi; c");
        assertEquals("[a]\n[b]\n[c]", words("a ) && b; fi; c"));
        assertEquals(
                "[Span[start=2, end=3], Span[start=10, end=11]]", script.unreadable().toString());
    }

    @Test
    void anUnendedGroupInBackquotesEndsWithThem() {
        assertEquals("[echo] [?]\n[x]\n[y]", words("echo `{ x` ; y"));
    }
}
