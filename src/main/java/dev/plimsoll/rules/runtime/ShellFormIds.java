package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;

import java.util.ArrayList;
import java.util.List;

/** The ids under which other tools know a CMD or an ENTRYPOINT in shell form. */
final class ShellFormIds {
    private ShellFormIds() {}

    /** BuildKit and Sonar say nothing where a SHELL is set. */
    static String[] of(Dockerfile file, Instruction at) {
        var ids = new ArrayList<>(List.of("DL3025"));
        boolean shell = file.stageAt(at).flatMap(stage -> stage.shellAt(at)).isPresent();
        if (!shell) {
            ids.add("JSONArgsRecommended");
        }
        ids.add("Not Using JSON In CMD And ENTRYPOINT Arguments");
        ids.add("prefer-json-notation");
        if (!shell) {
            ids.add("S7019");
        }
        return ids.toArray(String[]::new);
    }
}
