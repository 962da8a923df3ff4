package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.WrittenFile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = ERROR,
        summary = "Leave the check of package signatures on",
        covers = {
            "CKV2_DOCKER_7",
            "CKV2_DOCKER_8",
            "CKV2_DOCKER_9",
            "CKV2_DOCKER_10",
            "CKV2_DOCKER_11",
            "CIS 4.11"
        })
public record PackageSignaturesOff() implements Rule {

    /** What rpm leaves out, from rpm(8). */
    private static final String[] RPM = {
        "--nosignature", "--nodigest", "--noverify", "--nofiledigest"
    };

    /**
     * A source of apt that is believed, from sources.list(5), and a repository of dnf.conf(5). What
     * the build made itself, as a file, nobody has signed.
     */
    private static final Pattern CONFIGURED =
            Pattern.compile(
                    "\\bdeb(?:-src)?\\s+\\[[^\\]\\n]{0,200}?\\b(trusted=yes)\\b"
                            + "[^\\]\\n]{0,200}](?!\\s+(?:file|copy):)"
                            + "|(?m:^)(Trusted: yes)"
                            + "|(?:\\b|(?<=\\\\n))(gpgcheck ?= ?(?:0|false|no|off))\\b");

    /** What lets apt take them, from apt.conf(5). */
    private static final Pattern APT =
            Pattern.compile(
                    "(?im)^[^/#\\n]{0,200}?\\b(Allow(?:Unauthenticated|InsecureRepositories)"
                            + "[ \\t]{1,20}\"?(?:true|yes|on|1)\\b\"?)");

    private static final Pattern APT_FILE =
            Pattern.compile("\"?/etc/apt/apt\\.conf(?:\\.d/.*|\"?)");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.packageCalls()) {
            var words = PackageManager.unverified(call.command());
            if (!words.isEmpty()) {
                tell(call, words, report);
            }
        }
        for (var call : file.calls("rpm")) {
            var words = rpm(call.command());
            if (!words.isEmpty()) {
                tell(call, words, report);
            }
        }
        var text = file.source().text();
        if (mayConfigure(text)) {
            file.instructions().stream()
                    .filter(each -> mayConfigure(file.source().text(each)))
                    .forEach(each -> {
                        configured(file, each, report);
                        allowed(file, each, report);
                    });
        }
    }

    private static boolean mayConfigure(String text) {
        return text.contains("rusted")
                || text.contains("gpgcheck")
                || text.contains("AllowUnauthenticated")
                || text.contains("AllowInsecureRepositories");
    }

    private static List<Word> rpm(Command command) {
        boolean installs =
                command.hasFlag(
                                "-i",
                                "-U",
                                "-F",
                                "--install",
                                "--upgrade",
                                "--freshen",
                                "--reinstall")
                        && !command.hasFlag("-q", "--query", "-V", "--verify", "-e", "--erase");
        return installs
                ? command.arguments().stream().filter(word -> word.is(RPM)).toList()
                : List.of();
    }

    private static void tell(Call call, List<Word> words, Report report) {
        var command = call.command();
        var first = words.getFirst();
        var draft =
                report.at(
                                first,
                                Message.of(
                                        "`%s` lets `%s` take packages that nobody signed.",
                                        written(command, first), command.name()))
                        .about(command.name() + " " + first.value())
                        .level(isLocal(call) ? WARNING : ERROR)
                        .as(ids(command, words));
        if (words.stream().allMatch(PackageSignaturesOff::isAlone)) {
            draft.fix(
                    Fix.unsafe(
                            words.stream()
                                    .map(word -> without(command, word))
                                    .toArray(Edit[]::new)));
        }
    }

    /** An option as it is written, with the value in the next word. */
    private static String written(Command command, Word option) {
        int next = command.words().indexOf(option) + 1;
        boolean valued = option.value().matches("-[a-zA-Z]|--option");
        return valued && next < command.words().size()
                ? option.value() + " " + command.words().get(next).value()
                : option.value();
    }

    /** Whether all that it installs lies there already, such as {@code ./app.apk}. */
    private static boolean isLocal(Call call) {
        if (call.command().is("rpm")) {
            var files = call.command().operands();
            return !files.isEmpty()
                    && files.stream()
                            .noneMatch(word -> word.isUnknown() || word.value().contains("://"));
        }
        var packages = call.install().map(Install::packages).orElse(List.of());
        return !packages.isEmpty()
                && packages.stream().allMatch(each -> each.kind() == PackageSpec.Kind.LOCAL);
    }

    /** Whether the option is nothing but itself. */
    private static boolean isAlone(Word word) {
        return word.value().startsWith("--") && word.value().indexOf('=') < 0;
    }

    /** The option of old that also answers questions leaves the answer behind. */
    private static Edit without(Command command, Word word) {
        return word.is("--force-yes") && !command.hasFlag("-y", "--yes", "--assume-yes")
                ? Edit.replace(word, "-y")
                : command.removing(word);
    }

    private static String[] ids(Command command, List<Word> words) {
        var ids = new ArrayList<>(List.of("CIS 4.11"));
        for (var word : words) {
            var id =
                    switch (command.name()) {
                        case "apk" -> "CKV2_DOCKER_7";
                        case "rpm" -> "CKV2_DOCKER_10";
                        case "apt-get" ->
                                word.is("--force-yes")
                                        ? "CKV2_DOCKER_11"
                                        : word.is("--allow-unauthenticated") ? "CKV2_DOCKER_8" : "";
                        case "dnf", "tdnf", "yum" -> word.is("--nogpgcheck") ? "CKV2_DOCKER_9" : "";
                        default -> "";
                    };
            if (!id.isEmpty() && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids.toArray(String[]::new);
    }

    /** Repositories that are written down as believed. */
    private static void configured(Dockerfile file, Instruction instruction, Report report) {
        for (var found : Matched.in(file, instruction, CONFIGURED)) {
            if (found.isWritten(instruction)) {
                report.at(
                                found,
                                Message.of(
                                        "`%s` makes a repository of packages that nobody signed.",
                                        found.text()))
                        .as("CIS 4.11");
            }
        }
    }

    /** What files of apt.conf that an instruction writes let it take. */
    private static void allowed(Dockerfile file, Instruction instruction, Report report) {
        var files =
                WrittenFile.in(instruction).stream()
                        .filter(written -> APT_FILE.matcher(written.path()).matches())
                        .map(written -> written.text().span())
                        .toList();
        if (files.isEmpty()) {
            return;
        }
        for (var found : Matched.in(file, instruction, APT)) {
            if (files.stream().anyMatch(written -> written.contains(found.span()))) {
                report.at(
                                found,
                                Message.of(
                                        "`%s` lets `apt-get` take packages that nobody signed.",
                                        found.text()))
                        .as("CIS 4.11");
            }
        }
    }
}
