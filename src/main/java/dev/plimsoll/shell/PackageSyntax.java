package dev.plimsoll.shell;

import dev.plimsoll.shell.PackageSpec.Kind;

import java.util.List;
import java.util.Locale;

/** How packages are named, with their version. */
enum PackageSyntax {
    /** {@code curl:amd64=8.5.0}, {@code curl/stable}, {@code ./curl.deb}. */
    DEB,
    /** {@code curl~=8.5}, {@code curl@edge}, {@code ./curl.apk}. */
    APK,
    /** {@code curl-8.5.0-1.el9}, {@code @development}, {@code nodejs:18}, {@code curl=8.5}. */
    RPM,
    /** {@code extra/curl}, {@code curl=8.5}. */
    PACMAN,
    /** {@code django[argon2]>=4,<5}, {@code app @ https://x/app.whl}. */
    PYTHON,
    /** {@code @types/node@20}, {@code owner/repository#v1}, {@code ./app.tgz}. */
    NPM,
    /** {@code rails:7.1.2}. */
    GEM,
    /** {@code golang.org/x/tools/gopls@v0.15.0}, {@code ./cmd/app}. */
    GO,
    /** {@code ripgrep@14.1.0}. */
    CARGO,
    /** {@code monolog/monolog:^3}. */
    COMPOSER,
    /** {@code conda-forge::numpy=1.26.4}. */
    CONDA,
    /** {@code node@20}, which is a name. */
    BREW,
    /** {@code main/git@2.44.0}. */
    SCOOP,
    /** {@code curl-8.5.0_1}, {@code curl>=8}. */
    XBPS,
    /** {@code =dev-vcs/git-2.44.0}, {@code @world}. */
    PORTAGE,
    /** A name and nothing else. */
    PLAIN;

    private static final List<String> PATHS =
            List.of("./", "../", "/", "~/", ".\\", "..\\", "file:");
    private static final List<String> HOSTS =
            List.of("github:", "gitlab:", "bitbucket:", "gist:", "git@", "git+", "git:");

    static PackageSyntax named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether a word among those to install names one to remove: {@code vim-} of apt. */
    boolean removes(String text) {
        return this == DEB && text.endsWith("-") && kind(text) == Kind.REGISTRY;
    }

    Kind kind(String text) {
        if (startsWith(text, PATHS) || text.equals(".") || text.equals("..") || isDrive(text)) {
            return Kind.LOCAL;
        }
        if (text.contains("://") || startsWith(text, HOSTS)) {
            return Kind.URL;
        }
        if (endsWith(text, lists())) {
            return Kind.FILE;
        }
        if (isFile(this == NPM || this == PYTHON ? text : upTo("@#", text))) {
            return Kind.LOCAL;
        }
        return switch (this) {
            case DEB -> text.endsWith("^") ? Kind.GROUP : Kind.REGISTRY;
            case RPM ->
                    text.startsWith("@") || text.startsWith("pattern:")
                            ? Kind.GROUP
                            : Kind.REGISTRY;
            case PORTAGE -> text.startsWith("@") ? Kind.GROUP : Kind.REGISTRY;
            case PYTHON ->
                    text.startsWith(".") || text.indexOf('/') >= 0 ? Kind.LOCAL : Kind.REGISTRY;
            case NPM -> ofNpm(text);
            case APK, PACMAN, GEM, GO, CARGO, COMPOSER, CONDA, BREW, SCOOP, XBPS, PLAIN ->
                    Kind.REGISTRY;
        };
    }

    private static Kind ofNpm(String text) {
        if (text.startsWith("link:") || text.startsWith("workspace:")) {
            return Kind.LOCAL;
        }
        int slash = text.indexOf('/');
        boolean repository = slash > 0 && !text.startsWith("@") && text.indexOf('/', slash + 1) < 0;
        return repository && text.lastIndexOf('@', slash) < 0 ? Kind.URL : Kind.REGISTRY;
    }

    private static boolean startsWith(String text, List<String> beginnings) {
        for (var each : beginnings) {
            if (text.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String text, List<String> ends) {
        for (var each : ends) {
            if (text.endsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** What comes before the first of some signs. */
    static String upTo(String signs, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static boolean isDrive(String text) {
        return text.length() > 2
                && Character.isLetter(text.charAt(0))
                && text.charAt(1) == ':'
                && (text.charAt(2) == '\\' || text.charAt(2) == '/');
    }

    /** How the names of files end that list packages, where one stands for a package. */
    private List<String> lists() {
        return switch (this) {
            case PYTHON -> List.of(".txt", "pyproject.toml");
            case CONDA -> List.of(".yml", ".yaml");
            case PLAIN -> List.of(".config");
            case DEB, APK, RPM, PACMAN, NPM, GEM, GO, CARGO, COMPOSER, BREW, SCOOP, XBPS, PORTAGE ->
                    List.of();
        };
    }

    /** How the names of files end that hold a package. */
    private List<String> files() {
        return switch (this) {
            case DEB -> List.of(".deb", ".dsc");
            case APK -> List.of(".apk");
            case RPM -> List.of(".rpm", ".spec");
            case PACMAN -> List.of(".pkg.tar", ".pkg.tar.zst", ".pkg.tar.xz", ".pkg.tar.gz");
            case PYTHON -> List.of(".whl", ".tar.gz", ".zip", ".tar.bz2", ".egg");
            case NPM -> List.of(".tgz", ".tar.gz", ".tar");
            case GEM -> List.of(".gem");
            case GO -> List.of(".go");
            case CONDA -> List.of(".conda", ".tar.bz2");
            case BREW -> List.of(".rb");
            case SCOOP -> List.of(".json");
            case XBPS -> List.of(".xbps");
            case PORTAGE -> List.of(".ebuild");
            case PLAIN -> List.of(".nupkg", ".ipk");
            case CARGO, COMPOSER -> List.of();
        };
    }

    /** Whether a name is that of a file that holds a package. */
    boolean isFile(String name) {
        return endsWith(name, files());
    }
}
