package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Lint(
        severity = Severity.ERROR,
        summary = "Name an unprivileged USER in the final stage",
        covers = {
            "DS-0002",
            "CKV_DOCKER_3",
            "Missing User Instruction",
            "missing-user",
            "missing-user-entrypoint",
            "S6471",
            "tally/user-created-but-never-used",
            "tally/stateful-root-runtime",
            "CIS 4.1"
        })
public record MissingUser() implements Rule {
    /** A number that no distribution gives away; distroless and Chainguard use it for this too. */
    private static final String ANYBODY = "65532:65532";

    @Override
    public void check(Dockerfile file, Report report) {
        var shipped = file.shippedStages();
        if (shipped.isEmpty()
                || shipped.getFirst().user().isPresent()
                || Unread.mayHoldUser(file)) {
            return;
        }
        var base = shipped.getFirst().bottom().base();
        boolean startsNothing = base instanceof Base.Scratch && !starts(shipped.getFirst());
        if (!(base instanceof Base.Unresolved) && !startsNothing) {
            check(file, report, KnownBase.find(base), name(file, shipped.getFirst().bottom()));
        }
    }

    private static boolean starts(Stage stage) {
        return stage.inherited(Instruction.Cmd.class).isPresent()
                || stage.inherited(Instruction.Entrypoint.class).isPresent();
    }

    /** The name of the image that all is built on, without its digest. */
    private static String name(Dockerfile file, Stage first) {
        var text = file.value(first.from().image(), first.from()).known().orElse("");
        int digest = text.indexOf('@');
        return digest < 0 ? text : text.substring(0, digest);
    }

    private static void check(
            Dockerfile file, Report report, Optional<KnownBase> known, String name) {
        switch (known.map(KnownBase::runsAs).orElse(KnownBase.RunsAs.ROOT)) {
            case USER, PLATFORM -> {}
            case ADMIN ->
                    report(
                            file,
                            report,
                            known,
                            Severity.WARNING,
                            Message.of("`%s` runs as `ContainerAdministrator`", name));
            case ROOT, DROPS -> {
                if (Privileges.areDropped(file)) {
                    var message =
                            "No `USER` is set; the image starts as root and leaves it to its"
                                    + " entrypoint to drop privileges.";
                    report.missing(anchor(file), message)
                            .as(known(file).toArray(String[]::new))
                            .level(Severity.INFO);
                } else if (known.isEmpty()) {
                    report(
                            file,
                            report,
                            known,
                            Severity.WARNING,
                            Message.of("it is not known whether `%s` runs as root", name));
                } else {
                    var started = Started.of(file);
                    boolean meant = isForOthers(file) || started != Started.PROGRAM;
                    report(
                            file,
                            report,
                            known,
                            meant ? Severity.INFO : Severity.ERROR,
                            Message.of("`%s` runs as root", name));
                }
            }
        }
    }

    private static void report(
            Dockerfile file, Report report, Optional<KnownBase> known, Severity level, String why) {
        var draft =
                report.missing(anchor(file), Message.of("No `USER` is set, and %s.", why))
                        .as(known(file).toArray(String[]::new))
                        .level(level);
        if (Started.of(file) != Started.INIT) {
            fix(file, known).ifPresent(draft::fix);
        }
    }

    /**
     * Trivy and Checkov are content with a USER in any stage, Semgrep with one above what is
     * started; Sonar with a user that is created, tally with users that all own files.
     */
    private static List<String> known(Dockerfile file) {
        var ids = new ArrayList<String>();
        var stage = file.shippedStages().getFirst();
        boolean nowhere = file.all(Instruction.User.class).isEmpty();
        if (nowhere) {
            ids.addAll(List.of("DS-0002", "CKV_DOCKER_3"));
        }
        if (!(stage.base() instanceof Base.Scratch)) {
            ids.add("Missing User Instruction");
        }
        if (nowhere && stage.last(Instruction.Cmd.class).isPresent()) {
            ids.add("missing-user");
        }
        if (nowhere && stage.last(Instruction.Entrypoint.class).isPresent()) {
            ids.add("missing-user-entrypoint");
        }
        if (!nowhere && endsAsRoot(file)) {
            ids.add("DS-0002");
        }
        var created = Accounts.created(file);
        boolean dropped = Privileges.areDropped(file);
        if (created.isEmpty()) {
            ids.add("S6471");
        } else if (!dropped && !created.stream().allMatch(name -> Accounts.owns(file, name))) {
            ids.add("tally/user-created-but-never-used");
        }
        if (!dropped && State.isKept(file)) {
            ids.add("tally/stateful-root-runtime");
        }
        ids.add("CIS 4.1");
        return ids;
    }

    /** Whether the last USER of the file, be it of a stage that does not ship, is root. */
    private static boolean endsAsRoot(Dockerfile file) {
        return file.all(Instruction.User.class).stream()
                .reduce((earlier, later) -> later)
                .filter(Instruction.User::isRoot)
                .isPresent();
    }

    private static dev.plimsoll.dockerfile.Argument anchor(Dockerfile file) {
        return file.shippedStages().getFirst().from().image();
    }

    /** Whether the image is made to be built on. */
    private static boolean isForOthers(Dockerfile file) {
        return file.shippedStages().getFirst().last(Instruction.Onbuild.class).isPresent();
    }

    /** None below a last line that goes on into nothing: it would swallow the USER. */
    private static Optional<Fix> fix(Dockerfile file, Optional<KnownBase> known) {
        var user =
                Optional.of(Accounts.created(file))
                        .filter(names -> names.size() == 1)
                        .map(List::getFirst)
                        .or(() -> known.flatMap(KnownBase::forApp))
                        .or(() -> known.flatMap(base -> owner(file, base)))
                        .orElse(ANYBODY);
        var stage = file.shippedStages().getFirst();
        var line = "USER " + user;
        var lineBreak = file.source().lineBreak();
        return start(stage)
                .map(start -> Edit.insertBefore(file.lineAbove(start), line + lineBreak))
                .or(() ->
                        Optional.of(Edit.insertAfter(stage, lineBreak + line))
                                .filter(edit -> endsItsLine(file, stage)))
                .map(Fix::unsafe);
    }

    private static boolean endsItsLine(Dockerfile file, Stage stage) {
        var source = file.source();
        var line = source.line(source.lastLine(stage));
        return source.text(new Span(stage.span().end(), line.end())).isBlank();
    }

    /** The one user of the base that files of the image are given to. */
    private static Optional<String> owner(Dockerfile file, KnownBase base) {
        var owners =
                Accounts.owners(file).stream()
                        .filter(name ->
                                base.users().filter(users -> users.contains(name)).isPresent())
                        .toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    /** The first of the instructions at the stage's end that say what is started. */
    private static Optional<Instruction> start(Stage stage) {
        Optional<Instruction> start = Optional.empty();
        for (var instruction : stage.instructions().reversed()) {
            switch (instruction) {
                case Instruction.Cmd _, Instruction.Entrypoint _, Instruction.Healthcheck _ ->
                        start = Optional.of(instruction);
                case Instruction.Expose _,
                        Instruction.Label _,
                        Instruction.Env _,
                        Instruction.Stopsignal _,
                        Instruction.Volume _ -> {}
                default -> {
                    return start;
                }
            }
        }
        return start;
    }
}
