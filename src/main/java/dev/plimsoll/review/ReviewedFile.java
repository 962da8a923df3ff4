package dev.plimsoll.review;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.source.SourceText;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A Dockerfile that the change touches: judged, or not read and why. */
public sealed interface ReviewedFile {
    /** Where it lies in the head, such as {@code services/api/Dockerfile}. */
    String path();

    /**
     * A file that was read and judged.
     *
     * @param basePath where it lay in the base, the same as {@code path} unless it was renamed
     * @param diff its lines that the change added; {@link Diff#NONE} where GitHub gives no patch
     * @param proof whether the fixes of these findings hold together on {@code head}
     */
    record Judged(
            String path,
            String basePath,
            Diff diff,
            SourceText head,
            Verdicts verdicts,
            Predicate<List<Finding>> proof)
            implements ReviewedFile {}

    /**
     * What the rules say of both versions.
     *
     * @param base empty where the file is added or copied
     */
    record Verdicts(Linter.Verdict head, Optional<Linter.Verdict> base) {}

    /** A file that was not judged. */
    record NotRead(String path, Reason reason) implements ReviewedFile {}

    /** Why a file was not judged. */
    enum Reason {
        TEMPLATE("a template", true),
        SOURCE_CODE("source code that is named like a Dockerfile", true),
        SYMLINK("a symbolic link", true),
        SUBMODULE("a submodule", true),
        BINARY("binary", false),
        TOO_LARGE("too large", false),
        TOO_LARGE_TOGETHER("too large together with the others of this change", false),
        UNREADABLE("could not be read", false),
        /** GitHub did not list all files; the path is the directory that was cut, or empty. */
        TREE_TRUNCATED("the list of files is cut", false);

        private final String words;
        private final boolean passes;

        Reason(String words, boolean passes) {
            this.words = words;
            this.passes = passes;
        }

        /** Such as {@code too large}. */
        public String words() {
            return words;
        }

        /**
         * Whether there was nothing to judge; what should have been read and was not never passes.
         */
        public boolean passes() {
            return passes;
        }
    }
}
