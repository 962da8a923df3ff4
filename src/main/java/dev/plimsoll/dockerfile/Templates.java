package dev.plimsoll.dockerfile;

import java.util.regex.Pattern;

/** Tells the templates that make Dockerfiles from Dockerfiles. */
final class Templates {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*\\}");

    private Templates() {}

    static boolean isTemplate(Dockerfile file) {
        return file.instructions().stream().anyMatch(each -> isPlaceholder(file, each));
    }

    /** Whether a mark stands in the place of an instruction, or anywhere in FROM. */
    private static boolean isPlaceholder(Dockerfile file, Instruction instruction) {
        return switch (instruction) {
            case Instruction.Unknown unknown -> begins(unknown.keyword().text());
            case Instruction.From from -> holds(file.source().text(from));
            default -> false;
        };
    }

    private static boolean begins(String text) {
        return text.startsWith("{{") || text.startsWith("{%") || text.startsWith("<%");
    }

    /** What stands in a variable is expanded by BuildKit: {@code FROM debian${X:+<%}} is built. */
    private static boolean holds(String from) {
        var text = VARIABLE.matcher(from).replaceAll("");
        return text.contains("{{") || text.contains("{%") || text.contains("<%");
    }
}
