package dev.plimsoll.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists the rules among compiled classes. The build runs it; the program reads what it wrote. */
final class CatalogueIndex {
    /** Where the index lies among the classes: one class name a line, sorted. */
    static final String RESOURCE = "META-INF/plimsoll/rules";

    private CatalogueIndex() {}

    /** Expects one argument, the directory of compiled classes, and writes the index into it. */
    public static void main(String[] arguments) throws IOException {
        var classes = Path.of(arguments[0]);
        var index = classes.resolve(RESOURCE);
        Files.createDirectories(index.getParent());
        Files.write(index, rulesUnder(classes));
    }

    private static List<String> rulesUnder(Path classes) throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(classes.resolve("dev/plimsoll/rules"))) {
            for (var file : (Iterable<Path>) files::iterator) {
                var page =
                        file.resolveSibling(file.getFileName().toString().replace(".class", ".md"));
                if (file.toString().endsWith(".class") && Files.exists(page)) {
                    var name = classes.relativize(file).toString().replace(".class", "");
                    names.add(name.replace('/', '.').replace('\\', '.'));
                }
            }
        }
        Collections.sort(names);
        return names;
    }
}
