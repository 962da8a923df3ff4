package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@Lint(severity = WARNING, summary = "Download by TLS 1.2 or newer", covers = "S4423")
public record OldTlsVersion() implements Rule {
    /** Options of curl(1) that allow SSL, TLS 1.0 or TLS 1.1. */
    private static final Set<String> OLD =
            Set.of("-1", "-2", "-3", "--sslv2", "--sslv3", "--tlsv1", "--tlsv1.0", "--tlsv1.1");

    private static final Set<String> OLD_LIMITS = Set.of("default", "1.0", "1.1");

    /** Those of wget(1); {@code TLSv1} allows newer ones too, but 1.0 as well. */
    private static final Set<String> OLD_PROTOCOLS = Set.of("sslv2", "sslv3", "tlsv1", "tlsv1_1");

    private static final String CHOICE = "SecurityProtocol";

    private static final String OLD_TYPE =
            "(?:\\[(?:System\\.)?Net\\.SecurityProtocolType]::)?(?:Ssl3|Tls11|Tls)";

    /** What PowerShell may use, where none of it is new. */
    private static final Pattern ONLY_OLD =
            Pattern.compile(
                    "\\b"
                            + CHOICE
                            + "\\s*+=\\s*+[\"']?("
                            + OLD_TYPE
                            + "(?:\\s*+(?:,|-bor)\\s*+"
                            + OLD_TYPE
                            + "){0,5})[\"']?\\s*+(?=[;&|)}\"']|$)");

    /** The option or its value, as written, and as it is when it runs. */
    private record Old(Word word, String name, String newer) {}

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("curl", "wget")) {
            find(call).ifPresent(old -> tell(call, old, report));
        }
        if (file.source().text().contains(CHOICE)) {
            file.all(Run.class).stream()
                    .flatMap(run -> Matched.in(file, run, ONLY_OLD).stream())
                    .forEach(each -> tell(each, each.text(), report).as());
        }
    }

    private static Optional<Old> find(Call call) {
        var command = call.command();
        var environment = call.stage().environmentAt(call.run());
        var words =
                command.arguments().stream().anyMatch(Word::isUnknown)
                        ? command.arguments(name -> environment.get(name).flatMap(Value::known))
                        : command.arguments();
        return command.is("curl") ? curl(command, words) : wget(words);
    }

    private static Optional<Old> curl(Command command, List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var value = word.value();
            if (OLD.contains(value)) {
                return Optional.of(new Old(word, value, "--tlsv1.2"));
            }
            if (value.equals("--tls-max")
                    && i + 1 < words.size()
                    && OLD_LIMITS.contains(words.get(i + 1).value())) {
                var limit = words.get(i + 1);
                return Optional.of(new Old(limit, "--tls-max " + limit.value(), "1.2"));
            }
        }
        return Stream.of("-1", "-2", "-3")
                .flatMap(flag -> command.flag(flag).map(word -> new Old(word, flag, "")).stream())
                .findFirst();
    }

    private static Optional<Old> wget(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            var value = words.get(i).value();
            if (value.startsWith("--secure-protocol=")) {
                var protocol = value.substring(value.indexOf('=') + 1);
                if (isOld(protocol)) {
                    return Optional.of(new Old(words.get(i), value, "--secure-protocol=TLSv1_2"));
                }
            } else if (value.equals("--secure-protocol")
                    && i + 1 < words.size()
                    && isOld(words.get(i + 1).value())) {
                var protocol = words.get(i + 1);
                return Optional.of(new Old(protocol, value + " " + protocol.value(), "TLSv1_2"));
            }
        }
        return Optional.empty();
    }

    private static boolean isOld(String protocol) {
        return OLD_PROTOCOLS.stream().anyMatch(protocol::equalsIgnoreCase);
    }

    private static void tell(Call call, Old old, Report report) {
        var draft = tell(old.word(), old.name(), report);
        boolean written = call.command().arguments().contains(old.word()) && !old.newer().isEmpty();
        if (written) {
            draft.fix(Fix.unsafe(Edit.replace(old.word(), old.newer())));
        }
    }

    private static Report.Draft tell(Located place, String name, Report report) {
        return report.at(place, Message.of("`%s` allows versions of TLS that are broken.", name))
                .about(name);
    }
}
