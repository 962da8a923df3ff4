package dev.plimsoll;

import dev.plimsoll.github.Pem;
import dev.plimsoll.queue.PostgresAddress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an environment; an empty variable is one that is not set. */
final class SettingsReader {
    private static final String ID = "GITHUB_APP_ID";
    private static final String KEY = "GITHUB_PRIVATE_KEY";
    private static final String KEY_FILE = "GITHUB_PRIVATE_KEY_FILE";
    private static final String SECRET = "GITHUB_WEBHOOK_SECRET";

    /** The App's number, or its client id such as {@code Iv23liABCDEFGHIJKLMN}. */
    private static final Pattern APP = Pattern.compile("\\d{1,19}|Iv[0-9A-Za-z.]{4,60}");

    private static final Pattern POSTGRES =
            Pattern.compile(
                    "postgres(?:ql)?://(?<user>[^:@/?#]+)(?::(?<password>[^@/?#]*))?"
                        + "@(?<host>\\[[0-9a-fA-F:.]+]|[^:@/?#]+)(?::(?<port>\\d{1,5}))?/(?<db>[^/?#]+)(?<params>\\?[^#]*)?");

    private static final int LONGEST_KEY = 1 << 16;

    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read() {
        var github = credentials();
        var api =
                address("GITHUB_API_URL", "`https://github.example/api/v3`")
                        .orElseGet(() -> URI.create("https://api.github.com"));
        var listen = new Settings.Listen(host(), port());
        var url = address("PLIMSOLL_URL", "`https://plimsoll.example`");
        var storage = new Settings.Storage(data(), postgres());
        if (!faults.isEmpty()) {
            throw new SettingsFault(faults);
        }
        return new Settings(github, api, listen, url, storage);
    }

    private Optional<String> set(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private <T> Optional<T> fault(String name, String what) {
        faults.add("`" + name + "` " + what);
        return Optional.empty();
    }

    private Optional<Settings.Credentials> credentials() {
        var names = List.of(ID, KEY, KEY_FILE, SECRET);
        if (names.stream().allMatch(name -> set(name).isEmpty())) {
            return Optional.empty();
        }
        var app = app();
        var key = key();
        var secrets = secrets();
        return app.flatMap(
                id -> key.flatMap(k -> secrets.map(all -> new Settings.Credentials(id, k, all))));
    }

    private Optional<String> app() {
        var app = set(ID);
        if (app.isEmpty()) {
            return fault(ID, "is missing: set it to the App ID on the App's settings page.");
        }
        return APP.matcher(app.get()).matches()
                ? app
                : fault(
                        ID,
                        "is no App ID: set it to the number (or the client ID) on the App's"
                                + " settings page.");
    }

    private Optional<PrivateKey> key() {
        if (set(KEY).isPresent() && set(KEY_FILE).isPresent()) {
            return fault(KEY, "and `" + KEY_FILE + "` are both set: unset one of them.");
        }
        if (set(KEY_FILE).isPresent()) {
            return keyFile(set(KEY_FILE).get()).flatMap(text -> pem(KEY_FILE, text));
        }
        if (set(KEY).isEmpty()) {
            return fault(
                    KEY,
                    "is missing: set it to a private key of the App (generate one on the App's"
                            + " settings page), or `"
                            + KEY_FILE
                            + "` to the file that GitHub gave you.");
        }
        return pem(KEY, set(KEY).get());
    }

    private Optional<PrivateKey> pem(String name, String text) {
        try {
            return Optional.of(Pem.read(text));
        } catch (IllegalArgumentException e) {
            return fault(
                    name,
                    "holds no key: "
                            + e.getMessage()
                            + " Generate one on the App's settings page.");
        }
    }

    private Optional<String> keyFile(String name) {
        // Not by its size, which a device or a pipe does not have.
        try (var in = Files.newInputStream(Path.of(name))) {
            var bytes = in.readNBytes(LONGEST_KEY + 1);
            if (bytes.length > LONGEST_KEY) {
                return fault(
                        KEY_FILE,
                        "names a file that is too large for a key: name the one that GitHub gave"
                                + " you.");
            }
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException | InvalidPathException e) {
            return fault(
                    KEY_FILE,
                    "names a file that cannot be read: check the path and its permissions.");
        }
    }

    private Optional<List<String>> secrets() {
        var secret = set(SECRET);
        if (secret.isEmpty()) {
            return fault(
                    SECRET, "is missing: set it to the webhook secret on the App's settings page.");
        }
        return secret.map(text -> List.of(text.split("\\s+")));
    }

    private String host() {
        var text = set("HOST").orElse("0.0.0.0");
        boolean literal = text.matches("[0-9.]+|.*:.*");
        if (literal ? isAddress(text) : text.matches("[A-Za-z0-9.-]+")) {
            return text;
        }
        fault("HOST", "is no address: set it to one of this machine's, such as 127.0.0.1.");
        return text;
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private int port() {
        var text = set("PORT").orElse("8080");
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        fault("PORT", "is no port: set it to a number from 0 (any free one) to 65535.");
        return 0;
    }

    private Path data() {
        try {
            return Path.of(set("PLIMSOLL_DATA").orElse("data"));
        } catch (InvalidPathException e) {
            fault("PLIMSOLL_DATA", "is no path: set it to a directory for the embedded database.");
            return Path.of("data");
        }
    }

    private Optional<URI> address(String name, String example) {
        var text = set(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(text.get().replaceFirst("/+$", ""));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean plain =
                    uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null;
            if (web && uri.getHost() != null && plain) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the value.
        }
        return fault(
                name,
                "is no address: set it to one such as %s, without user, query or fragment."
                        .formatted(example));
    }

    private Optional<PostgresAddress> postgres() {
        var text = set("DATABASE_URL");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var parts = POSTGRES.matcher(text.get());
        boolean port =
                parts.matches()
                        && Optional.ofNullable(parts.group("port"))
                                        .map(Integer::parseInt)
                                        .orElse(5432)
                                <= 65_535;
        var parameters =
                parts.matches() ? Optional.ofNullable(parts.group("params")).orElse("") : "";
        if (!port || parameters.matches("(?s).*[?&](?:user|password)=.*")) {
            return fault(
                    "DATABASE_URL",
                    "is no address of a PostgreSQL: set it to"
                        + " `postgresql://user:password@host:port/database`, with what is special"
                        + " in it percent-encoded.");
        }
        try {
            var host =
                    parts.group("host")
                            + ":"
                            + Optional.ofNullable(parts.group("port")).orElse("5432");
            return Optional.of(
                    new PostgresAddress(
                            "jdbc:postgresql://" + host + "/" + parts.group("db") + parameters,
                            decoded(parts.group("user")),
                            decoded(Optional.ofNullable(parts.group("password")).orElse(""))));
        } catch (IllegalArgumentException e) {
            return fault("DATABASE_URL", "holds a `%` that encodes nothing: write it as `%25`.");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
