package dev.plimsoll.lint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Maintainer;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.List;

class ProofTest {
    /** Answers a USER by another text, which may be a bad answer. */
    @Lint(severity = Severity.ERROR, summary = "Name another user")
    public record NamedUser(String answer) implements Rule {
        public NamedUser() {
            this("1000");
        }

        @Override
        public void check(Dockerfile file, Report report) {
            file.all(User.class).stream()
                    .filter(user -> file.source().text(user).contains("root"))
                    .forEach(user -> {
                        var text = file.source().text(user);
                        var fix = Edit.replace(user, "USER " + answerFor(text));
                        report.at(user, "`root` is bad.", Fix.safe(fix));
                    });
        }

        private String answerFor(String text) {
            return switch (text) {
                case "USER root:again" -> "root";
                case "USER root:broken" -> "";
                case "USER root:maintainer" -> answer + "\nMAINTAINER me";
                default -> answer;
            };
        }
    }

    /** Finds every MAINTAINER. */
    @Lint(severity = Severity.WARNING, summary = "Do not say who maintains")
    public record NoMaintainer() implements Rule {
        @Override
        public void check(Dockerfile file, Report report) {
            file.all(Maintainer.class).forEach(each -> report.at(each, "`MAINTAINER` is old."));
        }
    }

    private static boolean holds(String text) {
        var linter =
                new Linter(
                        new Catalogue(
                                List.of(
                                        Catalogue.Entry.of(NamedUser.class),
                                        Catalogue.Entry.of(NoMaintainer.class))));
        var file = Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN);
        var verdict = linter.lint(file);
        var answered = verdict.findings().stream().filter(each -> each.fix().isPresent()).toList();
        return new Proof(linter).holds(file, verdict, answered);
    }

    @Test
    void aFixThatAnswersItsFindingHolds() {
        assertTrue(holds("FROM debian:13\nUSER root\n"));
    }

    @Test
    void fixesHoldTogether() {
        assertTrue(holds("FROM debian:13\nUSER root\nRUN a\nUSER root\n"));
    }

    @Test
    void aFixThatLeavesItsFindingDoesNotHold() {
        assertFalse(holds("FROM debian:13\nUSER root:again\n"));
    }

    @Test
    void aFixThatBreaksTheGrammarDoesNotHold() {
        assertFalse(holds("FROM debian:13\nUSER root:broken\n"));
    }

    @Test
    void aFixThatBringsAnotherFindingDoesNotHold() {
        assertFalse(holds("FROM debian:13\nUSER root:maintainer\n"));
    }

    @Test
    void nothingToAnswerProvesNothing() {
        assertFalse(holds("FROM debian:13\nUSER 1000\n"));
    }
}
