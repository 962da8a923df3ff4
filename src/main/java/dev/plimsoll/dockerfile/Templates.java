package dev.plimsoll.dockerfile;

/** Tells the templates that make Dockerfiles from Dockerfiles. */
final class Templates {
    private Templates() {}

    static boolean isTemplate(Dockerfile file) {
        return file.instructions().stream().anyMatch(Templates::isPlaceholder);
    }

    private static boolean isPlaceholder(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Unknown unknown -> marks(unknown.keyword().text(), true);
            case Instruction.From from ->
                    marks(from.image().text(), false)
                            || from.alias().map(alias -> marks(alias.text(), false)).orElse(false);
            default -> false;
        };
    }

    private static boolean marks(String text, boolean first) {
        for (var mark : new String[] {"{{", "{%", "<%"}) {
            if (first ? text.startsWith(mark) : text.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
