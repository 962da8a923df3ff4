package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = ERROR,
        summary = "Answer the question of the package manager with -y",
        covers = {
            "DL3014",
            "DL3030",
            "DL3034",
            "DL3038",
            "DS-0021",
            "APT-GET Missing Flags To Avoid Manual Input",
            "Yum Install Allows Manual Input",
            "Missing Flag From Dnf Install",
            "Missing Zypper Non-interactive Switch",
            "missing-assume-yes-switch",
            "missing-yum-assume-yes-switch",
            "missing-dnf-assume-yes-switch",
            "missing-zypper-no-confirm-switch",
            "S6584"
        })
public record MissingAssumeYes() implements Rule {
    private static final String[] ASKING =
            PackageManager.all().stream()
                    .filter(manager -> manager.yes().isPresent())
                    .map(PackageManager::name)
                    .toArray(String[]::new);

    private static final String ZYPPER = "install in remove rm source-install si patch";
    private static final List<Peer> PEERS =
            List.of(
                    Peer.of("DL3014", "apt-get", "install"),
                    Peer.of("DS-0021", "apt-get", "install"),
                    Peer.of("APT-GET Missing Flags To Avoid Manual Input", "apt-get", "install"),
                    Peer.of("missing-assume-yes-switch", "apt-get", "install"),
                    Peer.of("S6584", "apt-get apt aptitude", "install remove upgrade dist-upgrade"),
                    Peer.of("DL3030", "yum", "install groupinstall localinstall"),
                    Peer.of(
                            "Yum Install Allows Manual Input",
                            "yum",
                            "install groupinstall localinstall"),
                    Peer.of("missing-yum-assume-yes-switch", "yum", "install"),
                    Peer.of("DL3038", "dnf microdnf", "install groupinstall localinstall"),
                    Peer.of(
                            "Missing Flag From Dnf Install",
                            "dnf",
                            "install groupinstall localinstall reinstall in rei"),
                    Peer.of("missing-dnf-assume-yes-switch", "dnf", "install"),
                    Peer.of("DL3034", "zypper", ZYPPER),
                    Peer.of("Missing Zypper Non-interactive Switch", "zypper", ZYPPER),
                    Peer.of("missing-zypper-no-confirm-switch", "zypper", ZYPPER));

    private static final Pattern VARIABLE_FOR_OPTIONS =
            Pattern.compile("(?i).*(opt|flag|arg|yes|quiet).*");

    @Override
    public void check(Dockerfile file, Report report) {
        var calls = file.calls(ASKING);
        if (calls.isEmpty()) {
            return;
        }
        var settings = YesSettings.in(file);
        for (var call : calls) {
            if (!call.command().context().uncalled()
                    && PackageManager.waits(call.command(), call.variables())
                    && !pretends(call)
                    && !isIdle(call.command())
                    && !isAnswered(call)
                    && !settings.answer(call)) {
                tell(call, report);
            }
        }
    }

    private static void tell(Call call, Report report) {
        var manager = PackageManager.run(call.command()).orElseThrow();
        var subcommand = PackageManager.subcommand(call.command()).orElseThrow();
        var title = PackageManager.title(call.command()).orElseThrow();
        boolean old = call.command().is("microdnf");
        var message =
                old
                        ? "`%s` asks no question, but the dnf that takes its place does."
                        : "`%s` waits for an answer that nobody gives in a build.";
        report.missing(subcommand, Message.of(message, title))
                .level(old ? INFO : level(manager))
                .as(Peer.ids(PEERS, call.command(), subcommand))
                .fix(Fix.safe(call.command().adding(subcommand, manager.yes().orElseThrow())));
    }

    /** The settings of these may answer, and lie in the base image. */
    private static Severity level(PackageManager manager) {
        return switch (manager.name()) {
            case "conda", "choco", "cinst", "winget" -> WARNING;
            default -> ERROR;
        };
    }

    /** Whether apt is given nothing to install: it says so, and ends well. */
    private static boolean isIdle(Command command) {
        return command.is("apt-get", "apt")
                && command.operands().size() == 1
                && command.operands().getFirst().is("install")
                && !command.wrappers().contains("xargs")
                && !command.hasFlag("-f", "--fix-broken");
    }

    /** Whether it only shows what it would do, or says no itself. */
    private static boolean pretends(Call call) {
        var command = call.command();
        boolean apt = command.is("apt-get", "apt", "aptitude") && command.hasFlag("-s", "--recon");
        return apt
                || command.hasFlag(
                        "--simulate",
                        "--just-print",
                        "--dry-run",
                        "--no-act",
                        "--print-uris",
                        "--assumeno",
                        "--help",
                        "-h");
    }

    /** Whether it has something to read, or options in a variable that nobody knows. */
    private static boolean isAnswered(Call call) {
        var command = call.command();
        boolean input =
                command.pipedFrom().isPresent()
                        || command.redirections().stream()
                                .anyMatch(each -> each.operator().startsWith("<<"));
        return (input && !command.wrappers().contains("xargs"))
                || command.arguments(call.variables()).stream()
                        .filter(Word::isUnknown)
                        .anyMatch(word -> VARIABLE_FOR_OPTIONS.matcher(word.text()).matches());
    }
}
