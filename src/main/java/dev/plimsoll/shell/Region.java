package dev.plimsoll.shell;

import java.util.Optional;

/**
 * Commands that run one after the other if the first of them does, such as those of a branch: what
 * one of them assigns holds for those after it.
 */
final class Region {
    /** In what is nested deeper, no assignment is sure. */
    private static final int DEEPEST = 50;

    /** What is assigned in the shell that it belongs to. */
    final Assignments assignments;

    private final Optional<Region> outer;
    private final int depth;
    private final boolean forks;

    /** The list in the outer region that it stands in. */
    private final AndOr list;

    /** How an assignment looks to a command after it. */
    enum Sight {
        /** It is sure to have been made. */
        MADE,
        /** It may have been made. */
        UNSURE,
        /** It was made in a shell of its own. */
        LOST
    }

    private Region(
            Assignments assignments, Optional<Region> outer, int depth, boolean forks, AndOr list) {
        this.assignments = assignments;
        this.outer = outer;
        this.depth = depth;
        this.forks = forks;
        this.list = list;
    }

    /** All of a script. */
    static Region top() {
        return new Region(new Assignments(), Optional.empty(), 0, false, new AndOr());
    }

    /** The region of what a node in this one holds. */
    Region inside(Node node) {
        boolean simplyRuns =
                node.kind == Node.Kind.GROUP && node.number == 0 && node.function.isEmpty();
        return simplyRuns || depth > DEEPEST
                ? this
                : new Region(
                        assignments, Optional.of(this), depth + 1, node.kind.forks(), node.list);
    }

    /**
     * How an assignment in this region looks to a command after it.
     *
     * @param from the list of the assignment
     * @param first whether it is the first of its list
     * @param there the region of the command
     * @param at the list of the command
     */
    Sight seen(AndOr from, boolean first, Region there, AndOr at) {
        var mine = this;
        var theirs = there;
        var around = at;
        boolean forked = false;
        while (mine != theirs) {
            if (mine.depth >= theirs.depth) {
                forked |= mine.forks;
                mine = mine.outer.orElse(theirs);
            } else {
                around = theirs.list;
                theirs = theirs.outer.orElse(mine);
            }
        }
        if (mine != this) {
            return forked ? Sight.LOST : Sight.UNSURE;
        }
        boolean made = first || (around == from && !from.hasAlternatives());
        return made && depth <= DEEPEST ? Sight.MADE : Sight.UNSURE;
    }
}
