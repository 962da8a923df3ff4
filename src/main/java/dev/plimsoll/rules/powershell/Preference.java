package dev.plimsoll.rules.powershell;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.source.Edit;

import java.util.Optional;
import java.util.regex.Pattern;

/** A variable by which PowerShell is told what to do, such as {@code $ErrorActionPreference}. */
final class Preference {
    private final String name;
    private final String value;
    private final Pattern assignment;

    Preference(String name, String value) {
        this.name = name;
        this.value = value;
        this.assignment =
                Pattern.compile(
                        "\\$\\{?(?:global:|script:)?" + name + "\\}?\\s*=",
                        Pattern.CASE_INSENSITIVE);
    }

    /** Whether RUN or the SHELL in force sets it, to whatever value. */
    boolean isSet(Dockerfile file, Stage stage, Run run) {
        return isSet(file.source().text(run))
                || stage.shellAt(run).stream()
                        .flatMap(shell -> shell.words().stream())
                        .map(Argument::text)
                        .anyMatch(this::isSet);
    }

    private boolean isSet(String text) {
        return assignment.matcher(text).find();
    }

    /** How it is set in a message. */
    String setting() {
        return "$%s = '%s'".formatted(name, value);
    }

    /**
     * The change that sets it before what RUN runs; empty where another shell reads the text first.
     */
    Optional<Edit> setBefore(Run run) {
        var script = run.script();
        return script.shell() instanceof Shell.PowerShell && run.heredocs().isEmpty()
                ? Optional.of(Edit.insertBefore(run.form(), setting() + "; "))
                : Optional.empty();
    }

    /** Whether PowerShell reads a command. */
    static boolean reads(Command command) {
        return command.shell() instanceof Shell.PowerShell;
    }

    /** Whether a call is one that PowerShell reads. */
    static boolean reads(Call call) {
        return reads(call.command());
    }
}
