package dev.plimsoll.rules.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Report;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What a page cannot show: a finding that has no fix. */
class PackageCacheLeftTest {

    @Test
    void noCommandFollowsOneThatRunsWithoutAShell() {
        var text = SourceText.of("FROM fedora:43\nRUN [\"yum\", \"install\", \"-y\", \"nginx\"]\n");
        var file = Dockerfile.parse(text, Surroundings.UNKNOWN);
        var report = new Report(Catalogue.Entry.of(PackageCacheLeft.class), file);

        new PackageCacheLeft().check(file, report);

        assertEquals(
                List.of(Optional.empty()), report.findings().stream().map(Finding::fix).toList());
    }
}
