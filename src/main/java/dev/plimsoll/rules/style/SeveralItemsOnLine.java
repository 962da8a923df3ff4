package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Context.Joint;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;

@Lint(
        severity = INFO,
        off = true,
        summary = "Give each command, mount and label a line",
        covers = {"tally/newline-per-chained-call"})
public record SeveralItemsOnLine(
        @Option("How many there must be before each is to have a line.") int min) implements Rule {
    public SeveralItemsOnLine() {
        this(3);
    }

    public SeveralItemsOnLine {
        if (min < 2) {
            throw new IllegalArgumentException("`min` is at least 2.");
        }
    }

    @Override
    public void check(Dockerfile file, Report report) {
        for (var instruction : file.instructions()) {
            switch (instruction) {
                case Run run -> {
                    tell(file, run, mounts(run), "mounts", report);
                    tell(file, run, chain(file, run), "commands", report);
                }
                case Label label -> tell(file, label, label.pairs(), "labels", report);
                default -> {}
            }
        }
    }

    private void tell(
            Dockerfile file,
            Instruction in,
            List<? extends Located> items,
            String name,
            Report report) {
        if (items.size() < min) {
            return;
        }
        var edits = new ArrayList<Edit>();
        for (int i = 1; i < items.size(); i++) {
            int end = items.get(i - 1).span().end();
            int start = items.get(i).span().start();
            var gap = file.source().text().substring(end, start);
            if (gap.indexOf('\n') < 0) {
                edits.add(broken(file, in, end, gap));
            }
        }
        if (!edits.isEmpty()) {
            report.at(in.keyword(), "%d %s stand on too few lines.".formatted(items.size(), name))
                    .about(name)
                    .fix(Fix.safe(edits.toArray(Edit[]::new)));
        }
    }

    /** Breaks the line before the {@code &&} of a gap, or where there is none, before its end. */
    private static Edit broken(Dockerfile file, Instruction in, int start, String gap) {
        int next = gap.lastIndexOf("&&");
        int to = next < 0 ? gap.length() : next;
        int from = to;
        while (from > 0 && " \t".indexOf(gap.charAt(from - 1)) >= 0) {
            from--;
        }
        int column = file.source().position(in.span().start()).column() - 1;
        return new Edit(
                new Span(start + from, start + to),
                " " + file.escape() + file.source().lineBreak() + " ".repeat(column + 4));
    }

    private static List<Flag> mounts(Run run) {
        return run.flags().stream().filter(flag -> flag.name().equals("mount")).toList();
    }

    /** The commands that {@code &&} joins at the top of its text. */
    private static List<Command> chain(Dockerfile file, Run run) {
        boolean chained =
                run.form() instanceof ShellForm text
                        && run.heredocs().isEmpty()
                        && text.text().contains("&&");
        if (!chained) {
            return List.of();
        }
        var chain = new ArrayList<Command>();
        for (var command : run.commands()) {
            boolean top = command.holder().isEmpty() && command.context().depth() == 0;
            if (top && command.context().joint() == Joint.FIRST && chain.isEmpty()) {
                chain.add(command);
            } else if (top && command.context().joint() != Joint.PIPE) {
                if (command.context().joint() != Joint.AND || !isPlain(file, chain, command)) {
                    return List.of();
                }
                chain.add(command);
            }
        }
        return chain;
    }

    /** Whether nothing that is no simple command lies between a command and the one before. */
    private static boolean isPlain(Dockerfile file, List<Command> chain, Command command) {
        if (chain.isEmpty()) {
            return false;
        }
        var text = file.source().text();
        int end = chain.getLast().span().end();
        int start = command.span().start();
        var gap = text.substring(Math.min(end, start), start);
        return gap.stripTrailing().endsWith("&&");
    }
}
