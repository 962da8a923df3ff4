package dev.plimsoll.cli;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;

/**
 * A span as people and other tools count it: lines and columns from 1, columns in UTF-16 units, the
 * end after the last character.
 */
record Place(int line, int column, int endLine, int endColumn) {

    static Place of(SourceText source, Located located) {
        var start = source.position(located.span().start());
        var end = source.position(located.span().end());
        return new Place(start.line(), start.column(), end.line(), end.column());
    }
}
