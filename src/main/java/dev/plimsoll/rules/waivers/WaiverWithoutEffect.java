package dev.plimsoll.rules.waivers;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Comment;
import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.WaiverRule;
import dev.plimsoll.lint.Waivers.Effect;
import dev.plimsoll.lint.Waivers.Waiver;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@Lint(severity = WARNING, summary = "Write waivers that waive something")
public record WaiverWithoutEffect() implements WaiverRule {

    @Override
    public void check(Effect effect, Report report) {
        var read = Set.copyOf(effect.waivers().stream().map(Waiver::comment).toList());
        for (var waiver : effect.waivers()) {
            if (!waiver.foreign()) {
                check(effect, waiver, report);
            }
        }
        for (var comment : effect.file().comments()) {
            if (!read.contains(comment.span())) {
                MisspeltWaiver.of(comment.text(), effect.rules())
                        .ifPresent(misspelt -> tell(comment, misspelt, report));
            }
        }
    }

    private static void check(Effect effect, Waiver waiver, Report report) {
        for (var id : waiver.ids().stream().sorted().toList()) {
            var place = place(effect, waiver, id);
            var rule = rule(effect, id);
            if (rule.isEmpty()) {
                unknown(effect.rules(), id, place, report);
            } else if (!effect.has(waiver, rule.get())) {
                report.at(place, Message.of("`%s` finds nothing here that this could waive.", id))
                        .about(id)
                        .level(INFO);
            }
        }
        var reason = waiver.reason().split("[\\s,]+", 2)[0];
        if (rule(effect, reason).isPresent()) {
            report.at(
                            place(effect, waiver, reason),
                            Message.of(
                                    "`%s` is read as the reason: rules stand apart by commas.",
                                    reason))
                    .about(reason);
        }
    }

    /** The id of the rule that a word names, in whatever case. */
    private static Optional<String> rule(Effect effect, String word) {
        return effect.rules().find(word.toLowerCase(Locale.ROOT)).map(Catalogue.Entry::id);
    }

    private static void unknown(Catalogue rules, String id, Span place, Report report) {
        var ours = known(rules, id);
        if (!ours.isEmpty()) {
            var draft =
                    report.at(
                                    place,
                                    Message.of(
                                            "`%s` is another tool's name: here it is %s.",
                                            id,
                                            ours.stream()
                                                    .map(Message::code)
                                                    .collect(Collectors.joining(" or "))))
                            .about(id);
            if (ours.size() == 1) {
                draft.fix(Fix.unsafe(Edit.replace(place, ours.getFirst())));
            }
            return;
        }
        var meant = Suggestion.closest(id, ids(rules));
        var draft =
                report.at(
                                place,
                                Message.of(
                                        "`%s` is no rule and waives nothing.%s",
                                        id,
                                        meant.map(name -> Message.of(" Did you mean `%s`?", name))
                                                .orElse("")))
                        .about(id);
        meant.ifPresent(name -> draft.fix(Fix.unsafe(Edit.replace(place, name))));
    }

    /** The rules that another tool's id means. */
    private static List<String> known(Catalogue rules, String id) {
        return rules.entries().stream()
                .filter(entry -> entry.covers().stream().anyMatch(id::equalsIgnoreCase))
                .map(Catalogue.Entry::id)
                .toList();
    }

    private static void tell(Comment comment, MisspeltWaiver misspelt, Report report) {
        int start = comment.span().start() + 1 + misspelt.start();
        var place = new Span(start, comment.span().end());
        var draft =
                report.at(
                                place,
                                "This waives nothing: a waiver is written `# plimsoll"
                                        + " ignore=RULE[,RULE] REASON`.")
                        .about(misspelt.text());
        misspelt.corrected().ifPresent(text -> draft.fix(Fix.safe(Edit.replace(place, text))));
    }

    private static List<String> ids(Catalogue rules) {
        return rules.entries().stream().map(Catalogue.Entry::id).toList();
    }

    /** The word of a comment that names a rule. */
    private static Span place(Effect effect, Waiver waiver, String id) {
        var text = effect.file().source().text(waiver.comment());
        int start = waiver.comment().start() + text.indexOf(id, text.indexOf('='));
        return new Span(start, start + id.length());
    }
}
