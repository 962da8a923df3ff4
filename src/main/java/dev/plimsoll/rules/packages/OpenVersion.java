package dev.plimsoll.rules.packages;

import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.shell.PackageSpec.Kind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A package that is installed in any version, or in any that is new enough.
 *
 * @param bare whether nothing at all is said of its version
 */
record OpenVersion(PackageSpec spec, Install install, boolean bare) {
    private static final Pattern REPOSITORY =
            Pattern.compile(
                    "(?:git|hg|svn|bzr)[+:@].*|(?:github|gitlab|bitbucket|gist):.*|[\\w.-]+/[\\w.-]+");

    /** Versions that are another one tomorrow: {@code latest}, {@code *}. */
    private static final Pattern FLOATING =
            Pattern.compile("(?:latest|next|lts|stable|none|master|main|HEAD|\\*|x)");

    /** What hadolint takes for a version, in {@code java-17-openjdk} too. */
    private static final Pattern DIGIT_AFTER_DASH = Pattern.compile(".*-\\d.*");

    static Optional<OpenVersion> of(PackageSpec spec, Install install) {
        boolean judged =
                switch (spec.kind()) {
                    case REGISTRY -> isName(spec, install);
                    case URL -> REPOSITORY.matcher(spec.name()).matches();
                    case GROUP, LOCAL, FILE, VARIABLE -> false;
                };
        var version = spec.version();
        boolean open = version.isEmpty() || version.filter(each -> isUnbounded(each)).isPresent();
        return judged && open
                ? Optional.of(new OpenVersion(spec, install, version.isEmpty()))
                : Optional.empty();
    }

    /** Words of the managers' own, and of a shell whose line was cut in a wrong way, are none. */
    private static boolean isName(PackageSpec spec, Install install) {
        boolean own =
                switch (install.manager().name()) {
                    case "go" -> List.of("tool", "all", "std", "cmd").contains(spec.name());
                    default -> List.of("true", "false").contains(spec.name());
                };
        return !own && !spec.name().isEmpty() && !spec.name().startsWith("-");
    }

    private static boolean isUnbounded(PackageSpec.Version version) {
        var text = version.text().strip();
        boolean above =
                version.operator().startsWith(">")
                        || version.operator().startsWith("!")
                        || text.startsWith(">");
        boolean floats = !version.operator().equals("/") && FLOATING.matcher(text).matches();
        return floats || (above && text.indexOf('<') < 0);
    }

    /** The package as it is named, with its version if it has one, such as {@code npm@latest}. */
    String text() {
        return spec.name()
                + spec.version().map(version -> version.operator() + version.text()).orElse("");
    }

    /** Whether it installs sets of packages, or what others need, so that none is named. */
    static boolean isOfGroups(Install install) {
        var operands = install.command().operands();
        return install.subcommand()
                        .is(
                                "builddep",
                                "build-dep",
                                "satisfy",
                                "source-install",
                                "si",
                                "swap",
                                "downgrade",
                                "enable")
                || (!operands.isEmpty() && operands.getFirst().is("grp", "mark"));
    }

    /** The ids under which it is known that this one has no version. */
    Stream<String> known() {
        var name = install.command().name();
        return switch (name) {
            case "apt-get" -> named("DL3008", "Apt Get Install Pin Version Not Defined");
            case "apk" -> named("DL3018", "Unpinned Package Version in Apk Add");
            case "gem" -> named("DL3028", "Gem Install Without Version");
            case "yum" -> rpm("DL3033", "Yum install Without Version");
            case "dnf", "microdnf" -> rpm("DL3041", "Missing Version Specification In dnf install");
            case "zypper" -> named("DL3037", "Zypper Install Without Version");
            case "go" -> Stream.of("DL3062");
            case "npm" ->
                    spec.kind() == Kind.URL
                            ? named("DL3016")
                            : named("DL3016", "NPM Install Command Without Pinned Version");
            default ->
                    install.manager().name().equals("pip")
                            ? named("DL3013", "Unpinned Package Version in Pip Install")
                            : Stream.empty();
        };
    }

    private Stream<String> named(String... ids) {
        return bare ? Stream.of(ids) : Stream.empty();
    }

    private Stream<String> rpm(String... ids) {
        return DIGIT_AFTER_DASH.matcher(spec.name()).matches() ? Stream.empty() : named(ids);
    }
}
