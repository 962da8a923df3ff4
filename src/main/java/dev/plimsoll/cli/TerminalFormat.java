package dev.plimsoll.cli;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Secret;
import dev.plimsoll.source.Span;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Findings for people: each with its line, carets under the place, and the fix. */
record TerminalFormat(PrintStream out, Terminal terminal) implements Format.Writer {
    /** Of a longer fix only so many lines are shown. */
    private static final int FIX_LINES = 8;

    /** Longer lines are hard to read, however wide the terminal is. */
    private static final int LONGEST = 160;

    /** The number of a line and a bar before it, and the marks where it is cut. */
    private static final int GUTTER = 10;

    @Override
    public void write(List<Judged> files, List<String> missing) {
        for (var file : files) {
            if (!file.findings().isEmpty()) {
                var blinds = Blinds.of(file.source(), file.findings());
                file.findings().forEach(finding -> print(file, blinds, finding));
            }
        }
        if (files.stream().anyMatch(file -> !file.findings().isEmpty())) {
            out.println(summary(files));
        }
    }

    private void print(Judged file, Blinds blinds, Finding finding) {
        var place = Place.of(file.source(), finding);
        var where = Shown.file(file.file()) + ":" + place.line() + ":" + place.column();
        out.printf(
                "%s: %s: %s %s%n",
                terminal.bold(where),
                terminal.level(finding.level()),
                Shown.line(Secret.masked(finding.message())),
                terminal.faint("[" + finding.rule() + "]"));
        if (!file.source().text().isEmpty()) {
            print(blinds, finding);
        }
        out.println();
    }

    private void print(Blinds blinds, Finding finding) {
        var excerpt = Excerpt.of(blinds, finding, terminal.width(LONGEST + GUTTER) - GUTTER);
        out.println(gutter(String.valueOf(excerpt.number()), "|") + excerpt.line());
        var carets = terminal.carets(finding.level(), excerpt.carets().strip());
        var indent = " ".repeat(excerpt.carets().indexOf('^'));
        out.println(gutter("", "|") + indent + carets);
        finding.fix().ifPresent(fix -> print(blinds, fix));
    }

    private void print(Blinds blinds, Fix fix) {
        var lines = fixedLines(blinds, fix);
        var label = fix.safe() ? "fix:" : "one way, to be looked at first:";
        out.println(gutter("", "=") + label);
        if (lines.isEmpty()) {
            out.println(gutter("", "=") + "remove the line");
        }
        for (var line : lines.subList(0, Math.min(lines.size(), FIX_LINES))) {
            out.println(gutter("", terminal.added("+")) + terminal.added(line));
        }
        if (lines.size() > FIX_LINES) {
            out.println(
                    gutter("", terminal.added("+")) + "… " + (lines.size() - FIX_LINES) + " more");
        }
    }

    /** The lines that the edits touch, as they are after them. */
    private List<String> fixedLines(Blinds blinds, Fix fix) {
        var source = blinds.source();
        var touched = fix.edits().stream().map(Edit::span).reduce(Span::to).orElse(Span.at(0));
        int first = source.lineWithBreak(source.firstLine(touched)).start();
        int last =
                source.lineWithBreak(Math.min(source.lastLine(touched), source.lineCount())).end();
        var text = Edit.apply(source.text(), fix.edits());
        int end = text.length() - (source.text().length() - Math.max(last, touched.end()));
        return text.substring(first, end)
                .lines()
                .map(line -> blinds.shown(line, new Span(first, last)))
                .map(this::cut)
                .toList();
    }

    private String cut(String line) {
        int width = terminal.width(LONGEST + GUTTER) - GUTTER;
        if (line.length() <= width) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(width - 1)) ? width - 1 : width;
        return line.substring(0, end) + "…";
    }

    private String gutter(String number, String mark) {
        return terminal.faint("%5s %s ".formatted(number, mark));
    }

    private static String summary(List<Judged> files) {
        var findings = files.stream().flatMap(file -> file.findings().stream()).toList();
        var parts = new ArrayList<String>();
        for (var level : Severity.values()) {
            long count = findings.stream().filter(finding -> finding.level() == level).count();
            if (count > 0) {
                var many = count == 1 || level == Severity.INFO ? "" : "s";
                parts.add(count + " " + level.id() + many);
            }
        }
        long faulty = files.stream().filter(file -> !file.findings().isEmpty()).count();
        return String.join(", ", parts)
                + " in "
                + faulty
                + (faulty == 1 ? " file" : " files")
                + ". `plimsoll explain RULE` says why, and what to do.";
    }
}
