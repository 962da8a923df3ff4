package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** What holds of any text in any shell, on texts made of the pieces of the grammar by a seed. */
class ShellLawsTest {
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "b=c",
                    "curl",
                    "apt-get install -y",
                    "pip install x==1",
                    "\"",
                    "'",
                    "$(",
                    ")",
                    "`",
                    "${a:-",
                    "}",
                    "$x",
                    "$((",
                    "))",
                    "<<E",
                    "<<-'E'",
                    "\nE\n",
                    "<<<",
                    "#",
                    " # ",
                    "&&",
                    "||",
                    "|",
                    "|&",
                    ";",
                    ";;",
                    "&",
                    "(",
                    "((",
                    "{ ",
                    " }",
                    "\\",
                    "\\\n",
                    "!",
                    "[[ ",
                    " ]]",
                    "[",
                    "]",
                    "<",
                    ">",
                    "2>&1",
                    "{fd}>",
                    " ",
                    " ",
                    "\n",
                    "\r\n",
                    "\t",
                    "if ",
                    " fi",
                    "then ",
                    "do ",
                    "done",
                    "case x in ",
                    "esac",
                    "for i in ",
                    "function f ",
                    "f() ",
                    "$'",
                    "$\"",
                    "a=(",
                    "<(",
                    "é",
                    "coproc ",
                    "time ",
                    "a[",
                    "]=",
                    "@(",
                    "${ ",
                    "\0",
                    "sh -c ",
                    "eval ",
                    "su -c ",
                    "env ",
                    "sudo -u x ",
                    "xargs ",
                    "bash <<E",
                    "set -e",
                    "export ",
                    "unset ",
                    "%A%",
                    "^",
                    "@{",
                    "@'",
                    "iex (",
                    "powershell -Command ",
                    "cmd /c ",
                    "if exist x ",
                    "else ",
                    "-Uri:",
                    "npm i ",
                    "yarn ",
                    "pacman -Sy",
                    "choco install ",
                    "--",
                    "-");

    private static final List<Shell> SHELLS =
            List.of(
                    Shell.standard(),
                    Shell.of(List.of("bash", "-eo", "pipefail", "-c")),
                    new Shell.PowerShell(),
                    new Shell.Cmd());

    private static List<String> texts() {
        var random = new Random(20_261_124);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 6_000; i++) {
            var text = new StringBuilder();
            for (int pieces = random.nextInt(40); pieces >= 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static Script read(Shell shell, String text) {
        return shell.read(Excerpt.of(text, new Span(0, text.length())));
    }

    /** All that is asked of a command somewhere. */
    private static void ask(Command command) {
        command.operands();
        command.pipeline();
        command.arguments(name -> Optional.of(name + " x"));
        PackageManager.of(command).ifPresent(install -> install.caches("/root"));
        command.environment("A", Word.Variables.NONE);
    }

    @Test
    void anyTextGivesAScriptWhosePartsLieInIt() {
        for (var text : texts()) {
            for (var shell : SHELLS) {
                var whole = new Span(0, text.length());
                var script = read(shell, text);
                for (var command : script.commands()) {
                    inside(whole, command, text);
                    command.words().forEach(word -> inside(command.span(), word, text));
                    command.redirections().forEach(each -> inside(whole, each, text));
                    command.assignments().forEach(each -> inside(whole, each, text));
                    ask(command);
                }
                script.assignments().forEach(each -> inside(whole, each.value(), text));
                script.unreadable().forEach(each -> inside(whole, each, text));
            }
        }
    }

    private static void inside(Span outer, Located inner, String text) {
        assertTrue(
                outer.contains(inner.span()),
                () -> inner.span() + " is not in " + outer + " of\n" + text);
    }

    @Test
    void aWordIsTheTextOfItsPlace() {
        for (var text : texts()) {
            for (var shell : SHELLS) {
                for (var command : read(shell, text).commands()) {
                    for (var word : command.words()) {
                        var span = word.span();
                        boolean whole = !command.context().nested() && !isUnescaped(command);
                        if (whole) {
                            assertEquals(text.substring(span.start(), span.end()), word.text());
                        }
                    }
                }
            }
        }
    }

    /** Whether it lies in backquotes, which take backslashes away. */
    private static boolean isUnescaped(Command command) {
        return command.context().substitution();
    }

    @Test
    void commandsComeInOrder() {
        for (var text : texts()) {
            int last = 0;
            for (var command : read(Shell.standard(), text).commands()) {
                boolean atTop = !command.context().nested() && !command.context().substitution();
                if (atTop) {
                    assertTrue(command.words().getFirst().span().start() >= last, text);
                    last = command.words().getFirst().span().start();
                }
            }
        }
    }

    @Test
    void carriageReturnsChangeNothing() {
        for (var text : texts()) {
            if (!text.contains("\r")) {
                assertEquals(
                        drawn(text), drawn(text.replace("\n", "\r\n")).replace("\r", ""), text);
            }
        }
    }

    private static String drawn(String text) {
        return read(Shell.standard(), text).commands().stream()
                .filter(command -> !command.context().nested())
                .map(command -> command.words() + " " + command.context())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aCommentAtTheEndChangesNothing() {
        for (var text : texts()) {
            var script = read(Shell.standard(), text + "\n");
            boolean closed =
                    script.unreadable().isEmpty() && !text.contains("<<") && !text.endsWith("\\");
            if (closed) {
                assertEquals(drawn(text), drawn(text + "\n# it's $(a) `comment`"), text);
            }
        }
    }

    @Test
    void hostileTextIsReadInSeconds() {
        for (var piece : PIECES) {
            for (var shell : SHELLS) {
                fast(shell, piece.repeat(10_000));
            }
        }
        for (var text :
                List.of(
                        "a $(b) ",
                        "\"`x`\" ",
                        "f(){ f;};f;",
                        "x=$x;",
                        "((a);",
                        "sh -c 'a;' ",
                        "if a; then b; fi;",
                        "((a) ",
                        "a=(b[",
                        "cat <<a $(",
                        "f() (",
                        "set -e;")) {
            fast(Shell.standard(), text.repeat(50_000));
        }
    }

    /** A quadratic reader needs minutes for these; a machine under load needs some seconds. */
    private static void fast(Shell shell, String text) {
        assertTimeout(
                Duration.ofSeconds(30),
                () -> read(shell, text).commands().forEach(ShellLawsTest::ask));
    }
}
