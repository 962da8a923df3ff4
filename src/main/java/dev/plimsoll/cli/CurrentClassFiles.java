package dev.plimsoll.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of a library in the class file format of this JDK, with the stack maps that
 * old formats lack; the build calls it. The AOT cache takes no class older than Java 6, and picocli
 * is compiled for Java 5: a start spent a quarter of its time on reading and verifying it.
 */
final class CurrentClassFiles {
    private static final ClassFile FORMAT =
            ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);

    /** Code is written anew only where something handles its elements. */
    private static final ClassTransform ANEW =
            ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                    .andThen((to, element) -> {
                        if (element instanceof ClassFileVersion) {
                            to.withVersion(ClassFile.latestMajorVersion(), 0);
                        } else {
                            to.with(element);
                        }
                    });

    private CurrentClassFiles() {}

    /** Expects the jars; each must be on the class path too, since types are looked up there. */
    public static void main(String[] jars) throws IOException {
        for (var jar : jars) {
            rewrite(Path.of(jar));
        }
    }

    /** In place, in one step; what is current stays as it is. */
    static void rewrite(Path jar) throws IOException {
        var next = Path.of(jar + ".next");
        try (var from = new JarInputStream(Files.newInputStream(jar));
                var to = new JarOutputStream(Files.newOutputStream(next), from.getManifest())) {
            for (var entry = from.getNextJarEntry();
                    entry != null;
                    entry = from.getNextJarEntry()) {
                var copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                to.putNextEntry(copy);
                var bytes = from.readAllBytes();
                to.write(isClass(entry.getName()) ? current(bytes) : bytes);
            }
        }
        Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    static byte[] current(byte[] bytes) {
        var type = FORMAT.parse(bytes);
        return type.majorVersion() >= ClassFile.latestMajorVersion()
                ? bytes
                : FORMAT.transformClass(type, ANEW);
    }
}
