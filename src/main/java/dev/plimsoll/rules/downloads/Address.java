package dev.plimsoll.rules.downloads;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of the web as written, such as {@code http://example.com/x}.
 *
 * @param scheme such as {@code https}, in small letters
 * @param host with its port, without a user, in small letters
 */
record Address(String scheme, String host) {
    private static final Pattern FORM =
            Pattern.compile("(?is)[\"']?(https?|ftps?|git)://(?:[^/@?#]*@)?([^/?#\"']+).*");

    /** Where nobody is on the way: this machine, and the metadata service of a cloud. */
    private static final Pattern NEAR =
            Pattern.compile(
                    "localhost(:\\d+)?|127(\\.\\d+){3}(:\\d+)?|0\\.0\\.0\\.0(:\\d+)?|\\[::1](:\\d+)?"
                        + "|::1|0(:0){6}:1|169\\.254\\.\\d+\\.\\d+(:\\d+)?|\\[fd00:ec2::254](:\\d+)?"
                        + "|host\\.docker\\.internal(:\\d+)?");

    private static final Pattern USER = Pattern.compile("//[^/@]*@");

    /** Whether a text may hold an address that is not of https or ftps, which end in s. */
    static boolean mayBePlain(String text) {
        for (int at = text.indexOf("://", 1); at >= 0; at = text.indexOf("://", at + 1)) {
            if (text.charAt(at - 1) != 's' && text.charAt(at - 1) != 'S') {
                return true;
            }
        }
        return false;
    }

    static Optional<Address> of(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new Address(
                                form.group(1).toLowerCase(Locale.ROOT),
                                form.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /**
     * Whether it goes through a network in clear text; a name without a dot is one of this very
     * network, and one in a variable is not known.
     */
    boolean isPlain() {
        boolean plain = scheme.equals("http") || scheme.equals("ftp") || isOfGit();
        boolean far = host.indexOf('.') > 0 || host.indexOf(':') != host.lastIndexOf(':');
        return plain && far && host.indexOf('$') < 0 && !NEAR.matcher(host).matches();
    }

    /** Whether it is in git's own protocol, which knows neither server nor client. */
    boolean isOfGit() {
        return scheme.equals("git");
    }

    /** A text without the user that stands in the addresses in it. */
    static String withoutUser(String text) {
        return USER.matcher(text).replaceFirst("//");
    }
}
