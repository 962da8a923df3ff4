package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** The library of the command line, as the build rewrites it. */
final class CurrentClassFilesTest {
    @TempDir private Path directory;

    private Path copy() throws Exception {
        var source = CommandLine.class.getProtectionDomain().getCodeSource().getLocation();
        var jar = directory.resolve("library.jar");
        Files.copy(Path.of(source.toURI()), jar);
        return jar;
    }

    private static List<String> classes(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyClassIsCurrentAndVerifies() throws Exception {
        var jar = copy();
        var before = classes(jar);
        CurrentClassFiles.rewrite(jar);
        assertEquals(before, classes(jar));
        var old = new ArrayList<String>();
        var seen = new ArrayList<String>();
        var urls = new URL[] {jar.toUri().toURL()};
        // What is linked is verified, and a class is linked before it is initialised.
        try (var zip = new ZipFile(jar.toFile());
                var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            for (var name : before) {
                if (name.startsWith("picocli/CommandLine")) {
                    var bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
                    if (ClassFile.of().parse(bytes).majorVersion()
                            < ClassFile.latestMajorVersion()) {
                        old.add(name);
                    }
                    var type = name.replace('/', '.').replaceAll("\\.class$", "");
                    seen.add(Class.forName(type, true, loader).getName());
                }
            }
        }
        assertEquals(List.of(), old);
        assertTrue(seen.size() > 150, seen.size() + " classes");
    }

    @Test
    void whatIsCurrentStaysAsItIs() throws Exception {
        var jar = copy();
        CurrentClassFiles.rewrite(jar);
        var once = Files.readAllBytes(jar);
        CurrentClassFiles.rewrite(jar);
        assertArrayEquals(once, Files.readAllBytes(jar));
    }
}
