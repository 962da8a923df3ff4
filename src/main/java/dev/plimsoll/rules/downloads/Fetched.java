package dev.plimsoll.rules.downloads;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

/**
 * Something that came from the network and that nobody has looked at yet.
 *
 * @param by what fetched it, such as {@code curl} or {@code ADD}
 * @param host empty where it is not known
 * @param plain whether it came without TLS
 * @param subject its address, without a user
 * @param name what its file was called first; empty where nobody knows
 * @param cause where it is fetched
 */
record Fetched(String by, String host, boolean plain, String subject, String name, Located cause) {
    static Fetched of(Download download) {
        return new Fetched(
                download.command().name(),
                download.host(),
                download.isPlain(),
                download.subject(),
                download.fileName().orElse(""),
                download.command());
    }

    static Fetched of(Addition added) {
        return new Fetched(
                "ADD",
                added.remote().host(),
                added.remote().isPlain(),
                Address.withoutUser(added.source().text()),
                Download.fileName(added.path()),
                added.source());
    }

    /** The host in a sentence, such as {@code from `example.com`}; empty where it is not known. */
    String from() {
        return host.isEmpty() ? "" : Message.of(" from `%s`", host);
    }
}
