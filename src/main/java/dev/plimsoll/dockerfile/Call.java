package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;

/**
 * A command of a RUN, such as {@code gem install rails}.
 *
 * @param run may be one that ONBUILD keeps for later
 */
public record Call(Stage stage, Run run, Command command) implements Located {

    @Override
    public Span span() {
        return command.span();
    }

    /** What it installs, where it runs a package manager's installation. */
    public Optional<Install> install() {
        return PackageManager.of(command);
    }
}
