package dev.plimsoll.github;

/**
 * A repository as one installation of the App sees it.
 *
 * @param installation the installation's id
 * @param id GitHub's number, which a renamed repository keeps
 * @param name owner and name, such as {@code acme/shop}
 */
public record Repository(long installation, long id, String name) {

    /** The account, such as {@code acme}. */
    public String owner() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The name without its owner, such as {@code shop}. */
    public String shortName() {
        return name.substring(name.indexOf('/') + 1);
    }
}
