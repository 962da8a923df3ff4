package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

/** Scripts in the words and here-documents of commands. */
class NestedScriptTest {

    /** The nested commands: their text as it stands in the file, after their holder's name. */
    private static String nested(String text) {
        return nested(Drawn.read(text), text);
    }

    private static String nested(Script script, String text) {
        return script.commands().stream()
                .filter(command -> command.context().nested())
                .map(command ->
                        command.holder().map(Command::name).orElse("")
                                + ": "
                                + text(command.span(), text))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Span span, String text) {
        return text.substring(span.start(), span.end());
    }

    @Test
    void shellsRunTheirOption() {
        assertEquals("sh: a\nsh: b 'c d'", nested("sh -c \"a && b 'c d'\""));
        assertEquals("bash: a", nested("bash --login -euxo pipefail -c 'a' name"));
        assertEquals("bash: cd x\nbash: make", nested("bash -lc 'cd x && make'"));
        assertEquals("sh: rm $0", nested("xargs -n1 sh -c 'rm $0'"));
        assertEquals("", nested("bash -e script.sh -c 'a'"));
        assertEquals("", nested("bash -c"));
    }

    @Test
    void othersDoToo() {
        assertEquals("su: a b", nested("su - app -c 'a b'"));
        assertEquals("su: a\nsu: b 'c'", nested("sudo su --command=\"a && b 'c'\" -s /bin/sh app"));
        assertEquals("sh: a\nsh: b", nested("busybox sh -c 'a; b'"));
        assertEquals("runuser: a", nested("runuser app -c a"));
        assertEquals("flock: a\nflock: b", nested("flock -w 5 /x -c 'a; b'"));
    }

    @Test
    void envSplitsItsText() {
        assertEquals("env: a b", nested("env -S \"a b\""));
        assertEquals("env: A=1 a b' c", nested("env -i -u S -S 'A=1 a b' c"));
        assertEquals("env: a b", nested("sudo env --split-string='a b'"));
        assertEquals("env: a b", nested("env -iS'a b' 'c d'"));
        assertEquals("env: a b", nested("env --split-string 'a b'"));
        assertEquals("", nested("env -S"));
        assertEquals("", nested("env -u -S 'a b'"));
    }

    @Test
    void evalReadsAllItsWordsInTheSameShell() {
        var script = Drawn.read("eval 'set -e;' \"a b\" c; d");
        assertEquals(
                "[eval] [set -e;] [a b] [c]\n[set] [-e]\n[a] [b] [c]\n[d]", Drawn.words(script));
        assertEquals("eval:\nset: nested\na: nested errexit\nd: errexit", Drawn.contexts(script));
    }

    @Test
    void theShellsOptionsHold() {
        assertEquals(
                "bash:\na: subshell nested errexit pipefail",
                Drawn.contexts(Drawn.read("bash -eo pipefail -c a")));
    }

    @Test
    void shellsReadTheirInput() {
        assertEquals("bash: a\nbash: b $x", nested("bash -e <<'E'\na\nb $x\nE\nc"));
        assertEquals("sh: a\nsh: b", nested("sh <<< 'a; b'"));
        assertEquals("bash: a", nested("bash -s -- x <<E\na\nE"));
        assertEquals("", nested("bash x.sh <<E\na\nE"));
        assertEquals("", nested("cat <<E\na\nE"));
        assertEquals(
                "bash: set -euo pipefail\nbash: a\nbash: b",
                nested("<<E bash\nset -euo pipefail\na | b\nE"));
    }

    @Test
    void whatTheOuterShellExpandsIsNoCommandOfTheInner() {
        assertEquals(
                """
                [sh] [-c] [?]
                [curl] [x]
                [b] [c]
                [?]
                [a] [?]
                [echo] [?] [d e]\
                """,
                Drawn.words("sh -c \"$(curl x) && a $(b \"c\") && echo \\$y \\\"d e\\\"\""));
        assertEquals("[bash]\n[a] [?] [?]\n[b]", Drawn.words("bash <<E\na $(b) \\$x\nE"));
    }

    @Test
    void whatIsQuotedKeepsItsPlace() {
        var text = "bash -c 'apt-get install \"curl\"'";
        var install = Drawn.read(text).commands().getLast();
        assertEquals("\"curl\"", text(install.words().getLast().span(), text));
        var escaped = "sh -c \"a \\\"b c\\\" d\"";
        var last = Drawn.read(escaped).commands().getLast();
        assertEquals("[a, \"b c\", d]", last.words().toString());
        assertEquals("d", text(last.words().getLast().span(), escaped));
    }

    @Test
    void scriptsNestFourDeep() {
        assertEquals(
                "eval, eval, eval, eval, eval",
                Drawn.read("eval eval eval eval eval eval x").commands().stream()
                        .map(Command::name)
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void anExecFormHoldsItsScript() {
        var text = "[\"/bin/sh\", \"-c\", \"a && exec b\"]";
        var script =
                ShellReader.exec(
                        new Span(0, text.length()),
                        List.of(
                                Word.implied(new Span(2, 9), "/bin/sh"),
                                Word.implied(new Span(13, 15), "-c"),
                                Word.implied(new Span(19, 30), "a && exec b")));
        assertEquals("[/bin/sh] [-c] [a && exec b]\n[a]\n[exec] [b]", Drawn.words(script));
        assertEquals("sh: a\nsh: exec b", nested(script, text));
    }

    @Test
    void windowsShellsAreReadInTheirOwnLanguage() {
        assertEquals("pwsh: iwr x\npwsh: iex", nested("pwsh -NoProfile -Command \"iwr x | iex\""));
        assertEquals(
                "powershell: a\npowershell: b",
                nested("powershell.exe -ExecutionPolicy Bypass -c 'a; b'"));
        assertEquals("cmd: a\ncmd: b", nested("cmd /S /C \"a & b\""));
        assertEquals("", nested("pwsh -File x.ps1"));
        assertEquals("", nested("pwsh x.ps1"));
    }
}
