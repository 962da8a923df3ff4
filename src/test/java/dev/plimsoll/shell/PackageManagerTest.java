package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.shell.PackageSpec.Kind;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The commands in {@code src/test/resources/package-managers}, a file a manager: below each, set
 * in, what is understood of it; {@code -Dupdate} writes that anew.
 *
 * <p>Such as {@code INSTALL: curl[=8.5.0] ./a.deb(local) +yes}: what is done and to which packages,
 * an exact version in brackets, another in angles; then whether no question is asked, extras are
 * left out, no cache is kept, signatures are not checked, versions are limited, and where the cache
 * lies if not where it mostly does.
 */
class PackageManagerTest {
    private static final Path CASES = Path.of("src/test/resources/package-managers");

    @TestFactory
    List<DynamicTest> commands() {
        return PackageManager.all().stream()
                .map(PackageManager::name)
                .map(name -> DynamicTest.dynamicTest(name, () -> holds(name)))
                .toList();
    }

    private static void holds(String manager) throws IOException {
        var file = CASES.resolve(manager + ".txt");
        var drawn =
                Files.readString(file)
                        .lines()
                        .filter(line -> !line.startsWith(" "))
                        .map(line -> line + "\n    " + drawn(manager, line) + "\n")
                        .collect(Collectors.joining());
        if (System.getProperty("update") != null) {
            Files.writeString(file, drawn);
        }
        assertEquals(Files.readString(file), drawn);
    }

    /** The last command of a line, so that assignments may stand before it. */
    private static String drawn(String manager, String text) {
        var command = Drawn.read(text).commands().getLast();
        var call = command.packages();
        if (!call.map(found -> found.manager().name()).equals(Optional.of(manager))) {
            return "of another: " + call.map(PackageCall::manager);
        }
        var act = call.get().act();
        if (act.isEmpty()) {
            return "nothing";
        }
        return act.get() + PackageManager.of(command).map(PackageManagerTest::drawn).orElse("");
    }

    private static String drawn(Install install) {
        var said = new ArrayList<String>();
        install.packages().forEach(spec -> said.add(drawn(spec)));
        add(said, "+yes", install.assumesYes());
        add(said, "+lean", install.skipsExtras());
        add(said, "+no-cache", install.skipsCache());
        add(said, "+unverified", install.unverified().isPresent());
        add(said, "+limited", install.isLimited());
        var caches = install.caches("/root");
        add(said, "+cache=" + caches, !caches.equals(install.manager().caches()));
        return said.isEmpty() ? "" : ": " + String.join(" ", said);
    }

    private static String drawn(PackageSpec spec) {
        var version =
                spec.version()
                        .map(each ->
                                (each.exact() ? "[%s%s]" : "<%s%s>")
                                        .formatted(each.operator(), each.text()))
                        .orElse("");
        var kind =
                spec.kind() == Kind.REGISTRY
                        ? ""
                        : "(" + spec.kind().name().toLowerCase(Locale.ROOT) + ")";
        return spec.name() + version + kind;
    }

    private static void add(List<String> said, String text, boolean holds) {
        if (holds) {
            said.add(text);
        }
    }
}
