package dev.plimsoll.shell;

import java.util.List;

/**
 * When a shell gives up.
 *
 * @param errexit at the first command that fails, as by {@code set -e}
 * @param pipefail a pipe too if any part of it fails, as by {@code set -o pipefail}
 */
record Strictness(boolean errexit, boolean pipefail) {
    static final Strictness NONE = new Strictness(false, false);

    /**
     * What holds after options such as those of {@code set -eo pipefail} or {@code bash +e -c}; it
     * ends at the first word that is none.
     */
    Strictness with(List<String> options) {
        var now = this;
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            boolean on = option.startsWith("-");
            boolean isOption = option.length() > 1 && (on || option.startsWith("+"));
            if (!isOption || option.equals("--")) {
                return now;
            }
            if (option.startsWith("--")) {
                continue;
            }
            if (option.indexOf('e') > 0) {
                now = now.named("errexit", on);
            }
            if (option.indexOf('o') > 0 && i + 1 < options.size()) {
                now = now.named(options.get(++i), on);
            }
        }
        return now;
    }

    private Strictness named(String option, boolean on) {
        return switch (option) {
            case "errexit" -> new Strictness(on, pipefail);
            case "pipefail" -> new Strictness(errexit, on);
            default -> this;
        };
    }
}
