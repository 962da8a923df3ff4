package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Runner;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The package lists that apt-get fetches, which stay in a layer.
 *
 * @param lastNeed where the last RUN begins that may want the lists of a stage: it installs, or
 *     runs a script, there or in a stage that is built on it; -1 where there is none
 */
record AptLists(Dockerfile file, Lazy<Map<Stage, Integer>> lastNeed) {
    private static final String LISTS = "/var/lib/apt/lists";
    private static final String[] APT = {"apt-get", "apt", "aptitude"};
    private static final String REMOVE = "rm -rf " + LISTS + "/*";

    /** What apt does without its lists. */
    private static final String[] HARMLESS = {
        "clean",
        "autoclean",
        "distclean",
        "dist-clean",
        "remove",
        "purge",
        "autoremove",
        "autopurge",
        "list",
        "check"
    };

    /** Programs that do what something else says. */
    private static final String[] OPAQUE = {
        "sh",
        "bash",
        "dash",
        "zsh",
        "source",
        ".",
        "eval",
        "make",
        "gdebi",
        "rosdep",
        "tasksel",
        "ansible-playbook",
        "puppet",
        "chef-client"
    };

    /** Where the system keeps its own programs. */
    private static final Pattern PROGRAMS = Pattern.compile("(/usr(/local)?)?/s?bin");

    static AptLists in(Dockerfile file) {
        return new AptLists(file, Lazy.of(() -> lastNeeds(file)));
    }

    void check(Stage stage, Report report) {
        AptCall.lastOfRuns(stage, AptLists::isUpdate).stream()
                .filter(update -> !update.run().keepsOut(LISTS))
                .filter(update -> !isRemoved(update))
                .forEach(update -> tell(update, report));
    }

    private void tell(AptCall update, Report report) {
        var finding =
                report.missing(
                        update.subcommand(),
                        Message.of(
                                "The package lists that `%s` fetches stay in this layer.",
                                update.title()));
        finding.as(known(update));
        if (installsAfter(update)) {
            var sudo = sudo(update);
            boolean sure =
                    lastNeed.get().getOrDefault(update.stage(), -1) <= update.run().span().start()
                            && sudo.isEmpty()
                            && Runner.of(file, update.stage(), update.run()) != Runner.ANOTHER;
            new ScriptEnd(file, update.run())
                    .then(sudo + REMOVE)
                    .map(edit -> new Fix(sure, List.of(edit)))
                    .ifPresent(finding::fix);
        }
    }

    /**
     * For hadolint and KICS any {@code rm -rf} will do, for KICS and Sonar {@code apt-get clean};
     * KICS looks at installations.
     */
    private static String[] known(AptCall update) {
        var calls = AptCall.in(update.stage(), update.run()).toList();
        boolean aptGet = update.command().is("apt-get");
        boolean removes =
                update.run().commands().stream()
                        .anyMatch(each ->
                                each.is("rm") && each.hasFlag("-r", "-R") && each.hasFlag("-f"));
        boolean cleans = calls.stream().anyMatch(each -> each.does("clean"));
        boolean installs =
                calls.stream()
                        .anyMatch(each -> each.command().is("apt-get") && each.does("install"));
        var ids = new ArrayList<String>();
        if (!removes) {
            ids.add("DL3009");
        }
        if (!removes && !cleans && installs) {
            ids.add("Apt Get Install Lists Were Not Deleted");
        }
        if (aptGet) {
            ids.add("remove-package-lists");
        }
        if (!cleans) {
            ids.add("S6587");
        }
        return ids.toArray(String[]::new);
    }

    /** What makes the call root's, as it must make the removal; whether it may is not known. */
    private static String sudo(AptCall update) {
        return update.command().wrappers().stream()
                .filter(wrapper -> wrapper.equals("sudo") || wrapper.equals("doas"))
                .map(wrapper -> wrapper + " ")
                .findFirst()
                .orElse("");
    }

    private static boolean isUpdate(AptCall call) {
        return call.does("update") && !call.command().wrappers().contains("chroot");
    }

    private static boolean isRemoved(AptCall update) {
        return Removal.of(update.run(), LISTS, AptLists::isDistclean).after(update.command());
    }

    private static boolean isDistclean(Command command) {
        return command.is("apt-get", "apt") && does(command, "distclean", "dist-clean");
    }

    private static boolean does(Command command, String... subcommands) {
        return command.subcommand().filter(word -> word.is(subcommands)).isPresent();
    }

    private static boolean installsAfter(AptCall update) {
        int here = update.command().span().start();
        return AptCall.in(update.stage(), update.run())
                .anyMatch(call -> !call.does("update") && call.command().span().start() > here);
    }

    private static Map<Stage, Integer> lastNeeds(Dockerfile file) {
        var last = new HashMap<Stage, Integer>();
        for (var stage : file.stages().reversed()) {
            int here =
                    stage.runs().stream()
                            .filter(AptLists::mayNeedLists)
                            .mapToInt(run -> run.span().start())
                            .reduce(-1, Math::max);
            int needed = last.merge(stage, here, Math::max);
            stage.parents().forEach(parent -> last.merge(parent, needed, Math::max));
        }
        return last;
    }

    private static boolean mayNeedLists(Run run) {
        for (var command : run.commands()) {
            boolean apt = command.is(APT);
            if (apt && does(command, "update")) {
                return false;
            }
            boolean reads =
                    command.is("apt-cache", "apt-file") || (apt && !does(command, HARMLESS));
            if (reads || runsOthers(command)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it does what is not in the Dockerfile, and may install. */
    private static boolean runsOthers(Command command) {
        var program = command.program().value();
        int slash = program.lastIndexOf('/');
        return command.is(OPAQUE)
                || program.endsWith(".sh")
                || (slash >= 0 && !PROGRAMS.matcher(program.substring(0, slash)).matches());
    }
}
