package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

/** The flag {@code --platform} of FROM. */
final class PlatformFlag {
    private PlatformFlag() {}

    /** The change that takes it away, with the blanks behind it. */
    static Edit removal(Dockerfile file, From from) {
        var flag = from.flag("platform").orElseThrow().span();
        var text = file.source().text();
        int end = flag.end();
        while (end < text.length() && " \t".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return Edit.delete(new Span(flag.start(), end));
    }
}
