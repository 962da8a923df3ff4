package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A cache that some programs fill, and a command of theirs empties.
 *
 * @param programs those that fill it
 * @param cleaners those that empty it
 * @param cleaning the operands with which they do
 * @param place a part of its path
 * @param clean the arguments that empty it; empty where no command can be given
 * @param sure whether nothing that the image needs is lost by that
 */
record CleanableCache(
        List<String> programs,
        List<String> cleaners,
        Pattern cleaning,
        Pattern place,
        Optional<String> clean,
        boolean sure,
        Severity level,
        List<Peer> peers) {
    private static final Pattern ALL_OF_IT = Pattern.compile("clean\\b.*\\ball\\b.*");
    private static final String DNF =
            "install in reinstall rei upgrade up upgrade-minimal up-min localinstall groupinstall";
    private static final String ZYPPER = "install in remove rm source-install si patch";

    static final List<CleanableCache> ALL =
            List.of(
                    rpm(
                            List.of("dnf"),
                            List.of("dnf", "yum"),
                            "dnf|libdnf5",
                            Peer.of("DL3040", "dnf", DNF),
                            Peer.of("DS-0019", "dnf", DNF),
                            Peer.of("Missing Dnf Clean All", "dnf", DNF),
                            Peer.of("missing-dnf-clean-all", "dnf", "install")),
                    rpm(
                            List.of("microdnf", "tdnf"),
                            List.of("microdnf", "tdnf", "dnf"),
                            "dnf|libdnf5|yum|tdnf",
                            Peer.of("DL3040", "microdnf", DNF),
                            Peer.of("DS-0027", "microdnf", DNF)),
                    rpm(
                            List.of("yum"),
                            List.of("yum", "dnf"),
                            "yum|dnf",
                            Peer.of("DL3032", "yum", "install"),
                            Peer.of("DS-0015", "yum", "install"),
                            Peer.of("Yum Clean All Missing", "yum", "install"),
                            Peer.of("missing-yum-clean-all", "yum", "install")),
                    new CleanableCache(
                            List.of("zypper"),
                            List.of("zypper"),
                            Pattern.compile("(clean|cc)\\b.*"),
                            Pattern.compile("^/var/cache/(zypp\\b|\\*|$)|^/var/cache$"),
                            Optional.of("clean --all"),
                            true,
                            WARNING,
                            List.of(
                                    Peer.of("DL3036", "zypper", "install in"),
                                    Peer.of("DS-0020", "zypper", ZYPPER),
                                    Peer.of("Missing Zypper Clean", "zypper", ZYPPER),
                                    Peer.of("missing-zypper-clean", "zypper", "install"))),
                    new CleanableCache(
                            List.of("yarn"),
                            List.of("yarn"),
                            Pattern.compile("cache clea[nr]\\b.*"),
                            Pattern.compile("yarn|\\.cache"),
                            Optional.of("cache clean"),
                            false,
                            INFO,
                            List.of(Peer.of("DL3060", "yarn", "install"))),
                    new CleanableCache(
                            List.of("bundle"),
                            List.of("bundle", "gem"),
                            Pattern.compile("clean\\b.*|cleanup\\b.*"),
                            Pattern.compile("cache|bundle|gem"),
                            Optional.empty(),
                            false,
                            INFO,
                            List.of(
                                    Peer.of(
                                            "tally/ruby/leftover-bundler-cache",
                                            "bundle",
                                            "install"))));

    private static CleanableCache rpm(
            List<String> programs, List<String> cleaners, String directories, Peer... peers) {
        return new CleanableCache(
                programs,
                cleaners,
                ALL_OF_IT,
                Pattern.compile("^/var/cache/((" + directories + ")\\b|\\*|$)|^/var/cache$"),
                Optional.of("clean all"),
                true,
                WARNING,
                List.of(peers));
    }

    /** Whether a command fetches something that stays there. */
    boolean filledBy(Call call) {
        var command = call.command();
        boolean removes =
                command.is("zypper")
                        && PackageManager.subcommand(command)
                                .filter(word -> word.is("remove", "rm"))
                                .isPresent();
        return (removes || call.install().isPresent())
                && !command.hasFlag("--installroot", "--root", "--help", "--assumeno", "--dry-run");
    }

    /** Whether what a command fetches does not stay in the image. */
    boolean isKeptOut(Call call) {
        var run = call.run();
        var own = call.install().map(install -> install.caches("/root")).orElseGet(List::of);
        return own.stream().anyMatch(run::keepsOut)
                || run.mounts().stream().anyMatch(this::isMount)
                || own.stream()
                        .anyMatch(path ->
                                Removal.of(run, path, this::isEmptiedBy).after(call.command()))
                || Removal.of(run, "/var/cache", this::isEmptiedBy).after(call.command());
    }

    private boolean isMount(Mount mount) {
        boolean apart = mount.type() == Mount.Type.CACHE || mount.type() == Mount.Type.TMPFS;
        return apart
                && mount.target().filter(path -> place.matcher(path.text()).find()).isPresent();
    }

    private boolean isEmptiedBy(Command command) {
        if (cleaners.contains(command.name())) {
            var operands =
                    command.operands().stream().map(Word::value).collect(Collectors.joining(" "));
            return cleaning.matcher(operands).matches();
        }
        return command.is("rm", "find")
                && command.operands().stream().anyMatch(word -> place.matcher(word.value()).find());
    }

    /**
     * The ids under which it is known that a command fills it; hadolint takes the directory of yum
     * for that of dnf.
     */
    String[] known(Run run, Command command, Word subcommand) {
        boolean other =
                run.commands().stream()
                        .filter(each -> each.is("rm"))
                        .anyMatch(each -> each.toString().contains("/var/cache/yum"));
        var known = peers.stream().filter(peer -> !(other && peer.id().equals("DL3040"))).toList();
        return Peer.ids(known, command, subcommand);
    }
}
