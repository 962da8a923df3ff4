package dev.plimsoll.dockerfile;

import java.util.regex.Pattern;

/** Tells the templates that make Dockerfiles from Dockerfiles. */
final class Templates {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*\\}");

    private Templates() {}

    /** Whether a mark stands in the place of an instruction, or anywhere in FROM. */
    static boolean isTemplate(Dockerfile file) {
        for (var unknown : file.all(Instruction.Unknown.class)) {
            if (begins(unknown.keyword().text())) {
                return true;
            }
        }
        for (var from : file.all(Instruction.From.class)) {
            if (holds(file.source().text(from))) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text) {
        return text.startsWith("{{") || text.startsWith("{%") || text.startsWith("<%");
    }

    /** What stands in a variable is expanded by BuildKit: {@code FROM debian${X:+<%}} is built. */
    private static boolean holds(String from) {
        return marks(from) && marks(VARIABLE.matcher(from).replaceAll(""));
    }

    private static boolean marks(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("<%");
    }
}
