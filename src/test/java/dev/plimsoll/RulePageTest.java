package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class RulePageTest {
    /** Finds labels whose names are forbidden. */
    @Lint(
            severity = Severity.WARNING,
            summary = "Leave these labels out",
            covers = {"DL3048", "MaintainerDeprecated"})
    public record ForbiddenLabel(@Option("The names.") List<String> names) implements Rule {
        public ForbiddenLabel() {
            this(List.of("bad"));
        }

        @Override
        public void check(Dockerfile file, Report report) {
            file.all(Label.class).stream()
                    .flatMap(label -> label.pairs().stream())
                    .filter(pair -> names.contains(pair.name()))
                    .filter(pair -> !isAllowed(file, pair.name()))
                    .forEach(pair ->
                            report.at(pair, "`%s` is forbidden.".formatted(pair.name()))
                                    .as(
                                            pair.name().equals("bad")
                                                    ? "MaintainerDeprecated"
                                                    : "DL3048")
                                    .fix(Fix.safe(Edit.replace(pair, "good=\"\""))));
        }

        /** Whether a file beside the Dockerfile has its name, or names it. */
        private static boolean isAllowed(Dockerfile file, String name) {
            return file.around().contexts().stream()
                    .anyMatch(context ->
                            context.has(name)
                                    || context.ignored().patterns().stream()
                                            .anyMatch(each -> each.text().equals(name)));
        }
    }

    private static final RulePage PAGE = RulePage.of(Catalogue.Entry.of(ForbiddenLabel.class));

    /** What the examples of {@code ForbiddenLabel.md} are drawn as. */
    private static String drawn() {
        return PAGE.examples().stream()
                .map(RulePage.Example::drawn)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void examplesAreDrawnWithTheirOptionsAndWithIdsWhereThePageNamesSome() {
        assertEquals(
                """
                FROM a
                LABEL bad="1"
                #     ^^^^^^^ `bad` is forbidden.

                FROM a
                LABEL bad="1"
                #     ^^^^^^^ `bad` is forbidden. [MaintainerDeprecated]
                LABEL bad="2" bad="3"
                #     ^^^^^^^ `bad` is forbidden.
                #             ^^^^^^^ `bad` is forbidden. [MaintainerDeprecated]

                FROM a
                LABEL worse="1" bad="2"
                #     ^^^^^^^^^ `worse` is forbidden. [DL3048]

                FROM a
                LABEL good="" bad="2"

                FROM a
                LABEL worse="1"

                FROM a
                LABEL bad="1"

                FROM a
                LABEL bad="1"

                FROM a
                LABEL bad="1"
                #     ^^^^^^^ `bad` is forbidden.
                """,
                drawn());
    }

    @Test
    void aFixedBlockIsHeldAgainstTheBlockAbove() {
        var fixed = PAGE.examples().get(3);
        var origin = new RulePage.Origin("FROM a\nLABEL worse=\"1\" bad=\"2\"\n", false);
        assertEquals(Optional.of(origin), fixed.origin());
        assertEquals(fixed.text(), fixed.fixed(origin.text()));
    }
}
