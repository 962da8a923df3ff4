package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.source.SourceText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dockerfile",
                "a/b/Dockerfile",
                "DOCKERFILE",
                "dockerfile.dev",
                "Dockerfile-alpine",
                "api.Dockerfile",
                "x/Containerfile",
                "containerfile.test",
                "run.sh.dockerfile",
                ".dockerfile",
                "Dockerfile.",
                "Dockerfile.inner",
                "Dockerfile.html",
                "Dockerfile.lock"
            })
    void takesDockerfilesInAnyCaseAndDirectory(String path) {
        assertTrue(FileNames.isDockerfile(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Dockerfiles",
                "Dockerfile/readme",
                "MyDockerfile",
                "docker-compose.yml",
                "Dockerfile.md",
                "Dockerfile.TMPL",
                "Dockerfile.dockerignore",
                "Dockerfile-gen.py",
                "Dockerfile.prod.j2",
                "Containerfile.in",
                "icons/dockerfile.png",
                "target/Dockerfile.class",
                "Dockerfile.orig.gz"
            })
    void leavesWhatGoesWithThemOrMakesThem(String path) {
        assertFalse(FileNames.isDockerfile(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dockerignore",
                "md",
                "txt",
                "rst",
                "bak",
                "orig",
                "tmpl",
                "template",
                "j2",
                "jinja",
                "erb",
                "in",
                "tpl",
                "mustache",
                "hbs",
                "sh",
                "py",
                "go",
                "js",
                "yml",
                "yaml",
                "json"
            })
    void leavesNamesWithAnEndingOfAnotherKind(String ending) {
        assertFalse(FileNames.isDockerfile("app/Dockerfile." + ending));
        assertFalse(FileNames.isDockerfile("Containerfile-dev." + ending));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    true  | Dockerfile.java   | 'package a;\\n\\npublic class Dockerfile {}\\n'
                    true  | src/Dockerfile.ts | 'import { from } from "rxjs";\\nfrom([1]);\\n'
                    true  | dockerfile.CPP    | '#include <a>\\nint main() {}\\n'
                    true  | Dockerfile.rs     | ''
                    false | Dockerfile.java   | 'FROM eclipse-temurin:25\\n'
                    false | Dockerfile.php    | '# syntax=a\\nARG V\\nFROM php:$V\\n'
                    false | Dockerfile.ts     | 'from node:24\\n'
                    false | Dockerfile.dev    | 'package a;\\n'
                    false | java.Dockerfile   | 'package a;\\n'
                    false | Dockerfile        | 'package a;\\n'
                    """)
    void takesTheEndingOfALanguageForItsNameWhereTheTextIsADockerfile(
            boolean source, String path, String text) {
        var file = Dockerfile.parse(SourceText.of(text.translateEscapes()), Surroundings.UNKNOWN);
        assertEquals(source, FileNames.isSourceCode(path, file));
        assertTrue(FileNames.isDockerfile(path));
    }
}
