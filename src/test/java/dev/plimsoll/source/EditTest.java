package dev.plimsoll.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class EditTest {

    @Test
    void editsApplyInTheOrderOfPlaces() {
        var install = new Span(4, 11);
        var edits =
                List.of(Edit.insertAfter(install, " -y"), Edit.replace(new Span(0, 3), "apt-get"));
        assertEquals("apt-get install -y curl", Edit.apply("apt install curl", edits));
    }

    @Test
    void editsThatOverlapAreRefused() {
        var edits = List.of(Edit.delete(new Span(0, 5)), Edit.delete(new Span(4, 6)));
        assertThrows(IllegalArgumentException.class, () -> Edit.apply("USER root", edits));
    }

    @Test
    void editsConflictWhereTheyOverlapOrBeginTogether() {
        assertTrue(Edit.delete(new Span(0, 5)).conflicts(Edit.delete(new Span(4, 6))));
        assertTrue(
                Edit.insertBefore(Span.at(3), "a").conflicts(Edit.insertBefore(Span.at(3), "a")));
        assertFalse(Edit.delete(new Span(0, 4)).conflicts(Edit.delete(new Span(4, 6))));
    }
}
