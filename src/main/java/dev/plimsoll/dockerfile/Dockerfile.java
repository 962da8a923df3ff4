package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;

import java.util.List;

/**
 * A Dockerfile as BuildKit reads it. Parsing never fails: what cannot be read is a {@link Problem}.
 */
public record Dockerfile(
        SourceText source,
        List<Instruction> instructions,
        List<Comment> comments,
        List<Problem> problems,
        Surroundings around) {

    public static Dockerfile parse(SourceText source, Surroundings around) {
        return new Dockerfile(source, List.of(), List.of(), List.of(), around);
    }

    /** Another text in the same surroundings. */
    public Dockerfile reparsed(SourceText text) {
        return parse(text, around);
    }

    /** Whether it is a template of Go, Jinja, ERB or Mustache, which is no Dockerfile yet. */
    public boolean isTemplate() {
        return false;
    }

    /**
     * The stage that a place lies in: its name, else its number from 0; empty before the first
     * FROM.
     */
    public String stageNameAt(Located place) {
        return "";
    }
}
