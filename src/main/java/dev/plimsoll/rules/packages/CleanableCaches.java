package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Report;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** The caches that have a command of their own to empty them, such as {@code dnf clean all}. */
final class CleanableCaches {
    /** What shows a Yarn that may run the program from its cache. */
    private static final Pattern MODERN_YARN =
            Pattern.compile(
                    "\\.yarnrc\\.yml|\\.yarn\\b|--immutable|yarn@(?:[2-9]|berry|stable)"
                            + "|yarn set version|yarn workspaces focus");

    private final Dockerfile file;
    private final Lazy<Boolean> modernYarn;

    CleanableCaches(Dockerfile file) {
        this.file = file;
        this.modernYarn = Lazy.of(this::hasModernYarn);
    }

    void check(Stage stage, Report report) {
        for (var cache : CleanableCache.ALL) {
            var calls = stage.calls(cache.programs().toArray(String[]::new));
            if (calls.isEmpty()) {
                continue;
            }
            var last = new LinkedHashMap<Integer, Call>();
            calls.stream()
                    .filter(cache::filledBy)
                    .forEach(call -> last.put(call.run().span().start(), call));
            last.values().stream()
                    .filter(call -> !cache.isKeptOut(call) && !isModernYarn(call))
                    .forEach(call -> tell(cache, call, report));
        }
    }

    private void tell(CleanableCache cache, Call call, Report report) {
        var command = call.command();
        var subcommand = PackageManager.subcommand(command).orElse(command.program());
        boolean bare = subcommand.span().equals(command.program().span());
        var title = PackageManager.title(command).orElseGet(command::name);
        var finding =
                report.missing(
                                subcommand,
                                Message.of("`%s` leaves its cache in this layer.", title))
                        .level(cache.level())
                        .as(bare ? new String[0] : cache.known(call.run(), command, subcommand));
        if (command.wrappers().isEmpty()) {
            cache.clean()
                    .flatMap(clean ->
                            new ScriptEnd(file, call.run()).then(command.name() + " " + clean))
                    .map(edit -> new Fix(cache.sure(), List.of(edit)))
                    .ifPresent(finding::fix);
        }
    }

    private boolean isModernYarn(Call call) {
        return call.command().is("yarn") && modernYarn.get();
    }

    private boolean hasModernYarn() {
        return MODERN_YARN.matcher(file.source().text()).find()
                || file.around().contexts().stream()
                        .anyMatch(context -> context.has(".yarnrc.yml"));
    }
}
