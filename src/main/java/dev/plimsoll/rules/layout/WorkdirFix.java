package dev.plimsoll.rules.layout;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts WORKDIR in the place of the cd that opens a RUN.
 *
 * @param next the instruction after it
 * @param here where the RUN stands
 */
record WorkdirFix(Dockerfile file, Run run, Optional<Instruction> next, Value here) {
    private static final Pattern JOINT = Pattern.compile("[\\s\\\\`]*(?:&&|;)[\\s\\\\`]*");

    /** Whether the RUN belongs to what ships. */
    boolean ships() {
        return file.stageAt(run).filter(file::ships).isPresent();
    }

    /**
     * Safe where everything after the RUN stands where it stood.
     *
     * @param sure whether the commands after the cd are left out where that fails
     */
    Optional<Fix> of(Command cd, Command following, boolean sure) {
        var between = new Span(/* start= */ cd.span().end(), /* end= */ following.span().start());
        var there = Paths.rooted(here, cd.words().get(1).value());
        if (there.isEmpty() || !JOINT.matcher(file.source().text(between)).matches()) {
            return Optional.empty();
        }
        var cut = Edit.delete(new Span(cd.span().start(), following.span().start()));
        if (there.equals(here.known())) {
            return Optional.of(new Fix(sure, List.of(cut)));
        }
        var lineBreak = file.source().lineBreak();
        var go = Edit.insertBefore(file.lineAbove(run), "WORKDIR " + there.get() + lineBreak);
        if (next.filter(WorkdirFix::isAbsolute).isPresent()) {
            return Optional.of(new Fix(sure, List.of(go, cut)));
        }
        return here.known()
                .or(this::ofBase)
                .map(back -> Edit.insertAfter(run, lineBreak + "WORKDIR " + back))
                .map(back -> new Fix(sure && here.known().isPresent(), List.of(go, cut, back)));
    }

    /** Where the base image starts, if no WORKDIR leads away from there. */
    private Optional<String> ofBase() {
        return file.stageAt(run)
                .filter(stage -> stage.workdirAt(run).isEmpty())
                .flatMap(stage -> KnownSystem.below(stage).workdir());
    }

    private static boolean isAbsolute(Instruction instruction) {
        return instruction instanceof Workdir workdir && workdir.path().text().startsWith("/");
    }
}
