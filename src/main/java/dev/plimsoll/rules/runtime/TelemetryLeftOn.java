package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.HashSet;
import java.util.Map;

@Lint(
        severity = INFO,
        off = true,
        summary = "Tell the tools of the build to report nothing home",
        covers = {"tally/prefer-telemetry-opt-out"})
public record TelemetryLeftOn() implements Rule {
    /** By program, what its manual says switches its reports off. */
    private static final Map<String, String> OFF =
            Map.ofEntries(
                    Map.entry("dotnet", "DOTNET_CLI_TELEMETRY_OPTOUT=1"),
                    Map.entry("pwsh", "POWERSHELL_TELEMETRY_OPTOUT=1"),
                    Map.entry("next", "NEXT_TELEMETRY_DISABLED=1"),
                    Map.entry("nuxt", "NUXT_TELEMETRY_DISABLED=1"),
                    Map.entry("gatsby", "GATSBY_TELEMETRY_DISABLED=1"),
                    Map.entry("astro", "ASTRO_TELEMETRY_DISABLED=1"),
                    Map.entry("turbo", "TURBO_TELEMETRY_DISABLED=1"),
                    Map.entry("bun", "DO_NOT_TRACK=1"),
                    Map.entry("az", "AZURE_CORE_COLLECT_TELEMETRY=false"),
                    Map.entry("wrangler", "WRANGLER_SEND_METRICS=false"),
                    Map.entry("huggingface-cli", "HF_HUB_DISABLE_TELEMETRY=1"),
                    Map.entry("vcpkg", "VCPKG_DISABLE_METRICS=1"),
                    Map.entry("brew", "HOMEBREW_NO_ANALYTICS=1"));

    private static final String[] PROGRAMS = OFF.keySet().toArray(String[]::new);

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.calls(PROGRAMS).isEmpty()) {
            file.stages().forEach(stage -> check(file, stage, report));
        }
    }

    private static void check(Dockerfile file, Stage stage, Report report) {
        var told = new HashSet<String>();
        for (var call : stage.calls(PROGRAMS)) {
            var program = call.command().name();
            var setting = OFF.getOrDefault(program, "");
            if (!setting.isEmpty() && !isOff(stage, call, setting) && told.add(program)) {
                tell(file, stage, call, setting, report);
            }
        }
    }

    private static boolean isOff(Stage stage, Call call, String setting) {
        var name = setting.substring(0, setting.indexOf('='));
        var scope = stage.environmentAt(call.run());
        return scope.source(name).isPresent()
                || scope.source("DO_NOT_TRACK").isPresent()
                || call.command().environment(name, Word.Variables.NONE).isPresent();
    }

    private static void tell(
            Dockerfile file, Stage stage, Call call, String setting, Report report) {
        var draft =
                report.at(
                                call.command().program(),
                                Message.of(
                                        "`%s` reports how it is used, unless `%s` is set.",
                                        call.command().name(), setting))
                        .about(call.command().name());
        if (stage.instructions().contains(call.run())) {
            var line = "ENV " + setting + file.source().lineBreak();
            draft.fix(Fix.unsafe(Edit.insertBefore(file.lineAbove(call.run()), line)));
        }
    }
}
