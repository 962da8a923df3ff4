package dev.plimsoll.dockerfile;

import java.util.List;

/**
 * What a file is read as, before its instructions are put together to stages.
 *
 * @param directives the parser directives at its top
 * @param instructions all of them in order, those before the first FROM too
 * @param comments those between instructions and inside of them; not those in heredocs
 * @param problems what BuildKit refuses
 * @param escape the escape character, a backslash or a backquote
 */
record Parsed(
        List<Directive> directives,
        List<Instruction> instructions,
        List<Comment> comments,
        List<Problem> problems,
        char escape) {

    Parsed {
        directives = List.copyOf(directives);
        instructions = List.copyOf(instructions);
        comments = List.copyOf(comments);
        problems = List.copyOf(problems);
    }
}
