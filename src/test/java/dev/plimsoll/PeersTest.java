package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.lint.Catalogue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows for every rule of other linters the rule that covers it and an example on a page whose
 * finding is known under its id, or the reason why there is none.
 */
class PeersTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    /** The numbers, the tools and the ids of {@code peers.tsv}. */
    private static final List<Peer> PEERS =
            lines("peers.tsv").map(line -> line.split("\t")).map(Peer::of).toList();

    /** From an id, or from a number for all its ids, to the reason why no rule covers it. */
    private static final List<Reason> REASONS =
            lines("peers-out.tsv").map(line -> line.split("\t")).map(Reason::of).toList();

    /**
     * @param number the same for the ids that find the same fault
     */
    private record Peer(String number, String tool, String id) {
        static Peer of(String[] cells) {
            return new Peer(cells[0], cells[1], cells[2]);
        }
    }

    private record Reason(String of, String words) {
        static Reason of(String[] cells) {
            return new Reason(cells[0], cells[1]);
        }

        boolean isFor(Peer peer) {
            return of.equals(peer.id) || of.equals(peer.number);
        }
    }

    @Test
    void everyIdIsCoveredAndShownOrThereIsAReason() {
        var declared =
                CATALOGUE.entries().stream()
                        .flatMap(rule -> rule.covers().stream())
                        .collect(Collectors.toSet());
        var shown = shown();
        var open =
                PEERS.stream()
                        .filter(peer -> REASONS.stream().noneMatch(each -> each.isFor(peer)))
                        .map(Peer::id)
                        .filter(id -> !declared.contains(id) || !shown.contains(id));
        assertEquals("", text(open));
    }

    @Test
    void whatThereIsAReasonAgainstIsNotCovered() {
        var covered = shown();
        assertEquals(
                "",
                text(
                        PEERS.stream()
                                .filter(peer -> REASONS.stream().anyMatch(each -> each.isFor(peer)))
                                .map(Peer::id)
                                .filter(covered::contains)));
    }

    @Test
    void everyReasonIsOneForSomething() {
        assertEquals(
                "",
                text(
                        REASONS.stream()
                                .filter(reason -> PEERS.stream().noneMatch(reason::isFor))
                                .map(Reason::of)));
    }

    @Test
    void aRuleCoversWhatExistsAndWritesItAsItsToolDoes() {
        var known = PEERS.stream().map(Peer::id).collect(Collectors.toSet());
        assertEquals(
                "",
                text(
                        CATALOGUE.entries().stream()
                                .flatMap(rule -> rule.covers().stream())
                                .filter(id -> !known.contains(id))));
    }

    /** The ids under which the findings on all pages are known. */
    private static Set<String> shown() {
        return CATALOGUE.entries().stream()
                .flatMap(rule -> RulePage.of(rule).examples().stream())
                .flatMap(example -> example.findings().stream())
                .flatMap(finding -> finding.covers().stream())
                .collect(Collectors.toSet());
    }

    private static String text(Stream<String> ids) {
        return String.join("\n", new TreeSet<>(ids.toList()));
    }

    private static Stream<String> lines(String name) {
        try (var in = PeersTest.class.getResourceAsStream(name)) {
            var text =
                    new String(
                            Objects.requireNonNull(in, name).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
