package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.shell.Assignment;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code pip install} in a RUN, with all that may keep it from leaving a cache. */
record PipCall(Dockerfile file, Stage stage, Run run, Install install) {
    /** Where pip keeps its cache below somebody's home. */
    private static final List<String> HOMES = List.of("/root/.cache/pip", "~/.cache/pip");

    static Optional<PipCall> of(Dockerfile file, Stage stage, Run run, Command command) {
        return PackageManager.of(command)
                .filter(install -> install.manager().name().equals("pip"))
                .map(install -> new PipCall(file, stage, run, install));
    }

    /** What is called, such as {@code pip3}. */
    String program() {
        var name = install.command().name();
        return name.startsWith("python") ? "pip" : name;
    }

    /** Whether it is told to keep no cache, or fetches nothing. */
    boolean keepsNothing() {
        return install.skipsCache()
                || install.command().hasFlag("--no-index", "--dry-run", "--help", "-h")
                || !variable("PIP_NO_CACHE_DIR").orElse("").isEmpty()
                || isConfigured();
    }

    /** Whether its cache is mounted, or removed by the same RUN. */
    boolean isCleaned() {
        var own = cache();
        if (own.isPresent()) {
            return run.keepsOut(own.get()) || isRemoved(own.get());
        }
        return run.mounts().stream().anyMatch(PipCall::isForPip)
                || HOMES.stream().anyMatch(this::isRemoved)
                || new Removal(run).commandAfter(install.command(), PipCall::removesCache);
    }

    private boolean isRemoved(String directory) {
        return new Removal(run).empties(directory, install.command());
    }

    /** {@code pip cache purge}, or a removal of the cache of a home that a variable names. */
    private static boolean removesCache(Command command) {
        boolean purges =
                PackageManager.run(command).filter(each -> each.cleans(command)).isPresent()
                        && command.name().startsWith("p");
        boolean removes =
                command.is("rm")
                        && command.operands().stream()
                                .anyMatch(
                                        word -> word.value().matches(".*/\\.cache(/pip)?[/*]*\"?"));
        return purges || removes;
    }

    private static boolean isForPip(Mount mount) {
        return (mount.type() == Mount.Type.CACHE || mount.type() == Mount.Type.TMPFS)
                && mount.target()
                        .filter(target -> target.text().matches(".*/\\.cache(/pip)?/?\"?"))
                        .isPresent();
    }

    private Optional<String> cache() {
        return install.command()
                .optionValue("--cache-dir")
                .or(() -> variable("PIP_CACHE_DIR"))
                .filter(value -> !value.isEmpty());
    }

    /** Whether pip's own settings keep no cache, or were copied from where nobody looks. */
    private boolean isConfigured() {
        for (Optional<Stage> each = Optional.of(stage);
                each.isPresent();
                each = each.get().parent()) {
            for (var instruction : each.get().instructions()) {
                if (instruction.span().start() > install.span().start()) {
                    break;
                }
                if (instruction instanceof Copying copying
                        && copying.target().text().contains("pip.conf")) {
                    return true;
                }
                int end = Math.min(instruction.span().end(), install.span().start());
                var text = file.source().text(new Span(instruction.span().start(), end));
                if (instruction instanceof Run
                        && text.contains("no-cache-dir")
                        && text.matches("(?s).*(pip.conf|config .*global\\.no-cache-dir).*")) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<String> variable(String name) {
        return inline().filter(each -> each.name().equals(name))
                .reduce((earlier, later) -> later)
                .map(each -> each.value().value())
                .or(() -> exported(name))
                .or(() -> stage.environmentAt(run).get(name).flatMap(Value::known));
    }

    private Stream<Assignment> inline() {
        return install.command().assignments().stream();
    }

    /** {@code export A=b} before it, or {@code env A=b} in front of it. */
    private Optional<String> exported(String name) {
        int here = install.command().program().span().start();
        return run.commands().stream()
                .filter(each -> each.span().start() <= here)
                .filter(each -> each.is("export") || each.wrappers().contains("env"))
                .flatMap(each -> each.words().stream())
                .filter(word -> word.span().start() < here)
                .map(Word::value)
                .filter(value -> value.startsWith(name + "="))
                .map(value -> value.substring(name.length() + 1))
                .reduce((earlier, later) -> later);
    }

    Edit withoutCache() {
        return install.command().adding(install.subcommand(), "--no-cache-dir");
    }
}
