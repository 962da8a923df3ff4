package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

@Lint(
        severity = WARNING,
        summary = "Do without sudo; USER says who runs what",
        covers = {"DL3004", "DS-0010", "CKV2_DOCKER_1", "Run Using Sudo", "no-sudo-in-dockerfile"})
public record SudoInRun() implements Rule {

    /** The official images that end with a USER; the others run as root. */
    private static final Set<String> OFFICIAL_WITH_USER =
            Set.of(
                    "couchbase",
                    "eggdrop",
                    "elasticsearch",
                    "geonetwork",
                    "haproxy",
                    "ibmjava",
                    "irssi",
                    "jenkins",
                    "kibana",
                    "kong",
                    "logstash",
                    "memcached",
                    "open-liberty",
                    "rocket.chat",
                    "solr",
                    "sonarqube",
                    "varnish",
                    "websphere-liberty",
                    "znc");

    /** How many stages, each FROM the next, are looked at. */
    private static final int REACH = 100;

    /** Who runs a RUN, as far as the file says it. */
    private enum Runner {
        ROOT,
        ANOTHER,
        UNKNOWN
    }

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.runs().forEach(run -> check(stage, run, report));
        }
    }

    private static void check(Stage stage, Run run, Report report) {
        var calls =
                run.commands().stream().flatMap(command -> SudoCall.of(command).stream()).toList();
        calls.stream()
                .filter(SudoCall::toAnother)
                .findFirst()
                .ifPresent(call ->
                        report.at(call.sudo(), "`sudo` runs this as another user than the RUN.")
                                .about("sudo -u"));
        var toRoot = calls.stream().filter(call -> !call.toAnother()).toList();
        if (!toRoot.isEmpty()) {
            tell(stage, run, toRoot, report);
        }
    }

    private static void tell(Stage stage, Run run, List<SudoCall> calls, Report report) {
        var user = stage.userAt(run);
        var runner = runner(stage, user);
        var message =
                switch (runner) {
                    case ROOT -> "`sudo` gives nothing here: this RUN is run by root.";
                    case ANOTHER ->
                            "`sudo` makes `%s` root again, past its USER."
                                    .formatted(user.orElseThrow().account().text());
                    case UNKNOWN -> "`sudo` does what USER is for.";
                };
        var finding = report.at(calls.getFirst().sudo(), message).about("sudo");
        var edits = calls.stream().flatMap(call -> call.removed().stream()).toList();
        if (runner != Runner.ANOTHER && edits.size() == calls.size()) {
            finding.fix(new Fix(runner == Runner.ROOT, edits));
        }
    }

    private static Runner runner(Stage stage, Optional<User> user) {
        if (user.isPresent()) {
            return user.get().isRoot() ? Runner.ROOT : Runner.ANOTHER;
        }
        var base = stage.base();
        for (int i = 0; i < REACH && base instanceof Base.OfStage(Stage parent); i++) {
            base = parent.base();
        }
        return switch (base) {
            case Base.Scratch() -> Runner.ROOT;
            case Base.External(ImageName image) -> isRootsOwn(image) ? Runner.ROOT : Runner.UNKNOWN;
            case Base.OfStage _, Base.Unresolved _ -> Runner.UNKNOWN;
        };
    }

    private static boolean isRootsOwn(ImageName image) {
        return image.isOfficial() && !OFFICIAL_WITH_USER.contains(image.familiar());
    }
}
