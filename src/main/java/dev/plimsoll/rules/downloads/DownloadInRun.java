package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        off = true,
        summary = "Download by ADD, which keeps what it has by its content",
        covers = "S7026")
public record DownloadInRun() implements Rule {
    /** What ADD cannot do: log in, send anything but a plain request, or say who it is. */
    private static final String[] BEYOND_ADD = {
        "-u",
        "--user",
        "-U",
        "--proxy-user",
        "--oauth2-bearer",
        "-E",
        "--cert",
        "--key",
        "-n",
        "--netrc",
        "--netrc-file",
        "-b",
        "--cookie",
        "-c",
        "--cookie-jar",
        "-H",
        "--header",
        "-A",
        "--user-agent",
        "-e",
        "--referer",
        "-X",
        "--request",
        "-d",
        "--data",
        "--data-ascii",
        "--data-binary",
        "--data-raw",
        "--data-urlencode",
        "--json",
        "-F",
        "--form",
        "-T",
        "--upload-file",
        "-G",
        "--get",
        "-I",
        "--head",
        "-K",
        "--config",
        "-x",
        "--proxy"
    };

    private static final String[] BEYOND_ADD_FOR_WGET = {
        "--http-user",
        "--http-password",
        "--user",
        "--password",
        "--ask-password",
        "--proxy-user",
        "--proxy-password",
        "--ftp-user",
        "--ftp-password",
        "--load-cookies",
        "--save-cookies",
        "--header",
        "--method",
        "--body-data",
        "--body-file",
        "--post-data",
        "--post-file",
        "--referer",
        "--save-headers",
        "-U",
        "--user-agent",
        "--certificate",
        "--private-key",
        "-i",
        "--input-file"
    };

    /** How many commands are looked at to find the first. */
    private static final int REACH = 200;

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.+");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            for (var call : stage.calls("curl", "wget")) {
                if (isAtEdge(call.run(), call.command()) && couldBeAdd(stage, call)) {
                    report.at(
                                    call.command().program(),
                                    Message.of(
                                            "`ADD` can do what `%s` does here.",
                                            call.command().name()))
                            .about(Download.of(call.command()).map(Download::subject).orElse(""));
                }
            }
        }
    }

    /** Whether it is the first or the last command, so that it can be taken out of the RUN. */
    private static boolean isAtEdge(Run run, Command command) {
        return !command.context().conditional()
                && (isFirst(command, run.commands())
                        || isFirst(command, run.commands().reversed()));
    }

    /** Whether it is the first that is in no group or substitution. */
    private static boolean isFirst(Command command, List<Command> commands) {
        return commands.stream()
                .limit(REACH)
                .filter(each -> each.context().depth() == 0)
                .findFirst()
                .filter(command::equals)
                .isPresent();
    }

    private static boolean couldBeAdd(Stage stage, Call call) {
        var command = call.command();
        var download = Download.of(command);
        boolean kept =
                download.flatMap(Download::file).isPresent()
                        && (command.is("curl")
                                || command.optionValue("-O", "--output-document")
                                        .filter(file -> !file.matches("-|/dev/stdout"))
                                        .isPresent())
                        && command.pipedTo().isEmpty();
        return kept
                && !command.hasFlag(command.is("curl") ? BEYOND_ADD : BEYOND_ADD_FOR_WGET)
                && isKnown(stage, call, command.arguments())
                && download.map(Download::address)
                        .filter(address -> isAddress(stage, call, address))
                        .isPresent();
    }

    /** Whether every variable is one of ARG or ENV, and none of the shell. */
    private static boolean isKnown(Stage stage, Call call, List<Word> words) {
        var environment = stage.environmentAt(call.run());
        return words.stream()
                .filter(Word::isUnknown)
                .flatMap(word -> environment.names(word.text()).stream())
                .allMatch(name -> environment.get(name).flatMap(Value::known).isPresent());
    }

    private static boolean isAddress(Stage stage, Call call, String address) {
        return stage.environmentAt(call.run())
                .expand(address)
                .known()
                .filter(ADDRESS.asMatchPredicate())
                .isPresent();
    }
}
