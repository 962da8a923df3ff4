package dev.plimsoll.dockerfile;

/** What USER names. */
final class Accounts {
    private Accounts() {}

    /** Whether an account such as {@code 0:0} or {@code root} is the superuser. */
    static boolean isRoot(String account) {
        var text = Words.unquoted(account);
        int colon = text.indexOf(':');
        var user = colon < 0 ? text : text.substring(0, colon);
        return user.equals("root") || user.matches("0+") || user.equals("ContainerAdministrator");
    }
}
