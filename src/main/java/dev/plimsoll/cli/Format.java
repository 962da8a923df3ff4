package dev.plimsoll.cli;

import java.util.List;
import java.util.Locale;

/** How findings are written. */
enum Format {
    TTY,
    JSON,
    SARIF,
    GITHUB;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes what was found in some files, in their order. */
    interface Writer {
        void write(List<Judged> files);
    }
}
