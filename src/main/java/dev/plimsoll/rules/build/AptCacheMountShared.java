package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;

import java.util.HashSet;
import java.util.Set;

@Lint(severity = Severity.INFO, summary = "Lock the cache of apt")
public record AptCacheMountShared() implements Rule {
    private static final Set<String> OF_APT = Set.of("/var/cache/apt", "/var/lib/apt");

    @Override
    public void check(Dockerfile file, Report report) {
        var seen = new HashSet<Integer>();
        for (var call : file.calls("apt-get", "apt")) {
            if (!seen.add(call.run().span().start())) {
                continue;
            }
            for (var mount : call.run().mounts()) {
                if (isShared(mount)) {
                    report.at(
                                    mount,
                                    "Two builds that use this cache at once stop each other: apt"
                                            + " locks it.")
                            .fix(Fix.safe(Edit.insertAfter(mount, ",sharing=locked")));
                }
            }
        }
    }

    private static boolean isShared(Mount mount) {
        return mount.type() == Mount.Type.CACHE
                && mount.option("sharing").isEmpty()
                && mount.target()
                        .map(target -> target.text().replaceFirst("/$", ""))
                        .filter(OF_APT::contains)
                        .isPresent();
    }
}
