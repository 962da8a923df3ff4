package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.source.Span;

import java.util.regex.Pattern;

/**
 * What was written to apt's own configuration before a call.
 *
 * @param text everything that a RUN or a here-document may have written there
 * @param unseen whether files of the build's context were copied there
 */
record AptConfig(String text, boolean unseen) {
    private static final String FILES = "apt.conf";
    private static final String TRUE = "(?:true|1|yes|on|with|enable)\\b";
    private static final String FALSE = "(?:false|0|no|off|without|disable)\\b";

    static AptConfig before(Dockerfile file, AptCall call) {
        var text = new StringBuilder();
        boolean unseen = false;
        for (var stage = call.stage(); ; stage = stage.parent().get()) {
            for (var instruction : stage.instructions()) {
                if (instruction.span().start() < call.command().span().start()) {
                    text.append(written(file, instruction, call)).append('\n');
                    unseen |= copiesUnseen(instruction);
                }
            }
            if (stage.parent().isEmpty()) {
                return new AptConfig(text.toString(), unseen);
            }
        }
    }

    private static String written(Dockerfile file, Instruction instruction, AptCall call) {
        if (instruction instanceof Copying copying && copying.target().text().contains(FILES)) {
            return String.join("\n", copying.heredocs().stream().map(Heredoc::data).toList());
        }
        int end = Math.min(instruction.span().end(), call.command().span().start());
        var text = file.source().text(new Span(instruction.span().start(), end));
        return instruction instanceof Run && text.contains(FILES) ? text : "";
    }

    private static boolean copiesUnseen(Instruction instruction) {
        return instruction instanceof Copying copying
                && !copying.sources().isEmpty()
                && copying.target().text().contains("/etc/apt/" + FILES);
    }

    /** Whether an option such as {@code Assume-Yes} is on, or may be. */
    boolean mayEnable(String option) {
        return unseen || says(option, TRUE);
    }

    /** Whether an option such as {@code Install-Recommends} is off, or may be. */
    boolean mayDisable(String option) {
        return unseen || says(option, FALSE);
    }

    private boolean says(String option, String value) {
        return Pattern.compile("(?i)\\b" + option + "\\W{1,6}" + value).matcher(text).find();
    }

    /** Whether one setting such as {@code APT::Get::Assume-Yes=true} enables an option. */
    static boolean enables(String setting, String option) {
        return Pattern.compile("(?i).*\\b" + option + "\\W{1,3}" + TRUE + ".*")
                .matcher(setting)
                .matches();
    }

    /** Whether one setting such as {@code APT::Install-Recommends=0} disables an option. */
    static boolean disables(String setting, String option) {
        return Pattern.compile("(?i).*\\b" + option + "\\W{1,3}" + FALSE + ".*")
                .matcher(setting)
                .matches();
    }
}
