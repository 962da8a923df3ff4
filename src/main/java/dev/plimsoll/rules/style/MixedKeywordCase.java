package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Healthcheck;
import dev.plimsoll.dockerfile.Instruction.Onbuild;
import dev.plimsoll.dockerfile.Instruction.Unknown;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Lint(
        severity = INFO,
        off = true,
        summary = "Write all instructions in one case",
        covers = {"ConsistentInstructionCasing", "S6476"})
public record MixedKeywordCase(
        @Option("Whether it is upper case that is asked for, and not that of most.") boolean upper)
        implements Rule {
    public MixedKeywordCase() {
        this(false);
    }

    @Override
    public void check(Dockerfile file, Report report) {
        var wanted = upper ? LetterCase.UPPER : ofMost(file);
        for (var instruction : file.instructions()) {
            if (!(instruction instanceof Unknown)) {
                check(instruction.keyword(), wanted, "ConsistentInstructionCasing", report);
                for (var word : inside(instruction)) {
                    check(word, wanted, "", report);
                }
            }
        }
    }

    /** That of most instructions; upper case if as many are in lower case. */
    private static LetterCase ofMost(Dockerfile file) {
        int lower = 0;
        int upper = 0;
        for (var instruction : file.instructions()) {
            if (LetterCase.LOWER.has(instruction.keyword().text())) {
                lower++;
            } else if (LetterCase.UPPER.has(instruction.keyword().text())) {
                upper++;
            }
        }
        return lower > upper ? LetterCase.LOWER : LetterCase.UPPER;
    }

    /** The keywords behind the first. */
    private static List<Argument> inside(Instruction instruction) {
        return switch (instruction) {
            case Healthcheck check -> List.of(check.type());
            case Onbuild(_, _, _, Optional<Instruction> inner, _) when inner.isPresent() -> {
                var words = new ArrayList<>(inside(inner.get()));
                words.addFirst(inner.get().keyword());
                yield words;
            }
            default -> List.of();
        };
    }

    /**
     * @param id what BuildKit calls it, which looks at the first keyword alone; Sonar asks for
     *     upper case everywhere
     */
    private static void check(Argument word, LetterCase wanted, String id, Report report) {
        if (wanted.has(word.text())) {
            return;
        }
        var ids = new ArrayList<String>();
        if (!id.isEmpty()) {
            ids.add(id);
        }
        if (!LetterCase.UPPER.has(word.text())) {
            ids.add("S6476");
        }
        report.at(word, Message.of("`%s` is not in %s.", word.text(), wanted.words()))
                .as(ids.toArray(String[]::new))
                .fix(Fix.safe(Edit.replace(word, wanted.of(word.text()))));
    }
}
