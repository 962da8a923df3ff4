package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;

import java.util.Optional;
import java.util.regex.Pattern;

/** A {@code pip install} in a RUN, with all that may keep it from leaving a cache. */
record PipCall(Stage stage, Run run, Install install) {
    private static final String ROOTS_CACHE = "/root/.cache/pip";

    /** Where pip keeps its cache below somebody's home. */
    private static final Pattern HOME_CACHE = Pattern.compile(".*/\\.cache(/pip)?[/*]*\"?");

    static Optional<PipCall> of(Stage stage, Run run, Command command) {
        return PackageManager.of(command)
                .filter(install -> install.manager().name().equals("pip"))
                .map(install -> new PipCall(stage, run, install));
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
                || !variable("PIP_NO_CACHE_DIR").orElse("").isEmpty();
    }

    /** Whether its cache is mounted, or removed by the same RUN. */
    boolean isCleaned() {
        var own = cache();
        boolean mounted =
                own.isPresent()
                        ? run.keepsOut(own.get())
                        : run.mounts().stream().anyMatch(PipCall::isForPip);
        return mounted
                || Removal.of(run, own.orElse(ROOTS_CACHE), PipCall::removesCache)
                        .after(install.command());
    }

    private Optional<String> cache() {
        return install.command()
                .optionValue("--cache-dir")
                .or(() -> variable("PIP_CACHE_DIR"))
                .filter(value -> !value.isEmpty());
    }

    /** {@code pip cache purge}, or a removal of the cache in a home that a variable names. */
    private static boolean removesCache(Command command) {
        boolean purges =
                PackageManager.run(command)
                        .filter(each -> each.name().equals("pip") && each.cleans(command))
                        .isPresent();
        boolean removes =
                command.is("rm")
                        && command.operands().stream()
                                .anyMatch(word -> HOME_CACHE.matcher(word.value()).matches());
        return purges || removes;
    }

    private static boolean isForPip(Mount mount) {
        return (mount.type() == Mount.Type.CACHE || mount.type() == Mount.Type.TMPFS)
                && mount.target()
                        .filter(target -> HOME_CACHE.matcher(target.text()).matches())
                        .isPresent();
    }

    private Optional<String> variable(String name) {
        return install.command().assignments().stream()
                .filter(each -> each.name().equals(name))
                .reduce((earlier, later) -> later)
                .map(each -> each.value().value())
                .or(() -> exported(name))
                .or(() -> stage.environmentAt(run).get(name).flatMap(Value::known));
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
}
