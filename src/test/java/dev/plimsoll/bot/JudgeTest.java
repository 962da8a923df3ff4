package dev.plimsoll.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.review.Diff;
import dev.plimsoll.review.ReviewedFile;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class JudgeTest {
    private final Judge judge = new Judge(new Catalogue(List.of()));

    private ReviewedFile judged(String path, String text) throws InterruptedException {
        return judge.judged(
                new Texts(path, path, Diff.NONE, SourceText.of(text), Optional.empty()),
                Lazy.of(Optional::empty));
    }

    @Test
    void sourceCodeThatIsNamedLikeADockerfilePassesAndIsNamed() throws Exception {
        assertEquals(
                new ReviewedFile.NotRead("Dockerfile.java", ReviewedFile.Reason.SOURCE_CODE),
                judged("Dockerfile.java", "package a;\n"));
        assertEquals(true, ReviewedFile.Reason.SOURCE_CODE.passes());
        assertInstanceOf(
                ReviewedFile.Judged.class, judged("Dockerfile.java", "FROM eclipse-temurin:25\n"));
    }

    @Test
    void aTemplateIsNoneYet() throws Exception {
        assertEquals(
                new ReviewedFile.NotRead("Dockerfile", ReviewedFile.Reason.TEMPLATE),
                judged("Dockerfile", "FROM {{ .Base }}\n"));
    }
}
