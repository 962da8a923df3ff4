package dev.plimsoll.review;

import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Visible;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the check: complete by itself, and every number in it agrees. */
final class Summary {
    /** More rows than these are no overview. */
    private static final int ROWS = 100;

    /** What is not read where the path is empty. */
    private static final String WHOLE = "The repository";

    private final List<Baseline> files;
    private final List<ReviewedFile.NotRead> notRead;
    private final Context context;
    private final Counts counts;

    Summary(List<Baseline> files, List<ReviewedFile.NotRead> notRead, Context context) {
        this.files = files;
        this.notRead = notRead;
        this.context = context;
        this.counts = Counts.of(files);
    }

    Check check() {
        boolean passes = ourFaults().isEmpty() && counts.errors() == 0;
        return new Check(
                passes ? Check.Conclusion.SUCCESS : Check.Conclusion.FAILURE,
                Prose.atMost(title(), 255),
                summary(),
                text(),
                annotations());
    }

    /** What should have been judged and was not, in a few plain words each. */
    private List<String> ourFaults() {
        var faults = new ArrayList<String>();
        for (var file : notRead) {
            if (!file.reason().passes()) {
                var name =
                        file.path().isEmpty()
                                ? WHOLE
                                : Visible.line(Prose.atMost(file.path(), 120));
                faults.add("%s (%s)".formatted(name, file.reason().words()));
            }
        }
        for (var file : files) {
            for (var rule : file.file().verdicts().head().broken()) {
                if (rule.severity() == Severity.ERROR) {
                    faults.add("the rule %s failed".formatted(rule.id()));
                }
            }
        }
        return faults;
    }

    private String title() {
        var faults = ourFaults();
        var found =
                counts.total() == 0
                        ? ""
                        : Prose.count(counts.total(), "new finding") + ": " + counts.words();
        if (!faults.isEmpty()) {
            var more =
                    faults.size() == 1 ? "" : " and " + Prose.number(faults.size() - 1) + " more";
            return "not reviewed: "
                    + faults.getFirst()
                    + more
                    + (found.isEmpty() ? "" : "; " + found);
        }
        if (!found.isEmpty()) {
            return found;
        }
        if (files.isEmpty()) {
            return notRead.isEmpty() ? "No Dockerfile changed" : "No Dockerfile to judge";
        }
        return "No new finding in " + Prose.count(files.size(), "Dockerfile");
    }

    private String summary() {
        var text = new Listing(context.limits().summary());
        text.add(lead());
        notRead(text);
        broken(text);
        rows(text);
        waived(text);
        return text.toString();
    }

    private String lead() {
        var where = context.head().isEmpty() ? "" : " at `" + context.shortHead() + "`";
        if (files.isEmpty() && notRead.isEmpty()) {
            return "No Dockerfile is changed here, so there was nothing to judge" + where + ".";
        }
        if (files.isEmpty()) {
            return "There was no Dockerfile to judge" + where + ".";
        }
        var lead = new StringBuilder("Looked at ");
        lead.append(Prose.count(files.size(), "Dockerfile")).append(where).append(": ");
        lead.append(
                counts.total() == 0
                        ? "no new finding."
                        : "**%s** (%s)."
                                .formatted(
                                        Prose.count(counts.total(), "new finding"),
                                        counts.words()));
        if (counts.inherited() > 0) {
            boolean one = counts.inherited() == 1;
            lead.append(
                    " %s %s there before and %s not count."
                            .formatted(
                                    Prose.count(counts.inherited(), "finding"),
                                    one ? "was" : "were",
                                    one ? "does" : "do"));
        }
        if (counts.total() > context.limits().annotations()) {
            lead.append(
                    " The first %s of the new ones are annotations."
                            .formatted(Prose.number(context.limits().annotations())));
        }
        if (counts.errors() > 0) {
            lead.append(" New errors fail this check; warnings and infos do not.");
        }
        return lead.toString();
    }

    private void notRead(Listing text) {
        if (notRead.isEmpty()) {
            return;
        }
        text.paragraph("### Not reviewed\n\n");
        var worstFirst =
                notRead.stream()
                        .sorted(Comparator.comparing(file -> file.reason().passes()))
                        .toList();
        for (var file : worstFirst) {
            var name = file.path().isEmpty() ? WHOLE : Prose.code(file.path());
            text.item("- %s: %s\n".formatted(name, file.reason().words()));
        }
        text.rest(left -> "- and " + Prose.count(left, "more file") + "\n");
        if (notRead.stream().anyMatch(file -> !file.reason().passes())) {
            text.paragraph("What was not read does not pass.");
        }
    }

