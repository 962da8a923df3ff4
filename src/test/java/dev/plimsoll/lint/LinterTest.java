package dev.plimsoll.lint;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CancellationException;

class LinterTest {
    @Test
    void goesNoFurtherOnceItsThreadIsInterrupted() {
        var file = Dockerfile.parse(SourceText.of("FROM scratch\n"), Surroundings.UNKNOWN);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> new Linter(Catalogue.load()).lint(file));
    }
}
