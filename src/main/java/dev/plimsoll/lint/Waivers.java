package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Comment;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The comments of a file that waive findings: {@code # plimsoll ignore=rule-id[,rule-id] reason}
 * and, by the ids that a finding is known under elsewhere, {@code # hadolint ignore=DL3008}. A
 * waiver holds for the instruction right below it; inside of an instruction, for the line right
 * below it; {@code # hadolint global ignore=} for the whole file.
 */
public record Waivers(SourceText source, List<Waiver> waivers) {
    private static final Pattern OURS =
            Pattern.compile(
                    "(?i)^\\s*plimsoll\\s+ignore\\s*=\\s*([a-z0-9-]+(?:\\s*,\\s*[a-z0-9-]+)*)(?:\\s+(.*))?$");
    private static final Pattern HADOLINT =
            Pattern.compile(
                    "^\\s*hadolint\\s+(global\\s+)?(?:shell=\\S+\\s+)?ignore=([A-Za-z0-9]+(?:\\s*,\\s*[A-Za-z0-9]+)*)(?:\\s+(.*))?$");

    public Waivers {
        waivers = List.copyOf(waivers);
    }

    /**
     * One comment that waives.
     *
     * @param comment its place
     * @param target the place whose findings it waives
     * @param ids rule ids of ours or, where it is foreign, of the other tool
     * @param foreign whether it is written for another tool
     * @param reason as written, empty where none is given
     */
    public record Waiver(Span comment, Span target, Set<String> ids, boolean foreign, String reason)
            implements Located {
        public Waiver {
            ids = Set.copyOf(ids);
        }

        @Override
        public Span span() {
            return comment;
        }

        boolean covers(Finding finding) {
            boolean named =
                    foreign
                            ? finding.covers().stream().anyMatch(ids::contains)
                            : ids.contains(finding.rule());
            boolean here =
                    target.start() <= finding.span().start()
                            && finding.span().start() <= target.end();
            return named && here;
        }
    }

    /** A finding that does not count, and why. */
    public record Waived(Finding finding, Waiver waiver) {}

    public static Waivers of(Dockerfile file) {
        var waivers = new ArrayList<Waiver>();
        var reach = new Reach(file);
        for (var comment : file.comments()) {
            var ours = OURS.matcher(comment.text());
            var hadolint = HADOLINT.matcher(comment.text());
            if (ours.matches()) {
                waivers.add(
                        new Waiver(
                                comment.span(),
                                reach.of(comment),
                                ids(ours.group(1)),
                                false,
                                reason(ours.group(2))));
            } else if (hadolint.matches()) {
                var target =
                        hadolint.group(1) == null
                                ? reach.of(comment)
                                : new Span(0, file.source().text().length());
                waivers.add(
                        new Waiver(
                                comment.span(),
                                target,
                                ids(hadolint.group(2)),
                                true,
                                reason(hadolint.group(3))));
            }
        }
        return new Waivers(file.source(), waivers);
    }

    private static Set<String> ids(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s*,\\s*")));
    }

    private static String reason(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /**
     * What the comments of a file do to what was found in it.
     *
     * @param standing what no comment waives
     * @param waived what one does
     * @param rules every rule there is
     */
    public record Effect(
            Dockerfile file,
            List<Waiver> waivers,
            List<Finding> standing,
            List<Waived> waived,
            Catalogue rules) {
        public Effect {
            waivers = List.copyOf(waivers);
            standing = List.copyOf(standing);
            waived = List.copyOf(waived);
        }

        /** Whether a comment waives some finding of a rule. */
        public boolean has(Waiver waiver, String rule) {
            return waived.stream()
                    .anyMatch(each ->
                            each.waiver().equals(waiver) && each.finding().rule().equals(rule));
        }
    }

    static Effect effect(Dockerfile file, List<Finding> found, Catalogue rules) {
        var waivers = of(file).waivers;
        var standing = new ArrayList<Finding>();
        var waived = new ArrayList<Waived>();
        for (var finding : found) {
            var waiver = waivers.stream().filter(each -> each.covers(finding)).findFirst();
            waiver.ifPresentOrElse(
                    each -> waived.add(new Waived(finding, each)), () -> standing.add(finding));
        }
        return new Effect(file, waivers, standing, waived, rules);
    }

    /** Knows what a waiver holds for by its place. */
    private static final class Reach {
        private final Dockerfile file;
        private final BitSet commentLines = new BitSet();

        Reach(Dockerfile file) {
            this.file = file;
            file.comments().forEach(each -> commentLines.set(file.source().firstLine(each)));
        }

        /**
         * The instruction below a comment and further comments, or the line below it where it lies
         * inside an instruction.
         */
        Span of(Comment comment) {
            int next = commentLines.nextClearBit(file.source().firstLine(comment));
            if (next > file.source().lineCount()) {
                return Span.at(file.source().text().length());
            }
            var line = file.source().line(next);
            return instructionOn(line)
                    .filter(span -> span.start() > comment.span().start())
                    .orElse(line);
        }

        private Optional<Span> instructionOn(Span line) {
            var all = file.instructions();
            int low = 0;
            int high = all.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (all.get(middle).span().end() <= line.start()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < all.size()
                    ? Optional.of(all.get(low).span()).filter(span -> span.overlaps(line))
                    : Optional.empty();
        }
    }
}
