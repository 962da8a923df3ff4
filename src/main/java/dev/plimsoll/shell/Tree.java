package dev.plimsoll.shell;

import dev.plimsoll.source.Span;

import java.util.List;

/**
 * The tree of a script.
 *
 * @param root what its commands lie in
 * @param unreadable where the grammar is broken
 * @param hasFunctions whether it defines functions
 */
record Tree(Node root, List<Span> unreadable, boolean hasFunctions) {
    static Tree empty() {
        return new Tree(Node.alone(Node.Kind.SCRIPT, 0), List.of(), false);
    }
}
