package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The smaller variants of images, from the table {@code variants.txt}. */
final class Variants {
    private static final int CELLS = 4;
    private static final String SHELL = "shell";
    private static final List<Row> ROWS =
            Table.rows(Variants.class, "variants.txt", CELLS).stream()
                    .map(cells ->
                            new Row(
                                    cells.get(0),
                                    Pattern.compile(cells.get(1)),
                                    cells.get(2),
                                    cells.get(3)))
                    .toList();

    /** Tags that are of another version now and then. */
    private static final Set<String> MOVING =
            Set.of(
                    "latest",
                    "stable",
                    "oldstable",
                    "testing",
                    "unstable",
                    "sid",
                    "current",
                    "lts",
                    "mainline",
                    "cli",
                    "fpm",
                    "zts");

    /** The programs of what a variant may lack. */
    private static final Map<String, Set<String>> PROGRAMS =
            Map.of(
                    "-",
                    Set.of(),
                    "apt",
                    Set.of("apt-get", "apt", "aptitude", "dpkg", "apt-key", "add-apt-repository"),
                    "dnf",
                    Set.of("dnf", "yum", "yum-config-manager"),
                    "jdk",
                    Set.of("javac", "jlink", "jar", "jdeps", "jpackage", "jshell", "jcmd"));

    private Variants() {}

    /**
     * One form of tag.
     *
     * @param smaller the tag of the variant with {@code $1} for what the pattern took, or a whole
     *     name
     * @param lacks what the variant has not, such as {@code apt}
     */
    private record Row(String image, Pattern tag, String smaller, String lacks) {
        boolean fits(String name, String given) {
            return image.equals(name) && tag.matcher(given).matches();
        }

        String variant(String given) {
            var text = tag.matcher(given).replaceFirst(smaller);
            return smaller.contains("/") ? text : image + ":" + text;
        }

        boolean serves(List<Stage> shipped) {
            return shipped.stream()
                    .flatMap(stage -> stage.instructions().stream())
                    .noneMatch(this::isMissedBy);
        }

        private boolean isMissedBy(Instruction instruction) {
            return lacks.equals(SHELL)
                    ? needsShell(instruction)
                    : instruction.commands().stream()
                            .anyMatch(command ->
                                    PROGRAMS.getOrDefault(lacks, Set.of())
                                            .contains(command.name()));
        }
    }

    private static boolean needsShell(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Run _ -> true;
            case Instruction.Cmd cmd -> cmd.form() instanceof Form.ShellForm;
            case Instruction.Entrypoint entrypoint -> entrypoint.form() instanceof Form.ShellForm;
            case Instruction.Healthcheck check -> check.test().isPresent();
            default -> false;
        };
    }

    /**
     * The variant of an image, such as {@code node:22-slim} of {@code node:22}, if it has what the
     * stages run. Nobody knows of which version a digest is where no tag says it.
     */
    static Optional<String> smaller(ImageName image, List<Stage> shipped) {
        var tag = image.tag().orElse("latest");
        if (image.digest().isPresent() && MOVING.contains(tag)) {
            return Optional.empty();
        }
        var name = image.original();
        return ROWS.stream()
                .filter(row -> row.fits(name, tag))
                .findFirst()
                .filter(row -> row.serves(shipped))
                .map(row -> row.variant(tag));
    }
}
