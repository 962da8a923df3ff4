package dev.plimsoll.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;

import java.util.List;

final class FixTest {

    @Test
    void editsThatConflictAreRefused() {
        var inside = Edit.insertBefore(Span.at(5), "a");
        var whole = Edit.delete(new Span(0, 10));
        var begins = Edit.insertBefore(Span.at(0), "a");

        assertEquals(
                List.of("edits conflict at " + inside.span(), "edits conflict at " + whole.span()),
                List.of(refusal(inside, whole), refusal(whole, begins)));
        assertEquals(
                "edits conflict at " + inside.span(),
                refusal(inside, Edit.insertBefore(Span.at(5), "b"), inside));
    }

    @Test
    void editsSideBySideAndInsertionsAtOnePlaceAreNot() {
        var edits =
                List.of(
                        Edit.delete(new Span(5, 10)),
                        Edit.insertBefore(Span.at(3), "b"),
                        Edit.delete(new Span(0, 3)),
                        Edit.insertBefore(Span.at(4), "c"),
                        Edit.insertBefore(Span.at(4), "a"));

        assertEquals(edits, new Fix(true, edits).edits());
    }

    private static String refusal(Edit... edits) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Fix.safe(edits));
        return String.valueOf(refused.getMessage());
    }
}
