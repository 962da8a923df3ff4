package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;

/**
 * What a command names to be installed, such as {@code curl=8.5.0} or {@code ./app.deb}.
 *
 * @param word where it is written: in the command, or where the variable that gives it is assigned
 * @param name the package without version, extras and architecture; a path or an address as a whole
 * @param version what is wanted of it; empty where any version does
 */
public record PackageSpec(Word word, String name, Optional<Version> version, Kind kind)
        implements Located {

    /** Where it comes from. */
    public enum Kind {
        /** A package of a registry or repository. */
        REGISTRY,
        /** A set of packages, such as {@code @development-tools}. */
        GROUP,
        /** A file or directory. */
        LOCAL,
        /** An address, such as that of a git repository. */
        URL,
        /** A file that lists packages, such as {@code requirements.txt}. */
        FILE,
        /** A variable of which nobody knows what it stands for. */
        VARIABLE
    }

    /**
     * A version that is asked for.
     *
     * @param operator how it is, such as {@code ==}, {@code ~=} or {@code @}
     * @param text such as {@code 8.5.0} or {@code latest}; with variables as they are written
     * @param exact whether only one version fits; so one in a variable is taken
     */
    public record Version(String operator, String text, boolean exact) {}

    @Override
    public Span span() {
        return word.span();
    }

    /** Whether one version alone fits, it is none of a registry's, or nobody knows what it is. */
    public boolean isPinned() {
        return switch (kind) {
            case REGISTRY, GROUP, URL -> version.filter(Version::exact).isPresent();
            case LOCAL, FILE, VARIABLE -> true;
        };
    }

    PackageSpec with(Version given) {
        return new PackageSpec(word, name, Optional.of(given), kind);
    }

    PackageSpec as(Kind other) {
        return new PackageSpec(word, name, version, other);
    }

    /** Reads a word as a manager does that names packages in a way of its own. */
    static PackageSpec of(Word word, PackageSyntax syntax) {
        var text = word.literal().orElseGet(() -> word.text().replaceAll("[\"']", ""));
        var kind = syntax.kind(text);
        var split = PackageName.of(text, kind, syntax);
        boolean unnamed =
                word.isUnknown()
                        && (split.name().indexOf('$') >= 0 || split.name().indexOf('`') >= 0);
        boolean named = kind == Kind.REGISTRY || kind == Kind.GROUP;
        return new PackageSpec(
                word, split.name(), split.version(), unnamed && named ? Kind.VARIABLE : kind);
    }

    @Override
    public String toString() {
        return word.text();
    }
}
