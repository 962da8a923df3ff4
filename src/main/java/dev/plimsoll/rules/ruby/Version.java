package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Stage;

import java.util.Optional;
import java.util.regex.Pattern;

/** A version of Ruby or of Rails, such as 7.1. */
record Version(int major, int minor) {
    private static final Pattern TAG = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})(?:[.-].*)?");

    /** That of the official image of Ruby that a stage is built on. */
    static Optional<Version> ofRuby(Stage stage) {
        return stage.bottom().base() instanceof Base.External(ImageName image)
                        && image.original().equals("ruby")
                ? image.tag().flatMap(Version::of)
                : Optional.empty();
    }

    private static Optional<Version> of(String tag) {
        var version = TAG.matcher(tag);
        return version.matches()
                ? Optional.of(of(version.group(1), version.group(2)))
                : Optional.empty();
    }

    static Version of(String major, String minor) {
        return new Version(Integer.parseInt(major), Integer.parseInt(minor));
    }

    boolean isAtLeast(int major, int minor) {
        return this.major > major || (this.major == major && this.minor >= minor);
    }
}