    private void broken(Listing text) {
        if (files.stream().allMatch(file -> file.file().verdicts().head().broken().isEmpty())) {
            return;
        }
        text.paragraph("### A fault of Plimsoll\n\n");
        for (var file : files) {
            for (var rule : file.file().verdicts().head().broken()) {
                text.item(
                        "- The rule `%s` failed on %s.\n"
                                .formatted(rule.id(), Prose.code(file.file().path())));
            }
        }
        text.rest(left -> "- and " + Prose.number(left) + " more\n");
        text.paragraph("The other rules were run; nobody but the operator can mend this one.");
    }

    private void rows(Listing text) {
        var telling =
                files.stream()
                        .filter(file -> !file.fresh().isEmpty() || !file.inherited().isEmpty())
                        .toList();
        if (telling.isEmpty()) {
            return;
        }
        text.paragraph("### Dockerfiles\n\n");
        for (int i = 0; i < telling.size(); i++) {
            if (i < ROWS) {
                text.item(row(telling.get(i)));
            } else {
                text.skip();
            }
        }
        text.rest(left -> "- and " + Prose.count(left, "more Dockerfile") + "\n");
    }

    private static String row(Baseline file) {
        var its = Counts.of(List.of(file));
        return "- %s: %s%s\n"
                .formatted(
                        Prose.code(file.file().path()),
                        its.total() == 0 ? "nothing new" : its.words(),
                        its.inherited() == 0
                                ? ""
                                : ", " + Prose.number(its.inherited()) + " there before");
    }

    private void waived(Listing text) {
        var waived = files.stream().flatMap(file -> file.waived().stream()).toList();
        if (waived.isEmpty()) {
            return;
        }
        text.paragraph("### Waived\n\n");
        for (var each : waived) {
            var finding = each.found().finding();
            text.item(
                    "- %s line %d, `%s`: %s%s\n"
                            .formatted(
                                    Prose.code(each.found().file().path()),
                                    each.found().lines().first(),
                                    finding.rule(),
                                    each.waiver().reason().isEmpty()
                                            ? "no reason given"
                                            : Prose.words(each.waiver().reason()),
                                    each.isNew() ? " (**new**)" : ""));
        }
        text.rest(left -> "- and " + Prose.number(left) + " more\n");
    }

    /** The list of all new findings, for reading in one go. */
    private String text() {
        var text = new Listing(context.limits().summary());
        for (var file : files) {
            var heading = "\n### " + Prose.code(file.file().path()) + "\n\n";
            for (var found : file.fresh()) {
                text.item(heading + line(found));
                heading = "";
            }
        }
        text.rest(left ->
                "\nThe list ends here for its length: %s more.".formatted(Prose.number(left)));
        return text.toString();
    }

    private String line(Found found) {
        var lines = found.lines();
        var finding = found.finding();
        return "- %s: **%s**: %s (%s)\n"
                .formatted(
                        lines.isOne()
                                ? "line " + lines.first()
                                : "lines " + lines.first() + " to " + lines.last(),
                        Counts.name(finding.level()),
                        Prose.message(finding.message()),
                        context.pages().name(finding.rule()));
    }

    private List<Annotation> annotations() {
        return files.stream()
                .flatMap(file -> file.fresh().stream())
                .sorted(Comparator.comparing(found -> found.finding().level()))
                .limit(context.limits().annotations())
                .map(this::annotation)
                .toList();
    }

    private Annotation annotation(Found found) {
        var finding = found.finding();
        return new Annotation(
                found.file().path(),
                found.lines(),
                columns(found),
                finding.level(),
                finding.rule(),
                Prose.plain(finding.message()),
                context.pages().link(finding.rule()).orElse(""));
    }

    private static Optional<Annotation.Columns> columns(Found found) {
        var head = found.file().head();
        var lines = found.lines();
        if (!lines.isOne()) {
            return Optional.empty();
        }
        int width = head.line(lines.first()).length();
        int first = head.position(found.finding().span().start()).column();
        int last = first + Math.max(0, found.finding().span().length() - 1);
        int end = Math.max(1, Math.min(last, width));
        return Optional.of(new Annotation.Columns(Math.min(first, end), end));
    }
}
