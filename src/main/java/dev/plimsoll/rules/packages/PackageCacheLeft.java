package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

@Lint(
        severity = WARNING,
        summary = "Leave no cache of a package manager in a layer",
        covers = {
            "DL3009",
            "DL3019",
            "DL3032",
            "DL3036",
            "DL3040",
            "DL3042",
            "DL3060",
            "DS-0015",
            "DS-0019",
            "DS-0020",
            "DS-0025",
            "DS-0027",
            "Apt Get Install Lists Were Not Deleted",
            "Apk Add Using Local Cache Path",
            "Yum Clean All Missing",
            "Missing Dnf Clean All",
            "Missing Zypper Clean",
            "Pip install Keeping Cached Packages",
            "remove-package-lists",
            "remove-package-cache",
            "missing-apk-no-cache",
            "missing-yum-clean-all",
            "missing-dnf-clean-all",
            "missing-zypper-clean",
            "missing-pip-no-cache-dir",
            "S6587",
            "tally/ruby/leftover-bundler-cache"
        })
public record PackageCacheLeft() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var lists = AptLists.in(file);
        var archives = AptArchives.in(file);
        var apk = new ApkCache(file);
        var pip = PipCache.in(file);
        var others = new CleanableCaches(file);
        for (var stage : file.shippedStages()) {
            lists.check(stage, report);
            archives.check(stage, report);
            apk.check(stage, report);
            pip.check(stage, report);
            others.check(stage, report);
        }
    }
}
