package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Context.Joint;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Set up Bundler by variables, not by options that it remembers",
        covers = {"tally/ruby/deprecated-bundler-install-flags"})
public record BundlerDeprecatedOptions() implements Rule {
    /** The options that Bundler 2 remembers, and Bundler 4 refuses. */
    private static final Set<String> REMEMBERED =
            Set.of(
                    "--without",
                    "--with",
                    "--path",
                    "--deployment",
                    "--frozen",
                    "--clean",
                    "--system",
                    "--no-prune");

    private static final Set<String> LISTS = Set.of("--without", "--with");
    private static final Set<String> VALUED = Set.of("--without", "--with", "--path");

    /** Those that a setting of the same name stands for, as Bundler itself advises. */
    private static final Set<String> SETTINGS =
            Set.of("--without", "--with", "--path", "--deployment", "--frozen");

    private static final Set<String> KNOWN_TO_TALLY = Set.of("--without", "--deployment", "--path");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var bundle : BundleInstall.in(file)) {
            var ruby = Version.ofRuby(bundle.call().stage());
            if (ruby.filter(version -> !version.isAtLeast(2, 7)).isPresent()) {
                continue;
            }
            var options = Remembered.in(bundle.call().command());
            for (var option : options) {
                var name = option.name();
                var finding =
                        report.at(
                                        option.word(),
                                        Message.of(
                                                "Bundler 4 refuses `%s`; the setting `%s` takes its"
                                                        + " place.",
                                                name, setting(name)))
                                .about(name);
                if (!KNOWN_TO_TALLY.contains(name)) {
                    finding.as();
                }
                fix(bundle.call(), ruby.isPresent(), option).ifPresent(finding::fix);
            }
        }
    }

    private static String setting(String option) {
        return "BUNDLE_" + option.substring(2).replace("-", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * What Bundler advises: the same is remembered, in the same place.
     *
     * @param sure whether it knows these words, as it does since 2.1, which came with Ruby 2.7
     */
    private static Optional<Fix> fix(Call call, boolean sure, Remembered option) {
        var command = call.command();
        var context = command.context();
        boolean plain =
                command.shell() instanceof Shell.Posix
                        && command.wrappers().isEmpty()
                        && command.assignments().isEmpty()
                        && context.depth() == 0
                        && context.joint() != Joint.PIPE
                        && command.pipedTo().isEmpty()
                        && call.run().commands().stream()
                                .noneMatch(each -> each.context().joint() == Joint.OR);
        if (!plain || !SETTINGS.contains(option.name())) {
            return Optional.empty();
        }
        var set =
                "bundle config set --local %s %s && "
                        .formatted(option.name().substring(2), option.value());
        return Optional.of(
                new Fix(
                        sure,
                        List.of(
                                Edit.insertBefore(command, set),
                                Edit.delete(new Span(option.before(), option.end())))));
    }

    /**
     * An option that is given.
     *
     * @param value as the shell reads it, quotes kept
     * @param before where the word before it ends
     */
    private record Remembered(Word word, String name, String value, int before, int end) {

        static List<Remembered> in(Command command) {
            var found = new ArrayList<Remembered>();
            var words = command.words();
            for (int at = 1; at < words.size(); at++) {
                var word = words.get(at);
                var text = word.text();
                int equals = text.indexOf('=');
                var name = equals < 0 ? text : text.substring(0, equals);
                if (!REMEMBERED.contains(name)) {
                    continue;
                }
                int last = at;
                while (equals < 0
                        && VALUED.contains(name)
                        && last + 1 < words.size()
                        && !words.get(last + 1).isOption()
                        && (last == at || LISTS.contains(name))) {
                    last++;
                }
                var value =
                        equals >= 0
                                ? text.substring(equals + 1)
                                : value(words.subList(at + 1, last + 1));
                found.add(
                        new Remembered(
                                word,
                                name,
                                value,
                                words.get(at - 1).span().end(),
                                words.get(last).span().end()));
                at = last;
            }
            return found;
        }

        private static String value(List<Word> words) {
            return switch (words.size()) {
                case 0 -> "true";
                case 1 -> words.getFirst().text();
                default -> "'" + String.join(" ", words.stream().map(Word::value).toList()) + "'";
            };
        }
    }
}
