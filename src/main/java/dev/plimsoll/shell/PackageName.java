package dev.plimsoll.shell;

import dev.plimsoll.shell.PackageSpec.Kind;
import dev.plimsoll.shell.PackageSpec.Version;

import java.util.Optional;
import java.util.regex.Pattern;

/** A package's name, and what is asked of its version. */
record PackageName(String name, Optional<Version> version) {
    /** Nothing longer is taken apart. */
    private static final int LONGEST = 500;

    /**
     * What follows the dash of {@code curl-8.5.0-1.el9}: it begins with a digit, has a dot, and no
     * other part but a release that begins with a digit. {@code java-17-openjdk} and {@code gcc-12}
     * are names.
     */
    private static final Pattern DASHED_VERSION =
            Pattern.compile(
                    "(?:\\d+:)?(?:\\d[\\w~^+]*+\\.[\\w.~^+*]*+|\\$\\{?\\w++}?.*)(?:-[\\d$*].*)?");

    private static final Pattern THREE_NUMBERS =
            Pattern.compile("v?=?\\d+\\.\\d+\\.\\d+[\\w.+-]*|npm:.*@\\d+\\.\\d+\\.\\d+.*");

    static PackageName of(String text, Kind kind, PackageSyntax syntax) {
        if (text.length() > LONGEST) {
            return whole(text);
        }
        return switch (kind) {
            case LOCAL, FILE, VARIABLE -> whole(text);
            case URL -> address(text, syntax);
            case REGISTRY, GROUP -> named(text, kind, syntax);
        };
    }

    private static PackageName whole(String text) {
        return new PackageName(text, Optional.empty());
    }

    /** {@code git+https://x/y.git@v1}, {@code owner/repository#v1}, {@code https://x/y.whl}. */
    private static PackageName address(String text, PackageSyntax syntax) {
        int path = text.indexOf('/', text.indexOf("://") + 3);
        int mark =
                syntax == PackageSyntax.NPM
                        ? text.indexOf('#')
                        : path < 0 ? -1 : text.indexOf('@', path);
        if (mark > 0 && mark + 1 < text.length()) {
            var version =
                    new Version(text.substring(mark, mark + 1), text.substring(mark + 1), true);
            return new PackageName(text.substring(0, mark), Optional.of(version));
        }
        boolean file = syntax.isFile(text.replaceFirst("[#?].*", ""));
        return new PackageName(
                text, file ? Optional.of(new Version("", text, true)) : Optional.empty());
    }

    private static PackageName named(String text, Kind kind, PackageSyntax syntax) {
        return switch (syntax) {
            case DEB -> cut(withoutPlus(text), "=/", syntax).upTo(':');
            case APK -> cut(text, "=<>~", syntax).upTo('@');
            case RPM -> rpm(text, kind);
            case PACMAN -> cut(text, "=<>", syntax);
            case PYTHON -> python(text);
            case NPM, GO, CARGO, SCOOP -> cut(text, "@", syntax);
            case GEM -> cut(text, ":", syntax);
            case COMPOSER -> cut(text, ":= ", syntax);
            case CONDA ->
                    cut(
                            text.substring(text.indexOf("::") + 1).replaceFirst("^:", ""),
                            "=<>!~ ",
                            syntax);
            case XBPS -> either(cut(text, "<>", syntax), text);
            case PORTAGE -> portage(text);
            case BREW, PLAIN -> whole(text);
        };
    }

    /** {@code vim+} is vim, and not to be removed; {@code g++} is a name. */
    private static String withoutPlus(String text) {
        boolean marked = text.endsWith("+") && (!text.endsWith("++") || text.endsWith("+++"));
        return marked ? text.substring(0, text.length() - 1) : text;
    }

    private PackageName upTo(char mark) {
        int end = name.indexOf(mark);
        return end < 0 ? this : new PackageName(name.substring(0, end), version);
    }

    /** Cut at the first of some signs; the operator goes on as long as there are more of them. */
    private static PackageName cut(String text, String signs, PackageSyntax syntax) {
        int from = 1;
        while (from < text.length() && signs.indexOf(text.charAt(from)) < 0) {
            from++;
        }
        int to = from;
        while (to < text.length() && "=<>~!@:/ ".indexOf(text.charAt(to)) >= 0) {
            to++;
        }
        if (to >= text.length()) {
            return whole(text.substring(0, Math.min(from, text.length())).strip());
        }
        var operator = text.substring(from, to).strip();
        return new PackageName(
                text.substring(0, from).strip(),
                Optional.of(version(operator, text.substring(to).strip(), syntax)));
    }

    private static PackageName rpm(String text, Kind kind) {
        if (kind == Kind.GROUP || text.indexOf(':') > 0) {
            return cut(text, ":", PackageSyntax.RPM);
        }
        return either(cut(text, "=<>", PackageSyntax.RPM), text);
    }

    /** A name with an operator, or else one with a dash. */
    private static PackageName either(PackageName cut, String text) {
        if (cut.version.isPresent()) {
            return cut;
        }
        for (int dash = text.indexOf('-'); dash > 0; dash = text.indexOf('-', dash + 1)) {
            var rest = text.substring(dash + 1);
            if (DASHED_VERSION.matcher(rest).matches()) {
                var version = new Version("-", rest, !rest.endsWith("*"));
                return new PackageName(text.substring(0, dash), Optional.of(version));
            }
        }
        return whole(text);
    }

    /** {@code django[argon2]>=4,<5; python_version > "3"}. */
    private static PackageName python(String text) {
        var plain = text.replaceFirst("\\s*;.*", "");
        int end = 0;
        while (end < plain.length() && "=<>!~@ [".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        var rest = plain.substring(end).replaceFirst("^\\[[^]]*]", "").strip();
        var wanted = cut("." + rest, "=<>!~@", PackageSyntax.PYTHON).version;
        return new PackageName(plain.substring(0, end), wanted);
    }

    /** {@code >=dev-vcs/git-2.44.0:0::gentoo}. */
    private static PackageName portage(String text) {
        int start = 0;
        while (start < text.length() && "=<>~!".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        var plain = whole(text.substring(start)).upTo(':').name;
        if (start == 0) {
            return whole(plain);
        }
        var operator = text.substring(0, start);
        boolean exact = operator.equals("=") && !text.endsWith("*");
        var split = either(whole(plain), plain);
        return new PackageName(
                split.name, split.version.map(given -> new Version(operator, given.text(), exact)));
    }

    /** A version, with whether it is the only one that fits; so one in a variable is taken. */
    static Version version(String operator, String text, PackageSyntax syntax) {
        boolean exact = text.indexOf('$') >= 0 || isExact(operator, text, syntax);
        return new Version(operator, text, exact);
    }

    private static boolean isExact(String operator, String text, PackageSyntax syntax) {
        return switch (syntax) {
            case DEB, APK, PACMAN, RPM ->
                    (operator.equals("=") || operator.equals(":")) && text.indexOf('*') < 0;
            case PYTHON ->
                    (operator.startsWith("==") && text.matches("[^*,]+"))
                            || (operator.equals("@") && text.matches("\\d+(\\.\\d+)+.*"));
            case CONDA -> operator.startsWith("=") && text.matches("[^*,<>|]*\\.[^*,<>|]*");
            case NPM, COMPOSER, CARGO -> THREE_NUMBERS.matcher(text).matches();
            case GO -> text.matches("v\\d+\\.\\d+\\.\\d+.*|[0-9a-f]{7,40}");
            case GEM, SCOOP, BREW, PLAIN, XBPS, PORTAGE -> text.matches("=?\\s*\\d[\\w.+-]*");
        };
    }
}
