package dev.plimsoll.bot;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.FileNames;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.dockerfile.Tree;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Proof;
import dev.plimsoll.review.Context;
import dev.plimsoll.review.Plan;
import dev.plimsoll.review.ReviewedFile;
import dev.plimsoll.review.Standing;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.SourceText;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Holds files against the rules, within a time that no file can stretch. */
public final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    private static final Duration A_FILE = Duration.ofSeconds(20);
    private static final Duration A_PLAN = Duration.ofSeconds(60);

    /**
     * To prove a fix the whole file is judged again, for every comment: a text of more characters
     * gets comments without suggestions. A Dockerfile of 10 000 is a long one.
     */
    private static final int PROVED = 50_000;

    private final Linter linter;
    private final Proof proof;
    private final Deadline file = new Deadline(A_FILE);
    private final Deadline plan = new Deadline(A_PLAN);

    public Judge(Catalogue catalogue) {
        this.linter = new Linter(catalogue);
        this.proof = new Proof(linter);
    }

    /**
     * A file that was read, judged; or why it could not be.
     *
     * @param tree that it lies in; asked by rules that look around
     */
    ReviewedFile judged(Texts texts, Lazy<Optional<Tree>> tree) throws InterruptedException {
        try {
            return file.call(() -> judgedNow(texts, tree));
        } catch (Deadline.Passed | RuntimeException | StackOverflowError e) {
            LOG.error("a file could not be judged", e);
            return new ReviewedFile.NotRead(texts.path(), ReviewedFile.Reason.UNREADABLE);
        }
    }

    /** What to say; an exception where it takes too long. */
    Plan plan(List<ReviewedFile> files, List<Standing> standing, Context context)
            throws InterruptedException {
        try {
            return plan.call(() -> Plan.of(files, standing, context));
        } catch (Deadline.Passed e) {
            throw new IllegalStateException("the review could not be planned", e);
        }
    }

    private ReviewedFile judgedNow(Texts texts, Lazy<Optional<Tree>> tree) {
        var head = Dockerfile.parse(texts.head(), new Surroundings(texts.path(), tree));
        if (head.isTemplate()) {
            return new ReviewedFile.NotRead(texts.path(), ReviewedFile.Reason.TEMPLATE);
        }
        if (FileNames.isSourceCode(texts.path(), head)) {
            return new ReviewedFile.NotRead(texts.path(), ReviewedFile.Reason.SOURCE_CODE);
        }
        var verdict = linter.lint(head);
        Optional<Linter.Verdict> base =
                texts.base()
                        .map(text ->
                                text.text().equals(texts.head().text())
                                        ? verdict
                                        : linter.lint(before(texts, text, tree)));
        return new ReviewedFile.Judged(
                texts.path(),
                texts.basePath(),
                texts.diff(),
                texts.head(),
                new ReviewedFile.Verdicts(verdict, base),
                findings ->
                        texts.head().text().length() <= PROVED
                                && proof.holds(head, verdict, findings));
    }

    /** Held against what is around it now: only what the change does to the file itself is new. */
    private static Dockerfile before(Texts texts, SourceText text, Lazy<Optional<Tree>> tree) {
        return Dockerfile.parse(text, new Surroundings(texts.basePath(), tree));
    }
}
