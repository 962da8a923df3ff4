package dev.plimsoll.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

final class EditConflictTest {
    private static final Edit YES = new Edit(Span.at(3), " -y");

    @Test
    void differentTextsMayGoIntoOnePlace() {
        var more = new Edit(Span.at(3), " -q");
        assertFalse(YES.conflicts(more));
        assertEquals("apt -y -q x", Edit.apply("apt x", List.of(YES, more)));
    }

    @Test
    void theSameTextGoesIntoAPlaceOnce() {
        assertTrue(YES.conflicts(new Edit(Span.at(3), " -y")));
    }

    @Test
    void whatIsReplacedTakesNoInsertionAtItsStart() {
        var replaced = new Edit(new Span(3, 4), "_");
        assertTrue(YES.conflicts(replaced));
        assertTrue(replaced.conflicts(YES));
        assertTrue(replaced.conflicts(new Edit(new Span(2, 4), "")));
        assertFalse(replaced.conflicts(new Edit(Span.at(4), "x")));
    }
}
