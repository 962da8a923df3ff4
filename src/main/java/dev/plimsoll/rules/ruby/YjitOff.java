package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Word;

import java.util.Set;
import java.util.stream.Stream;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Let Ruby compile what runs often",
        covers = {"tally/ruby/yjit-not-enabled-on-supported-runtime"})
public record YjitOff() implements Rule {
    private static final Set<String> SERVERS =
            Set.of(
                    "puma",
                    "rails",
                    "unicorn",
                    "falcon",
                    "rackup",
                    "thrust",
                    "sidekiq",
                    "passenger");

    @Override
    public void check(Dockerfile file, Report report) {
        var last = file.finalStage();
        var version = last.flatMap(Version::ofRuby);
        if (version.filter(ruby -> ruby.isAtLeast(3, 3)).isEmpty()
                || last.get().isForDevelopment()
                || file.around().isForDevelopment()) {
            return;
        }
        var text = file.source().text();
        boolean mentioned = text.contains("YJIT") || text.contains("yjit");
        boolean byRails =
                Gemfile.of(file).rails().filter(rails -> rails.isAtLeast(7, 2)).isPresent();
        if (!mentioned && !byRails && isServer(last.get())) {
            report.missing(
                    last.get().bottom().from().image(),
                    "Ruby has the compiler YJIT here, and nothing switches it on.");
        }
    }

    private static boolean isServer(Stage stage) {
        return Stream.concat(
                        stage.inherited(Entrypoint.class).stream()
                                .flatMap(each -> each.form().commands().stream()),
                        stage.inherited(Cmd.class).stream()
                                .flatMap(each -> each.form().commands().stream()))
                .flatMap(command -> command.words().stream())
                .map(Word::value)
                .anyMatch(word -> SERVERS.contains(word.substring(word.lastIndexOf('/') + 1)));
    }
}
