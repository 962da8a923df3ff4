package dev.plimsoll;

import dev.plimsoll.queue.PostgresAddress;

import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator set, read once from the environment.
 *
 * @param github empty where nothing of it is set: the server then says what to set
 * @param api where GitHub is, such as {@code https://api.github.com}
 * @param url our public address without a slash at its end, such as {@code
 *     https://plimsoll.example}; empty where GitHub may know it
 */
public record Settings(
        Optional<Credentials> github, URI api, Listen listen, Optional<URI> url, Storage storage) {

    /**
     * Reads the environment.
     *
     * @throws SettingsFault naming every setting that is missing or malformed, each with its remedy
     */
    public static Settings of(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    /** Where the server listens; port 0 takes a free one. */
    public record Listen(String host, int port) {}

    /**
     * Where what must last lies.
     *
     * @param data the directory of the embedded database
     * @param postgres the database to use in its place
     */
    public record Storage(Path data, Optional<PostgresAddress> postgres) {}

    /**
     * Who we are to GitHub.
     *
     * @param app the App's id or client id, such as {@code 123456}
     * @param secrets at least one; several while one is being replaced
     */
    public record Credentials(String app, PrivateKey key, List<String> secrets) {
        public Credentials {
            secrets = List.copyOf(secrets);
        }

        /** Without the key and the secrets. */
        @Override
        public String toString() {
            return "Credentials[app=" + app + "]";
        }
    }
}
