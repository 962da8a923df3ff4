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

    /** Writes what was found. */
    interface Writer {
        /**
         * Writes all of it at once.
         *
         * @param files in their order
         * @param missing paths that were named and do not exist
         */
        void write(List<Judged> files, List<String> missing);
    }
}
