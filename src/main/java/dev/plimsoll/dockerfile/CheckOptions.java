package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;

/**
 * What {@code # check=} asks of BuildKit's own checks, such as {@code skip=StageNameCasing}.
 *
 * @param span of the comment
 * @param isWholeFile whether it is the directive at the top; else it is for the instruction below
 * @param skipped the checks that are left out, or {@code all}
 * @param experimental the checks that are added, or {@code all}
 * @param failing whether what is found fails the build
 * @param faults what BuildKit refuses of it; above an instruction it then ignores the comment
 */
public record CheckOptions(
        Span span,
        boolean isWholeFile,
        List<Argument> skipped,
        List<Argument> experimental,
        boolean failing,
        List<Fault> faults)
        implements Located {

    public CheckOptions {
        skipped = List.copyOf(skipped);
        experimental = List.copyOf(experimental);
        faults = List.copyOf(faults);
    }
}
