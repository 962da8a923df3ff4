package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.CheckOptions;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The comments of a file that waive findings: {@code # plimsoll ignore=rule-id[,rule-id] reason}
 * and, by the ids that a finding is known under elsewhere, {@code # hadolint ignore=DL3008}. A
 * waiver holds for the instruction right below it; inside of an instruction, for the line right
 * below it; {@code # hadolint global ignore=} for the whole file. What {@code # check=skip=} leaves
 * out of BuildKit's own checks is waived too, at the top of a file for all of it.
 */
public record Waivers(Dockerfile file, List<Waiver> waivers) {
    private static final Comparator<Finding> IN_ORDER =
            Comparator.<Finding>comparingInt(finding -> finding.span().start())
                    .thenComparing(Finding::rule);

    private static final Pattern OURS =
            Pattern.compile(
                    "(?i)^\\s*plimsoll\\s+ignore\\s*=\\s*([a-z0-9-]+(?:\\s*,\\s*[a-z0-9-]+)*)(?:\\s+(.*))?$");
    private static final Pattern HADOLINT =
            Pattern.compile(
                    "^\\s*hadolint\\s+(global\\s+)?(?:shell=\\S+\\s+)?ignore\\s*=\\s*([A-Za-z0-9]+(?:\\s*,\\s*[A-Za-z0-9]+)*)(?:\\s+(.*))?$");

    public Waivers {
        waivers = List.copyOf(waivers);
    }

    /**
     * One comment that waives.
     *
     * @param comment its place
     * @param target the place whose findings it waives
     * @param ids rule ids of ours or, where it is foreign, of the other tool, in the case they are
     *     written in, which says nothing
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

        /** Whether a finding lies where it waives. */
        boolean reaches(Finding finding) {
            return target.start() <= finding.span().start()
                    && finding.span().start() <= target.end();
        }
    }

    /** A finding that does not count, and why. */
    public record Waived(Finding finding, Waiver waiver) {
        Use use() {
            return new Use(waiver, finding.rule());
        }
    }

    public static Waivers of(Dockerfile file) {
        var waivers = new ArrayList<Waiver>();
        var reach = new Reach(file);
        for (var comment : file.comments()) {
            if (!mayWaive(comment.text())) {
                continue;
            }
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
                var target = hadolint.group(1) == null ? reach.of(comment) : reach.wholeFile();
                waivers.add(
                        new Waiver(
                                comment.span(),
                                target,
                                ids(hadolint.group(2)),
                                true,
                                reason(hadolint.group(3))));
            }
        }
        file.checks().stream()
                .filter(each -> !each.skipped().isEmpty())
                .filter(each -> each.isWholeFile() || each.faults().isEmpty())
                .forEach(each -> waivers.add(skipping(file, each, reach)));
        return new Waivers(file, waivers);
    }

    /** Whether a comment names one of the tools whose waivers are read; cheaper than reading it. */
    private static boolean mayWaive(String comment) {
        var text = comment.stripLeading();
        return text.regionMatches(true, 0, "plimsoll", 0, 8) || text.startsWith("hadolint");
    }

    /** What BuildKit is to leave out; what follows the options is the reason. */
    private static Waiver skipping(Dockerfile file, CheckOptions options, Reach reach) {
        var skipped = options.skipped().stream().map(Argument::text).collect(Collectors.toSet());
        var experimental = options.experimental().stream().map(Argument::text).toList();
        if (skipped.contains("all")) {
            skipped.addAll(Mirrors.checksOfBuildKit());
            skipped.removeAll(experimental);
        }
        var target = options.isWholeFile() ? reach.wholeFile() : reach.of(options);
        int read = options.skipped().getLast().span().end() - options.span().start();
        var rest = file.source().text(options).substring(read).split("\\s+", 2);
        var reason = rest.length > 1 ? rest[1].replaceFirst("^//", "").strip() : "";
        return new Waiver(options.span(), target, skipped, true, reason);
    }

    private static Set<String> ids(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s*,\\s*")));
    }

    private static String reason(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** That a comment waives findings of a rule, or would if no other rule spoke for that one. */
    record Use(Waiver waiver, String rule) {}

    /**
     * What the comments of a file do to what was found in it.
     *
     * @param standing what no comment waives, in the order of places
     * @param waived what one does, in the order of places
     */
    record Applied(List<Finding> standing, List<Waived> waived, Set<Use> uses) {

        /** What stands, with what is found fault with in the comments themselves. */
        List<Finding> with(Map<String, List<Report.Stated>> more) {
            var all = new ArrayList<>(standing);
            more.values().forEach(each -> each.forEach(stated -> all.add(stated.finding())));
            all.sort(IN_ORDER);
            return all;
        }
    }

    /**
     * What a rule about the comments that waive is told of a file.
     *
     * @param uses what they waive
     * @param judged the rules of which all was heard that they find
     * @param rules every rule there is
     */
    public record Effect(
            Dockerfile file, Waivers comments, Set<Use> uses, Set<String> judged, Catalogue rules) {

        public List<Waiver> waivers() {
            return comments.waivers;
        }

        /**
         * Whether a comment waives a finding of a rule; where the rule was not heard it is taken to
         * do so.
         */
        public boolean has(Waiver waiver, String rule) {
            return !judged.contains(rule) || uses.contains(new Use(waiver, rule));
        }
    }

    /**
     * Tells what stands from what is waived. A finding is waived under an id of its own, or under
     * one of a more general finding that it is said instead of, unless that one is less grave: then
     * it stands, and is not known under that one's ids any more.
     */
    Applied apply(List<Cause> causes) {
        var applied = new Applied(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        var index = new WaiverIndex(file, waivers);
        for (var cause : causes) {
            if (waivers.isEmpty()) {
                cause.findings()
                        .forEach(each -> applied.standing.add(Cause.known(each, cause.generals())));
            } else {
                apply(cause, index, applied);
            }
        }
        applied.standing.sort(IN_ORDER);
        applied.waived.sort(Comparator.comparing(Waived::finding, IN_ORDER));
        return applied;
    }

    private static void apply(Cause cause, WaiverIndex index, Applied applied) {
        var generals =
                cause.generals().stream().flatMap(each -> index.waived(each).stream()).toList();
        var gravest = generals.stream().min(Comparator.comparing(each -> each.finding().level()));
        var silent = generals.stream().map(Waived::finding).collect(Collectors.toSet());
        var left = cause.generals().stream().filter(each -> !silent.contains(each)).toList();
        boolean stands = false;
        for (var finding : cause.findings()) {
            var own = index.waived(finding);
            own.ifPresent(each -> applied.uses.add(each.use()));
            var waiver =
                    own.or(() ->
                                    gravest.filter(each ->
                                            each.finding().level().atLeast(finding.level())))
                            .map(Waived::waiver);
            if (waiver.isPresent()) {
                var known = Cause.known(finding, cause.generals());
                applied.waived.add(new Waived(known, waiver.get()));
            } else {
                applied.standing.add(Cause.known(finding, left));
                stands = true;
            }
        }
        generals.forEach(each -> applied.uses.add(each.use()));
        if (stands) {
            applied.waived.addAll(generals);
        }
    }

    /** Knows what a waiver holds for by its place. */
    private static final class Reach {
        private final Dockerfile file;
        private final Lazy<BitSet> commentLines;

        Reach(Dockerfile file) {
            this.file = file;
            this.commentLines = Lazy.of(this::commentLines);
        }

        private BitSet commentLines() {
            var lines = new BitSet();
            file.comments().forEach(each -> lines.set(file.source().firstLine(each)));
            return lines;
        }

        /**
         * The instruction below a comment and further comments, or the line below it where it lies
         * inside an instruction.
         */
        Span of(Located comment) {
            int next = commentLines.get().nextClearBit(file.source().firstLine(comment));
            if (next > file.source().lineCount()) {
                return Span.at(file.source().text().length());
            }
            var line = file.source().line(next);
            return instructionOn(line)
                    .filter(span -> span.start() > comment.span().start())
                    .orElse(line);
        }

        Span wholeFile() {
            return new Span(0, file.source().text().length());
        }

        private Optional<Span> instructionOn(Span line) {
            return Places.at(file.instructions(), line).map(Instruction::span);
        }
    }
}
