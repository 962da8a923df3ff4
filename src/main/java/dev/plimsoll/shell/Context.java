package dev.plimsoll.shell;

/**
 * Where in its script a command stands.
 *
 * @param joint how it is joined to the command before it in its list
 * @param conditional whether it may be left out: after {@code &&} or {@code ||} of a list that is
 *     joined by {@code ||} too, in a branch, a loop or the right side of {@code ||}
 * @param tested whether its failure is looked at: a condition of {@code if}, {@code while} or
 *     {@code until}, left of {@code &&} or {@code ||}, or negated, so that {@code set -e} lets it
 *     pass
 * @param negated whether a {@code !} stands before its pipeline
 * @param substitution whether it lies in {@code $(...)}, backquotes or {@code <(...)}
 * @param subshell whether it lies in {@code ( ... )} (or a substitution): its {@code cd} and
 *     variables end there
 * @param background whether it is followed by {@code &}
 * @param function whether it lies in a function's body
 * @param errexit whether {@code set -e} is in force
 * @param pipefail whether {@code set -o pipefail} is in force
 * @param depth how many groups, branches, loops, functions, substitutions and {@code sh -c} hold
 *     it; 0 at the top
 */
public record Context(
        Joint joint,
        boolean conditional,
        boolean tested,
        boolean negated,
        boolean substitution,
        boolean subshell,
        boolean background,
        boolean function,
        boolean errexit,
        boolean pipefail,
        int depth) {

    /** How a command follows the one before it in the same list. */
    public enum Joint {
        /** The first of its list. */
        FIRST,
        /** After {@code ;} or a line break. */
        THEN,
        /** After {@code &&}. */
        AND,
        /** After {@code ||}. */
        OR,
        /** After {@code |}. */
        PIPE,
        /** After {@code &}. */
        BACKGROUND
    }
}
