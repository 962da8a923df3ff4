package dev.plimsoll.rules.style;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Onbuild;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;

/**
 * The here-documents of a file.
 *
 * @param scripts those that a shell runs, in order
 * @param contents the others, in order: texts whose every character counts
 */
record Documents(List<Heredoc> scripts, List<Heredoc> contents) {
    Documents {
        scripts = List.copyOf(scripts);
        contents = List.copyOf(contents);
    }

    static Documents of(Dockerfile file) {
        var scripts = new ArrayList<Heredoc>();
        var contents = new ArrayList<Heredoc>();
        if (file.source().text().contains("<<")) {
            for (var instruction : file.instructions()) {
                (isScript(file, instruction) ? scripts : contents).addAll(instruction.heredocs());
            }
        }
        return new Documents(scripts, contents);
    }

    /** Whether its only here-document is what is run: nothing else stands on the line. */
    private static boolean isScript(Dockerfile file, Instruction instruction) {
        return switch (instruction) {
            case Run run ->
                    run.heredocs().size() == 1
                            && file.source().text(run.form()).strip().startsWith("<<")
                            && run.script().shell() instanceof Shell.Posix;
            case Onbuild onbuild ->
                    onbuild.inner().filter(each -> isScript(file, each)).isPresent();
            default -> false;
        };
    }

    boolean isScript(Span place) {
        return Places.at(scripts, place).isPresent();
    }

    boolean isContent(Span place) {
        return Places.at(contents, place).isPresent();
    }
}
