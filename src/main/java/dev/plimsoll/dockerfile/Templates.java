package dev.plimsoll.dockerfile;

/** Tells the templates that make Dockerfiles from Dockerfiles. */
final class Templates {
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

    private static boolean holds(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("<%");
    }
}
