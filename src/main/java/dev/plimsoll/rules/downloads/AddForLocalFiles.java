package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Add;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Locale;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Copy local files with COPY",
        covers = {"DL3020", "DS-0005", "CKV_DOCKER_4", "Add Instead of Copy", "S7029", "CIS 4.9"})
public record AddForLocalFiles() implements Rule {
    private static final String MESSAGE = "`COPY` does this without what `ADD` does beside it.";

    /** The endings of what ADD may unpack: archives, and compressed files that may hold one. */
    private static final Pattern ARCHIVE =
            Pattern.compile(
                    "(?i).*\\.(tar|tar\\.\\w+|tgz|tbz2?|txz|tlz|tzst|tzo|taz|gz|bz2|xz|zst|lz|lzma"
                            + "|lzo|z|gem|box|ova|crate)");

    /** The endings of texts, programs, zip files and pictures, which are no archives of tar. */
    private static final Pattern SURE_ENDING =
            Pattern.compile(
                    "(?i)(.*/)?[^/]+\\.(sh|bash|zsh|py|pl|rb|php|lua|js|cjs|mjs|jsx|ts|tsx|java|kt|scala"
                        + "|go|rs|c|h|cc|cpp|hpp|cs|fs|swift|r|sql|json|ya?ml|toml|xml|ini|cfg"
                        + "|conf|cnf|config|properties|env|txt|md|rst|csv|html?|css|scss|svg"
                        + "|png|jpe?g|gif|ico|pdf|jar|war|ear|zip|whl|deb|rpm|dll|exe|so|pem"
                        + "|crt|cer|key|pub|asc|gpg|list|repo|service|timer|lock|mod|sum|vcl"
                        + "|ps1|bat|cmd|gradle|csproj|sln)");

    /** What Sonar takes for an archive, or cannot resolve. */
    private static final Pattern UNKNOWN_TO_SONAR =
            Pattern.compile("(?i).*(?:[.](?:zip|7z)|[$].*)");

    /** The whole context. */
    private static final Pattern CONTEXT = Pattern.compile("[./]+");

    private static final Pattern WILD = Pattern.compile(".*[*?\\[].*");

    /** A pattern whose ending may be that of an archive, such as {@code app.t?z}. */
    private static final Pattern WILD_ENDING = Pattern.compile(".*\\.[^./]*[*?\\[][^./]*");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.each(Add.class).stream()
                    .filter(add -> add.flags().stream().noneMatch(flag -> isOfAddOnly(flag.name())))
                    .forEach(add -> check(file, add, report));
        }
    }

    private static void check(Dockerfile file, Add add, Report report) {
        var copyable = add.sources().stream().filter(each -> isCopyable(file, add, each)).toList();
        if (copyable.size() == add.sources().size()) {
            tell(add, report);
        } else {
            copyable.stream()
                    .filter(each -> isSure(each.text()))
                    .findFirst()
                    .ifPresent(each -> tellBeside(each, report));
        }
    }

    /** Of one source, beside others that need ADD. */
    private static void tellBeside(Argument source, Report report) {
        report.at(
                        source,
                        Message.of(
                                "`%s` needs no `ADD`: a `COPY` of its own does this.",
                                source.text()))
                .level(INFO)
                .as("DL3020", "CKV_DOCKER_4", "S7029", "CIS 4.9");
    }

    private static void tell(Add add, Report report) {
        var keyword = add.keyword();
        boolean lower = keyword.text().equals(keyword.text().toLowerCase(Locale.ROOT));
        var edit = Edit.replace(keyword, lower ? "copy" : "COPY");
        boolean sure =
                add.sources().stream().map(Argument::text).allMatch(AddForLocalFiles::isSure);
        var draft =
                report.at(keyword, MESSAGE, sure ? Fix.safe(edit) : Fix.unsafe(edit))
                        .about(add.target().text());
        if (add.sources().stream()
                .map(Argument::text)
                .anyMatch(UNKNOWN_TO_SONAR.asMatchPredicate())) {
            draft.as("DL3020", "DS-0005", "CKV_DOCKER_4", "Add Instead of Copy", "CIS 4.9");
        }
    }

    private static boolean isOfAddOnly(String flag) {
        return flag.equals("checksum") || flag.equals("unpack") || flag.equals("keep-git-dir");
    }

    /** Whether it is a local file, and no archive, as far as anybody knows. */
    private static boolean isCopyable(Dockerfile file, Add add, Argument source) {
        if (source.text().length() > Paths.LONGEST || Remote.of(source.text()).isPresent()) {
            return false;
        }
        var texts = file.value(source, add).possible();
        if (texts.isEmpty()) {
            return isSureBehindVariables(source.text());
        }
        return texts.stream()
                .noneMatch(text ->
                        Remote.of(text).isPresent()
                                || ARCHIVE.matcher(text).matches()
                                || WILD_ENDING.matcher(text).matches());
    }

    /** {@code target/app-$VERSION.jar}: a local path whose ending is written out. */
    private static boolean isSureBehindVariables(String text) {
        var plain = text.replaceAll("[\"']", "");
        int name = plain.lastIndexOf('/') + 1;
        boolean local = plain.indexOf('$') > 0;
        boolean ending = plain.substring(name).matches(".*[}\\w*?-]\\.[A-Za-z][A-Za-z0-9]*");
        return local && ending && !ARCHIVE.matcher(plain).matches();
    }

    /**
     * Whether it is surely no archive, which ADD knows by its content: the context, or a file whose
     * ending says what it is.
     */
    private static boolean isSure(String source) {
        if (source.indexOf('$') >= 0 || WILD.matcher(source).matches()) {
            return false;
        }
        return CONTEXT.matcher(source).matches()
                || source.startsWith("<<")
                || SURE_ENDING.matcher(source).matches();
    }
}
