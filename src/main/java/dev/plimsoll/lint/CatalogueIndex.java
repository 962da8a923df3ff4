package dev.plimsoll.lint;

import dev.plimsoll.source.Resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of the rules among the compiled classes, with what their {@link Lint} says. The build
 * writes it and the program reads it, so that a start loads none but the rules that it runs.
 */
final class CatalogueIndex {
    /**
     * Where it lies among the classes: a rule a line, its cells apart by tabs, the parts of a cell
     * by bars.
     */
    static final String RESOURCE = "META-INF/plimsoll/rules";

    private CatalogueIndex() {}

    /** Expects one argument, the directory of compiled classes, and writes the index into it. */
    public static void main(String[] arguments) throws IOException {
        var classes = Path.of(arguments[0]);
        var index = classes.resolve(RESOURCE);
        Files.createDirectories(index.getParent());
        Files.write(index, rulesUnder(classes).stream().map(CatalogueIndex::line).toList());
    }

    static List<Catalogue.Entry> read() {
        return Resource.text(CatalogueIndex.class, "/" + RESOURCE)
                .orElseThrow(() -> new IllegalStateException("the build wrote no index of rules"))
                .lines()
                .map(CatalogueIndex::entry)
                .toList();
    }

    static String line(Catalogue.Entry rule) {
        var lint = rule.descriptor();
        return String.join(
                "\t",
                rule.id(),
                rule.type(),
                String.valueOf(rule.fixes()),
                lint.severity().name(),
                String.valueOf(lint.off()),
                lint.summary(),
                String.join("|", lint.covers()),
                String.join("|", lint.insteadOf()));
    }

    static Catalogue.Entry entry(String line) {
        var cells = line.split("\t", -1);
        var lint =
                new Descriptor(
                        Severity.valueOf(cells[3]),
                        Boolean.parseBoolean(cells[4]),
                        cells[5],
                        parts(cells[6]),
                        parts(cells[7]));
        return new Catalogue.Entry(cells[0], cells[1], lint, Boolean.parseBoolean(cells[2]));
    }

    private static List<String> parts(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }

    private static List<Catalogue.Entry> rulesUnder(Path classes) throws IOException {
        var rules = new ArrayList<Catalogue.Entry>();
        try (Stream<Path> files = Files.walk(classes.resolve("dev/plimsoll/rules"))) {
            for (var file : (Iterable<Path>) files.sorted()::iterator) {
                var name = file.getFileName().toString();
                boolean rule =
                        name.endsWith(".class")
                                && Files.exists(file.resolveSibling(name.replace(".class", ".md")));
                if (rule) {
                    rules.add(Catalogue.Entry.of(type(classes.relativize(file))));
                }
            }
        }
        return rules;
    }

    private static Class<? extends Rule> type(Path file) {
        var name = new StringBuilder();
        file.forEach(part -> name.append(name.isEmpty() ? "" : ".").append(part));
        return Options.named(name.toString().replace(".class", ""));
    }
}
