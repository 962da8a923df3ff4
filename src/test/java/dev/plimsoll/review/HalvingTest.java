package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

final class HalvingTest {

    @Test
    void aSingleBadCommentOf25IsFoundAndAllOthersStand() {
        for (int bad = 0; bad < 25; bad++) {
            var end = run(25, Set.of(bad));
            assertEquals(List.of(bad), end.offenders, "bad: " + bad);
            assertEquals(24, end.posted.size());
        }
    }

    @Test
    void aSingleCommentIsTheOffender() {
        assertEquals(new End(List.of(), List.of(0), 0), run(1, Set.of(0)));
    }

    @Test
    void ofTwoTheOtherIsPosted() {
        assertEquals(new End(List.of(0), List.of(1), 1), run(2, Set.of(1)));
        assertEquals(new End(List.of(1), List.of(0), 2), run(2, Set.of(0)));
    }

    @Test
    void whereAllAreBadNothingIsPostedAndAllAreNamed() {
        var end = run(25, new HashSet<>(IntStream.range(0, 25).boxed().toList()));
        assertEquals(List.of(), end.posted);
        assertEquals(25, end.offenders.size());
    }

    @Test
    void nothingIsLostOrDoubledAndSixRequestsAreEnough() {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            int size = 1 + random.nextInt(60);
            var bad = new HashSet<Integer>();
            bad.add(random.nextInt(size));
            for (int more = random.nextInt(4); more > 0; more--) {
                bad.add(random.nextInt(size));
            }
            var end = run(size, bad);
            assertTrue(end.requests <= 6, "requests: " + end.requests);
            assertTrue(end.offenders.containsAll(bad));
            assertEquals(end.offenders.stream().sorted().toList(), end.offenders);
            var all = new ArrayList<>(end.posted);
            all.addAll(end.offenders);
            assertEquals(IntStream.range(0, size).boxed().toList(), all.stream().sorted().toList());
        }
    }

    private record End(List<Integer> posted, List<Integer> offenders, int requests) {}

    private static End run(int size, Set<Integer> bad) {
        var halving = new Halving<>(IntStream.range(0, size).boxed().toList());
        var posted = new ArrayList<Integer>();
        int requests = 0;
        while (halving.wantsMore()) {
            var next = halving.next();
            assertFalse(next.isEmpty());
            requests++;
            if (next.stream().anyMatch(bad::contains)) {
                halving.refused();
            } else {
                posted.addAll(next);
                halving.accepted();
            }
        }
        return new End(posted, halving.offenders(), requests);
    }
}
