package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BaselineTest {

    @Test
    void whatTheBaseHasIsNotNew() {
        assertEquals("new: -, inherited: 2", of("FROM a\nUSER root\n", "FROM b\nUSER root\n"));
    }

    @Test
    void ofEqualsTheOneOnAnAddedLineIsNew() {
        assertEquals(
                "new: 1, inherited: 3",
                of("FROM a\nUSER root\n", "USER root\nFROM a\nUSER root\n"));
        assertEquals(
                "new: 3, inherited: 2",
                of("FROM a\nUSER root\n", "FROM a\nUSER root\nUSER root\n"));
    }

    @Test
    void aMovedFindingIsInherited() {
        assertEquals(
                "new: -, inherited: 3",
                of("USER root\nFROM a\nRUN b\n", "FROM a\nRUN b\nUSER root\n"));
    }

    @Test
    void equalsAreCounted() {
        assertEquals(
                "new: 3 4, inherited: 1 2",
                of("USER root\nUSER root\n", "USER root\nUSER root\nUSER root\nUSER root\n"));
    }

    @Test
    void anotherSubjectIsAnotherFinding() {
        assertEquals("new: 1, inherited: -", of("LABEL A\n", "LABEL B\n"));
    }

    @Test
    void aWaivedFindingTakesItsOwnPlaceInTheBase() {
        assertEquals(
                "new: 4, inherited: -, waived: 2",
                of("USER root\nFROM a\n", "# waive user-root old\nUSER root\nFROM a\nUSER root\n"));
    }

    @Test
    void aWaiverThatGoesMakesItsFindingNew() {
        assertEquals(
                "new: 1, inherited: -", of("# waive user-root old\nUSER root\n", "USER root\n"));
    }

    @Test
    void aWaiverIsNewWhereItsCommentIsAdded() {
        var waived = "# waive user-root old\nUSER root\n";
        assertEquals("new: -, inherited: -, waived: 2", of("USER root\n", waived));
        assertEquals("new: -, inherited: -, waived: 2 (old)", of(waived, waived + "CMD x\n"));
        var noPatch =
                (ReviewedFile.Judged)
                        new Change().withoutPatch("f", waived, waived).files().getFirst();
        assertEquals("new: -, inherited: -, waived: 2 (old)", drawn(Baseline.of(noPatch)));
    }

    @Test
    void anAddedFileHasNoBase() {
        var file = (ReviewedFile.Judged) new Change().added("f", "USER root\n").files().getFirst();
        assertEquals("new: 1, inherited: -", drawn(Baseline.of(file)));
    }

    private static String of(String before, String after) {
        var file = new Change().modified("Dockerfile", before, after).files().getFirst();
        return drawn(Baseline.of((ReviewedFile.Judged) file));
    }

    private static String drawn(Baseline baseline) {
        var text = new StringBuilder();
        text.append("new: ").append(lines(baseline.fresh()));
        text.append(", inherited: ").append(lines(baseline.inherited()));
        for (var each : baseline.waived()) {
            text.append(", waived: ")
                    .append(each.found().lines().first())
                    .append(each.isNew() ? "" : " (old)");
        }
        return text.toString();
    }

    private static String lines(java.util.List<Found> found) {
        var lines = found.stream().map(each -> "" + each.lines().first()).toList();
        return lines.isEmpty() ? "-" : String.join(" ", lines);
    }
}
