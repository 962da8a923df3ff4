package dev.plimsoll.rules.downloads;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that is fetched from the network, such as {@code https://example.com/x.tgz}.
 *
 * @param scheme such as {@code https}; {@code git} for repositories
 * @param host with its port, without a user; empty where it is not known
 */
record Remote(String scheme, String host) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)([a-z][a-z0-9+.-]*)://(?:[^/@?#]*@)?([^/?#]*).*", Pattern.DOTALL);
    private static final Pattern SCP = Pattern.compile("[\\w.-]+@([\\w.-]+):.*", Pattern.DOTALL);
    private static final Pattern HERE =
            Pattern.compile("(localhost|127(\\.\\d+){3}|\\[::1]|0\\.0\\.0\\.0)(:\\d+)?");
    private static final Pattern REPOSITORY = Pattern.compile("(?i).*\\.git(#.*)?", Pattern.DOTALL);

    /** Reads an address, quotes around it or not; empty for a local path. */
    static Optional<Remote> of(String text) {
        if (text.indexOf(':') < 0) {
            return Optional.empty();
        }
        var plain = text.replace("\"", "").replace("'", "");
        var scp = SCP.matcher(plain);
        if (scp.matches()) {
            return Optional.of(new Remote("git", scp.group(1)));
        }
        var address = ADDRESS.matcher(plain);
        if (!address.matches()) {
            return Optional.empty();
        }
        var scheme = address.group(1).toLowerCase(Locale.ROOT);
        boolean repository =
                !scheme.startsWith("http")
                        || REPOSITORY.matcher(plain.split("[?]", 2)[0]).matches();
        return Optional.of(new Remote(repository ? "git" : scheme, host(address.group(2))));
    }

    private static String host(String written) {
        return written.indexOf('$') >= 0 ? "" : written.toLowerCase(Locale.ROOT);
    }

    boolean isRepository() {
        return scheme.equals("git");
    }

    /** Whether nothing hides or vouches for what comes from there. */
    boolean isPlain() {
        return scheme.equals("http");
    }

    /** Whether it is this machine. */
    boolean isHere() {
        return HERE.matcher(host).matches();
    }
}
