package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Add;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

import java.util.stream.Stream;

@Lint(
        severity = WARNING,
        summary = "Fetch over HTTPS",
        covers = "S5332",
        insteadOf = {"add-without-checksum", "unverified-download"})
public record PlainHttpDownload() implements Rule {
    /** Programs that fetch what their arguments name. */
    private static final String[] FETCHERS = {
        "curl",
        "wget",
        "wget2",
        "aria2c",
        "axel",
        "lftp",
        "http",
        "git",
        "svn",
        "hg",
        "pip",
        "uv",
        "npm",
        "yarn",
        "pnpm",
        "gem",
        "composer",
        "rpm",
        "dnf",
        "yum",
        "microdnf",
        "tdnf",
        "zypper",
        "apt-key",
        "go",
        "cpan",
        "cpanm",
        "luarocks",
        "invoke-webrequest",
        "invoke-restmethod",
        "start-bitstransfer",
        "new-object"
    };

    @Override
    public void check(Dockerfile file, Report report) {
        if (!Address.mayBePlain(file.source().text())) {
            return;
        }
        for (var stage : file.stages()) {
            var checks = Checks.in(file, stage);
            for (var call : stage.calls(FETCHERS)) {
                if (call.run().span().start() > checks.lastOf(call.command())) {
                    fetched(call.command(), report);
                }
            }
            stage.each(Add.class).stream()
                    .filter(add -> add.flag("checksum").isEmpty())
                    .filter(add -> add.span().start() > checks.lastOf(file, add))
                    .flatMap(add -> add.sources().stream())
                    .forEach(source ->
                            Address.of(source.text())
                                    .filter(address -> address.isPlain() && !address.isOfGit())
                                    .ifPresent(address ->
                                            tell(
                                                    file.source().text(source),
                                                    source,
                                                    address,
                                                    report)));
            atRunTime(stage, report);
        }
    }

    private static void fetched(Word word, Report report) {
        var value = word.value();
        int from = value.startsWith("--") ? value.indexOf('=') + 1 : 0;
        Address.of(value.substring(from))
                .filter(Address::isPlain)
                .ifPresent(address -> tell(value, word, address, report));
    }

    private static void fetched(Command command, Report report) {
        if (command.is("new-object")) {
            WebClient.of(command).ifPresent(client -> fetched(command, client, report));
        } else {
            command.arguments().forEach(word -> fetched(word, report));
        }
    }

    /** Other tools look at what programs are given, not at what objects are. */
    private static void fetched(Command command, WebClient client, Report report) {
        Address.of(client.address())
                .filter(Address::isPlain)
                .ifPresent(address ->
                        tell(client.address(), client, address, report).cause(command).as());
    }

    private static Report.Draft tell(
            String written, Located place, Address address, Report report) {
        var draft =
                report.at(
                                place,
                                Message.of(
                                        "Anybody on the way can change what `%s` sends.",
                                        address.host()))
                        .about(Address.withoutUser(written));
        return address.isOfGit() ? draft.as() : draft;
    }

    /** What the program is told; it may well be something else than a download. */
    private static void atRunTime(Stage stage, Report report) {
        var last =
                Stream.of(stage.last(Cmd.class), stage.last(Entrypoint.class))
                        .flatMap(each -> each.stream());
        last.map(Instruction::commands)
                .flatMap(commands -> commands.stream())
                .flatMap(command -> command.words().stream())
                .forEach(word ->
                        Address.of(word.value())
                                .filter(Address::isPlain)
                                .ifPresent(address ->
                                        report.at(
                                                        word,
                                                        Message.of(
                                                                "The container talks to `%s`"
                                                                        + " without TLS.",
                                                                address.host()))
                                                .about(Address.withoutUser(word.value()))
                                                .level(INFO)));
    }
}
