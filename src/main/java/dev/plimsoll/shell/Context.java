package dev.plimsoll.shell;

/**
 * Where in its script a command stands.
 *
 * @param joint how it is joined to what is before it in its list
 * @param conditional whether it may be left out though nothing before it failed the script: in a
 *     branch or loop, or in a list that {@code ||} is part of, after its first command
 * @param tested whether its failure is looked at, so that {@code set -e} lets it pass: in a
 *     condition of {@code if}, {@code while} or {@code until}, before {@code &&} or {@code ||}, or
 *     negated
 * @param excused whether the script itself says that it may fail: in a condition, negated, or
 *     before a {@code ||} after which something else is done than to give up, as by {@code exit 1}
 * @param negated whether a {@code !} stands before its pipeline
 * @param substitution whether it lies in {@code $(...)}, backquotes or {@code <(...)}
 * @param subshell whether it lies in {@code ( ... )} or a substitution: its {@code cd} and
 *     variables end there
 * @param background whether its list is followed by {@code &}
 * @param function whether it lies in a function's body
 * @param uncalled whether that function, or one around it, is never called by the script
 * @param nested whether it lies in a text that another command is given as a script, such as that
 *     of {@code sh -c '...'}
 * @param errexit whether {@code set -e} is in force
 * @param pipefail whether {@code set -o pipefail} is in force
 * @param depth how many groups, branches, loops, functions, substitutions and nested scripts hold
 *     it; 0 at the top
 */
public record Context(
        Joint joint,
        boolean conditional,
        boolean tested,
        boolean excused,
        boolean negated,
        boolean substitution,
        boolean subshell,
        boolean background,
        boolean function,
        boolean uncalled,
        boolean nested,
        boolean errexit,
        boolean pipefail,
        int depth) {

    /** How a command follows what is before it in the same list. */
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
