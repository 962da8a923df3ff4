package dev.plimsoll.rules.permissions;

import java.util.Optional;
import java.util.regex.Pattern;

/** A mode as chmod reads it, such as {@code 0775} or {@code u=rwX,go=rX}. */
record Mode(String text) {
    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,5}");
    private static final Pattern SYMBOLIC =
            Pattern.compile(
                    "[ugoa]*([-+=][rwxXst]*|[-+=][ugo])+(,[ugoa]*([-+=][rwxXst]*|[-+=][ugo])+)*");
    private static final Pattern ACTION = Pattern.compile("([-+=])([rwxXstugo]*)");
    private static final int LONGEST = 200;
    private static final int OTHERS_WRITE = 2;
    private static final int GROUP_WRITE = 020;
    private static final int STICKY = 01000;
    private static final int SET_GROUP = 02000;
    private static final int SET_USER = 04000;

    static Mode of(String text) {
        return new Mode(text.replaceAll("[\"']", ""));
    }

    boolean isOctal() {
        return OCTAL.matcher(text).matches();
    }

    /** The bits of an octal one. */
    int bits() {
        return Integer.parseInt(text, 8);
    }

    /** Whether everybody may write with it; the umask of a build is 022. */
    boolean isWorldWritable() {
        if (isOctal()) {
            return (bits() & OTHERS_WRITE) != 0;
        }
        return text.length() <= LONGEST
                && SYMBOLIC.matcher(text).matches()
                && symbolicallyWritable();
    }

    /** Follows the right of others through all clauses, starting without it. */
    private boolean symbolicallyWritable() {
        boolean writable = false;
        for (var clause : text.split(",")) {
            int operator = clause.replaceAll("[-+=].*", "").length();
            var who = clause.substring(0, operator);
            boolean forOthers = who.indexOf('o') >= 0 || who.indexOf('a') >= 0;
            for (var action : ACTION.matcher(clause.substring(operator)).results().toList()) {
                var rights = action.group(2);
                boolean write =
                        rights.indexOf('w') >= 0
                                || rights.equals("u")
                                || (rights.equals("g") && action.group(1).equals("="));
                if (forOthers) {
                    writable = after(writable, action.group(1), write);
                }
            }
        }
        return writable;
    }

    private static boolean after(boolean before, String operator, boolean write) {
        return switch (operator) {
            case "+" -> before || write;
            case "-" -> before && !write;
            default -> write;
        };
    }

    /** Whether it lets the owning group write. */
    boolean isGroupWritable() {
        return isOctal()
                ? (bits() & GROUP_WRITE) != 0
                : text.matches("(?:.*,)?[uo]*[ga][ugoa]*[+=](?:[rxXst]*w[rwxXst]*|u)(?:,.*)?");
    }

    /** Whether a program runs as its owner with it. */
    boolean setsUser() {
        return isOctal() ? (bits() & SET_USER) != 0 : sets("[goa]*[ua][ugoa]*|");
    }

    /** Whether a program runs as its group with it, and new files below a directory get that. */
    boolean setsGroup() {
        return isOctal() ? (bits() & SET_GROUP) != 0 : sets("[uo]*[ga][ugoa]*|");
    }

    private boolean sets(String who) {
        return text.length() <= LONGEST
                && SYMBOLIC.matcher(text).matches()
                && text.matches("(?:.*,)?(?:" + who + ")[+=][rwxXt]*s.*");
    }

    /** Whether others may not remove what is not theirs. */
    boolean isSticky() {
        return isOctal() ? (bits() & STICKY) != 0 : text.matches("(.*,)?[ugoa]*[+=][rwxX]*t.*");
    }

    /** The same without the right of others to write; empty where it is not octal. */
    Optional<String> withoutOthers() {
        return isOctal()
                ? Optional.of(
                        text.substring(0, text.length() - 1)
                                + ((text.charAt(text.length() - 1) - '0') & ~OTHERS_WRITE))
                : Optional.empty();
    }

    /** The same with the sticky bit; empty where it is not of three octal digits. */
    Optional<String> withSticky() {
        return isOctal() && (text.length() == 3 || (text.length() == 4 && text.charAt(0) == '0'))
                ? Optional.of("1" + text.substring(text.length() - 3))
                : Optional.empty();
    }
}
