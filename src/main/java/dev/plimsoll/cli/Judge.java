package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.FileNames;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.review.ReviewedFile.Reason;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Visible;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.Optional;

/** Reads one file and holds it against the rules; never fails. */
final class Judge {
    /** No Dockerfile is larger; the App refuses the same. */
    private static final int LIMIT = 2_000_000;

    /** How many bytes are searched for a NUL, as git does to tell text from binary. */
    private static final int BINARY_WITHIN = 8_000;

    private final Linter linter;
    private final InputStream standardInput;
    private final DiskTrees trees = new DiskTrees();

    Judge(Linter linter, InputStream standardInput) {
        this.linter = linter;
        this.standardInput = standardInput;
    }

    Judged judge(Targets.Target target) {
        if (target.isPipe()) {
            return Judged.unreadable(target.name(), "This is no regular file.");
        }
        byte[] bytes;
        try (var in = target.open(standardInput)) {
            bytes = in.readNBytes(LIMIT + 1);
        } catch (AccessDeniedException e) {
            return Judged.unreadable(target.name(), "The file cannot be read: access is denied.");
        } catch (IOException e) {
            var why = Visible.line(Optional.ofNullable(e.getMessage()).orElse("input or output"));
            return Judged.unreadable(target.name(), "The file cannot be read: " + why + ".");
        }
        if (bytes.length > LIMIT) {
            return Judged.unreadable(target.name(), "The file is larger than 2 MB.");
        }
        if (isBinary(bytes)) {
            return Judged.unreadable(target.name(), "The file is binary.");
        }
        var file = Dockerfile.parse(SourceText.of(bytes), trees.around(target.path()));
        if (file.isTemplate()) {
            return Judged.notChecked(target.name(), Reason.TEMPLATE.words());
        }
        if (!target.named() && FileNames.isSourceCode(target.name(), file)) {
            return Judged.notChecked(target.name(), Reason.SOURCE_CODE.words());
        }
        return judge(target.name(), file);
    }

    private Judged judge(String name, Dockerfile file) {
        var verdict = linter.lint(file);
        return new Judged(
                name,
                file.source(),
                verdict.findings(),
                verdict.waived().size(),
                Optional.empty(),
                verdict.broken().stream().map(Catalogue.Entry::id).toList());
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, BINARY_WITHIN); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
