package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.lint.Table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of the users of a base image, from the table {@code bases.txt}.
 *
 * @param image its name, in which {@code *} stands for anything
 * @param tags what the whole tag must fit, {@code *} for any
 * @param forApp what to write after USER for a program of one's own; empty where it has no such
 *     user
 * @param users the names that it has; empty where they are not known
 */
record KnownBase(
        Pattern image,
        Pattern tags,
        RunsAs runsAs,
        Optional<String> forApp,
        Optional<Set<String>> users) {

    /** Whom an image runs as when nobody says otherwise. */
    enum RunsAs {
        /** Root, and nothing drops it. */
        ROOT,
        /** Root, whom its own entrypoint drops. */
        DROPS,
        /** Somebody without privileges. */
        USER,
        /** Whoever the platform chooses that it is made for. */
        PLATFORM,
        /** ContainerAdministrator, who is root on Windows. */
        ADMIN
    }

    private static final String ANY = "*";
    private static final String LINUX = "@linux";

    /** The accounts that at least one of the common distributions has from the start. */
    private static final Set<String> LINUX_USERS =
            Set.of(
                    "root",
                    "daemon",
                    "bin",
                    "sys",
                    "sync",
                    "games",
                    "man",
                    "lp",
                    "mail",
                    "news",
                    "uucp",
                    "proxy",
                    "www-data",
                    "backup",
                    "list",
                    "irc",
                    "gnats",
                    "_apt",
                    "nobody",
                    "adm",
                    "shutdown",
                    "halt",
                    "operator",
                    "cron",
                    "ftp",
                    "sshd",
                    "at",
                    "squid",
                    "xfs",
                    "cyrus",
                    "vpopmail",
                    "ntp",
                    "smmsp",
                    "guest",
                    "postmaster",
                    "postgres",
                    "dbus",
                    "http",
                    "tss",
                    "systemd-network",
                    "systemd-resolve",
                    "systemd-coredump",
                    "systemd-timesync",
                    "utmp",
                    "apache");

    private static final List<KnownBase> ALL =
            Table.rows(KnownBase.class, "bases.txt", 5).stream().map(KnownBase::of).toList();

    private static KnownBase of(List<String> cells) {
        var forApp =
                cells.get(3).equals("-") ? Optional.<String>empty() : Optional.of(cells.get(3));
        return new KnownBase(
                Pattern.compile("\\Q" + cells.get(0).replace(ANY, "\\E.*\\Q") + "\\E"),
                Pattern.compile(cells.get(1).equals(ANY) ? ".*" : cells.get(1)),
                RunsAs.valueOf(cells.get(2).toUpperCase(java.util.Locale.ROOT)),
                forApp,
                cells.get(4).equals("?") ? Optional.empty() : Optional.of(names(cells.get(4))));
    }

    private static Set<String> names(String cell) {
        var names = new java.util.HashSet<String>();
        for (var name : cell.split(",")) {
            names.addAll(name.equals(LINUX) ? LINUX_USERS : Set.of(name));
        }
        return Set.copyOf(names);
    }

    /** What is known of a base; empty too where it is a stage of the file. */
    static Optional<KnownBase> find(Base base) {
        return switch (base) {
            case Base.Scratch _ -> find("scratch", "");
            case Base.External(ImageName image) -> find(image.original(), image.tag().orElse(""));
            case Base.OfStage _, Base.Unresolved _ -> Optional.empty();
        };
    }

    private static Optional<KnownBase> find(String name, String tag) {
        return ALL.stream()
                .filter(base -> base.image.matcher(name).matches())
                .filter(base -> base.tags.matcher(tag).matches())
                .findFirst();
    }
}
