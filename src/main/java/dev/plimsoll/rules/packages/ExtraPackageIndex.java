package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

@Lint(severity = WARNING, summary = "Take packages of your own from one index alone")
public record ExtraPackageIndex(
        @Option("Hosts whose index holds no names of your own.") List<String> publicHosts)
        implements Rule {
    private static final Pattern HOST =
            Pattern.compile("https?://(?:[^/@]*@)?([\\w.-]+)(?::\\d+)?(?:/.*)?");

    /** Who runs them publishes there what anybody may have (looked up on 2026-11-24). */
    private static final Set<String> PUBLIC =
            Set.of(
                    "pypi.org",
                    "test.pypi.org",
                    "download.pytorch.org",
                    "pypi.nvidia.com",
                    "pypi.ngc.nvidia.com",
                    "developer.download.nvidia.com",
                    "www.piwheels.org",
                    "piwheels.org",
                    "pypi.anaconda.org",
                    "wheels.vllm.ai",
                    "flashinfer.ai",
                    "data.pyg.org",
                    "wheels.galaxyproject.org",
                    "abetlen.github.io",
                    "pypi.tuna.tsinghua.edu.cn",
                    "mirrors.aliyun.com");

    public ExtraPackageIndex() {
        this(List.of());
    }

    public ExtraPackageIndex {
        publicHosts = List.copyOf(publicHosts);
    }

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("pip")) {
            call.install()
                    .filter(install -> !isCertain(install))
                    .ifPresent(install -> check(call, install, report));
        }
    }

    private void check(Call call, Install install, Report report) {
        var option = install.command().flag("--extra-index-url");
        var index =
                option.flatMap(_ -> install.command().optionValue("--extra-index-url"))
                        .or(() ->
                                install.command()
                                        .environment("PIP_EXTRA_INDEX_URL", call.variables()));
        index.flatMap(ExtraPackageIndex::host)
                .filter(host -> !PUBLIC.contains(host) && !publicHosts.contains(host))
                .ifPresent(host ->
                        report.at(
                                        option.orElseGet(install::subcommand),
                                        Message.of(
                                                "`pip` takes what `%s` has from PyPI too, if the"
                                                        + " version there is higher.",
                                                host))
                                .about(host));
    }

    /** The host of an address, where it is known. */
    private static Optional<String> host(String address) {
        var matcher = HOST.matcher(address.replaceAll("[\"']", "").strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether checksums decide, or nothing comes from PyPI. */
    private static boolean isCertain(Install install) {
        var command = install.command();
        boolean elsewhere =
                command.optionValue("--index-url", "-i")
                        .filter(index -> !index.contains("pypi.org"))
                        .isPresent();
        return elsewhere
                || command.hasFlag("--require-hashes", "--no-index", "--help")
                || command.arguments().stream().map(Word::value).anyMatch("--no-deps"::equals);
    }
}
