package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

class WindowsShellTest {
    private static final Shell POWERSHELL = new Shell.PowerShell();
    private static final Shell CMD = new Shell.Cmd();

    /** The name and the arguments of each command. */
    private static String run(Shell shell, String text) {
        var script = Drawn.read(shell, text);
        assertEquals(java.util.List.of(), script.unreadable(), text);
        return script.commands().stream()
                .map(command ->
                        command.name()
                                + command.arguments().stream()
                                        .map(word -> " [" + word.literal().orElse("?") + "]")
                                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void powerShellIsCutIntoStatementsAndPipelines() {
        assertEquals(
                "new-item [-Path] [C:\\a b]\nget-childitem\nforeach-object\nremove-item [?]\na\nb",
                run(
                        POWERSHELL,
                        "New-Item -Path 'C:\\a b'; gci | % { ri $_ }\na && b"
                                .replace("gci", "Get-ChildItem")));
    }

    @Test
    void powerShellsQuotesAndEscapes() {
        assertEquals(
                "a [it's] [say \"x\"] [?] [b c] [$d] [e]",
                run(POWERSHELL, "a 'it''s' \"say \"\"x\"\"\" \"$v\" b` c `$d `\n  e"));
        assertEquals("a\nb", run(POWERSHELL, "a <# b; c #> # d\nb"));
    }

    @Test
    void powerShellsAliasesAreTheirMeaning() {
        assertEquals(
                "invoke-expression [?]\ninvoke-webrequest [-UseBasicParsing] [https://x]",
                run(POWERSHELL, "IEX (iwr -UseBasicParsing https://x)"));
        assertEquals(
                "invoke-expression [?]\nnew-object [Net.WebClient]",
                run(POWERSHELL, "iex ((New-Object Net.WebClient).DownloadString('https://x'))"));
        assertEquals("choco [install] [git] [-y]", run(POWERSHELL, "choco.exe install git -y"));
        assertEquals("x [/S]", run(POWERSHELL, "& 'C:\\Program Files\\x.exe' /S"));
    }

    @Test
    void powerShellsParametersAreKnownInAnyCaseAndShortened() {
        var command =
                Drawn.read(POWERSHELL, "iwr -Uri:https://x -outfile y -SkipCert -Method Post z")
                        .commands()
                        .getFirst();
        assertEquals(true, command.hasFlag("-SkipCertificateCheck"));
        assertEquals("https://x", command.optionValue("-Uri").orElseThrow());
        assertEquals("y", command.optionValue("-OutFile").orElseThrow());
        assertEquals("[z]", command.operands().toString());
        var secret =
                Drawn.read(POWERSHELL, "$s = ConvertTo-SecureString 'pw' -AsPlainText -Force")
                        .commands()
                        .getFirst();
        assertEquals("convertto-securestring", secret.name());
        assertEquals(true, secret.hasFlag("-AsPlainText"));
    }

    @Test
    void powerShellsBranchesMayBeLeftOut() {
        assertEquals(
                """
                test-path: tested
                a: conditional
                b: conditional
                c:
                d: conditional
                e:
                f: conditional\
                """,
                Drawn.contexts(
                        Drawn.read(
                                POWERSHELL,
                                "if (Test-Path x) { a } else { b }; try { c } catch { d }"
                                        + " finally { e }; foreach ($i in 1..3) { f }")));
    }

    @Test
    void powerShellsFunctionsAreKnown() {
        assertEquals(
                "a: function\nb: function uncalled\nf:",
                Drawn.contexts(Drawn.read(POWERSHELL, "function f { a }; function g { b }; f")));
    }

    @Test
    void whatIsNoCommandIsPassedOver() {
        assertEquals(
                "a",
                run(
                        POWERSHELL,
                        "[Net.ServicePointManager]::SecurityProtocol = 3072; $x = 'y';"
                                + " $env:A = \"b\"; @{ c = 'd' }; \"e\"; a"));
        assertEquals(
                "ErrorActionPreference='Stop' env:A=\"b\"",
                Drawn.read(POWERSHELL, "$ErrorActionPreference = 'Stop'; $env:A=\"b\"; a")
                        .assignments()
                        .stream()
                        .map(each -> each.name() + "=" + each.value())
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void cmdIsCutIntoCommands() {
        assertEquals(
                "choco [install] [git] [-y]\ndel [/q] [?]\necho [a&b] [c d]\nexit [/b] [1]",
                run(
                        CMD,
                        "choco install git -y && del /q %TEMP%\\* & echo a^&b \"c d\" > x 2>&1"
                                + " || exit /b 1"));
        assertEquals("a\nb\nc", run(CMD, "@a & rem b & c\n(b | c)"));
    }

    @Test
    void cmdsBranchesMayBeLeftOut() {
        assertEquals(
                "a: conditional\nb: conditional\nc: conditional\nd: conditional\ne: conditional",
                Drawn.contexts(
                        Drawn.read(
                                CMD,
                                "if exist x (a) else (b & c)\nif not \"%A%\"==\"b\" d\n"
                                        + "for %%i in (1 2) do e")));
    }

    @Test
    void shellsAreToldByTheirProgram() {
        assertEquals(
                "PowerShell[] PowerShell[] Cmd[] Other[name=python3] "
                        + "Posix[name=bash, errexit=true, pipefail=false] "
                        + "Posix[name=sh, errexit=false, pipefail=false]",
                java.util.stream.Stream.of(
                                "powershell.exe -Command",
                                "C:\\x\\PwSh.EXE -c",
                                "cmd /S /C",
                                "/usr/bin/python3 -c",
                                "conda run -n x /bin/bash -ec",
                                "/bin/sh -c")
                        .map(words -> Shell.of(java.util.List.of(words.split(" "))).toString())
                        .collect(Collectors.joining(" ")));
    }
}
