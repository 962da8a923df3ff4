package dev.plimsoll.e2e;

import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

import java.util.Arrays;
import java.util.stream.Stream;

/** Opens a scene on each database when its turn comes; JUnit closes it after its last test. */
final class Scenes implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context) {
        return Arrays.stream(TestDatabases.values()).map(kind -> Arguments.of(Scene.open(kind)));
    }
}
