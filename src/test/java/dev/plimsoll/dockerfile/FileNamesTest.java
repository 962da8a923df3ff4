package dev.plimsoll.dockerfile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
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
                "Dockerfile.inner"
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
                "Containerfile.in"
            })
    void leavesWhatGoesWithThemOrMakesThem(String path) {
        assertFalse(FileNames.isDockerfile(path));
    }
}
