package dev.plimsoll.shell;

import java.util.Optional;

/** What holds for all commands that a node holds. */
final class Place {
    /** How many scripts in the words of others it lies in. */
    final int scripts;

    final Shell shell;

    /** What {@code set} says so far; all places in one shell share it. */
    final Mode mode;

    final int depth;

    /** Where assignments hold. */
    final Region region;

    final Optional<String> function;
    final boolean uncalled;

    /** What is no function runs where it stands. */
    private static final Optional<FunctionCalls.Call> RUNS =
            Optional.of(new FunctionCalls.Call(Strictness.NONE, false));

    private final boolean branch;
    private final boolean branching;
    private final boolean tested;
    private final boolean excused;
    private final boolean substitution;
    private final boolean subshell;
    private final boolean background;

    /** What a shell was told by {@code set}, as the commands are gone through. */
    static final class Mode {
        Strictness now;

        Mode(Strictness now) {
            this.now = now;
        }
    }

    /** The top of a script. */
    Place(Shell shell, Strictness strictness) {
        this.scripts = 0;
        this.shell = shell;
        this.mode = new Mode(strictness);
        this.depth = 0;
        this.region = Region.top();
        this.function = Optional.empty();
        this.uncalled = false;
        this.branch = false;
        this.branching = false;
        this.tested = false;
        this.excused = false;
        this.substitution = false;
        this.subshell = false;
        this.background = false;
    }

    /** Inside of a compound command or a substitution that stands at a place. */
    private Place(Place outer, Node node, Mode mode, Optional<FunctionCalls.Call> call) {
        boolean substitutes = node.kind.substitutes();
        this.scripts = outer.scripts;
        this.shell = outer.shell;
        this.mode = mode;
        this.depth = outer.depth + 1;
        this.region = outer.region.inside(node);
        this.function = node.function.or(() -> outer.function);
        this.uncalled = outer.uncalled || call.isEmpty();
        this.branch =
                outer.leavesOut(node) || call.filter(FunctionCalls.Call::conditional).isPresent();
        this.branching = node.kind.branches();
        this.tested = !substitutes && outer.isTested(node);
        this.excused = !substitutes && outer.isExcused(node);
        this.substitution = outer.substitution || substitutes;
        this.subshell = outer.subshell || node.kind.forks();
        this.background = outer.isBackground(node);
    }

    /** In the words of a simple command that stands at a place. */
    private Place(Place outer, Node node) {
        this.scripts = outer.scripts;
        this.shell = outer.shell;
        this.mode = outer.mode;
        this.depth = outer.depth;
        this.region = outer.region;
        this.function = outer.function;
        this.uncalled = outer.uncalled;
        this.branch = outer.leavesOut(node);
        this.branching = false;
        this.tested = outer.tested;
        this.excused = outer.excused;
        this.substitution = outer.substitution;
        this.subshell = outer.subshell;
        this.background = outer.isBackground(node);
    }

    /** Inside of a script that a command at a place is given. */
    private Place(Place outer, Shell shell, Mode mode, boolean same) {
        this.scripts = outer.scripts + 1;
        this.shell = shell;
        this.mode = mode;
        this.depth = outer.depth + 1;
        this.region = same ? outer.region : Region.top();
        this.function = outer.function;
        this.uncalled = outer.uncalled;
        this.branch = outer.branch;
        this.branching = outer.branching;
        this.tested = outer.tested;
        this.excused = outer.excused;
        this.substitution = outer.substitution;
        this.subshell = outer.subshell || !same;
        this.background = outer.background;
    }

    /** In the words of a simple command, where there are substitutions. */
    Place inWords(Node node) {
        return new Place(this, node);
    }

    /**
     * Inside of a node that is no simple command, or the body of a function.
     *
     * @param calls what is known of the calls of functions
     */
    Place inside(Node node, FunctionCalls calls) {
        if (node.function.isPresent()) {
            var call = calls.first(node.function.get());
            var now = call.map(FunctionCalls.Call::strictness).orElse(mode.now);
            return new Place(this, node, new Mode(now), call);
        }
        if (!node.kind.forks()) {
            return new Place(this, node, mode, RUNS);
        }
        boolean forgets =
                node.kind.substitutes()
                        && shell instanceof Shell.Posix posix
                        && !posix.passesErrexitOn();
        var now = forgets ? new Strictness(false, mode.now.pipefail()) : mode.now;
        return new Place(this, node, new Mode(now), RUNS);
    }

    /** Inside of a script that another shell reads. */
    Place script(Shell other, Strictness strictness) {
        return new Place(this, other, new Mode(strictness), false);
    }

    /** Inside of a script that the same shell reads, as with {@code eval}. */
    Place evaluated() {
        return new Place(this, shell, mode, true);
    }

    /** Whether a node here may be left out: all but the condition of a branch or loop may. */
    private boolean leavesOut(Node node) {
        return branch || (branching && !node.condition) || node.list.mayBeLeftOut(node.number);
    }

    private boolean isTested(Node node) {
        return tested || node.condition || node.negated || !node.list.isLast(node.number);
    }

    private boolean isExcused(Node node) {
        return excused || node.condition || node.negated || node.list.excuses(node.number);
    }

    private boolean isBackground(Node node) {
        return background || node.background || node.list.background();
    }

    /** The context of a simple command. */
    Context context(Node node) {
        return new Context(
                node.joint,
                leavesOut(node),
                isTested(node),
                isExcused(node),
                node.negated,
                substitution,
                subshell,
                isBackground(node),
                function.isPresent() || node.function.isPresent(),
                uncalled,
                scripts > 0,
                mode.now.errexit(),
                mode.now.pipefail(),
                depth);
    }
}
