package dev.plimsoll.fake;

import java.util.Map;
import java.util.TreeMap;

/** What an account granted to the App. */
public final class FakeInstallation {
    private final long id;
    private final String account;
    private final Map<String, String> permissions;
    private boolean suspended;
    private boolean removed;

    FakeInstallation(World world, String account) {
        this.id = 1000L + world.installations.size();
        this.account = account;
        permissions = new TreeMap<>(world.permissions);
    }

    public long id() {
        return id;
    }

    public String account() {
        return account;
    }

    /** Takes a permission away, as if it was never granted. */
    public FakeInstallation without(String permission) {
        permissions.remove(permission);
        return this;
    }

    public FakeInstallation with(String permission, String level) {
        permissions.put(permission, level);
        return this;
    }

    public void suspend() {
        suspended = true;
    }

    public void unsuspend() {
        suspended = false;
    }

    public void uninstall() {
        removed = true;
    }

    boolean isSuspended() {
        return suspended;
    }

    boolean isRemoved() {
        return removed;
    }

    Map<String, String> permissions() {
        return permissions;
    }
}
