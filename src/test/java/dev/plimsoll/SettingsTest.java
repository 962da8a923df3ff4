package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plimsoll.fake.AppKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SettingsTest {
    private static final String PEM = AppKey.pem();

    @TempDir Path directory;

    private static String fault(Map<String, String> environment) {
        return String.valueOf(
                assertThrows(SettingsFault.class, () -> Settings.of(environment)).getMessage());
    }

    @Test
    void nothingSetIsTheUnconfiguredServerWithItsDefaults() {
        assertEquals(
                new Settings(
                        Optional.empty(),
                        URI.create("https://api.github.com"),
                        new Settings.Listen("0.0.0.0", 8080),
                        Optional.empty(),
                        new Settings.Storage(Path.of("data"), Optional.empty())),
                Settings.of(Map.of("GITHUB_APP_ID", " ")));
    }

    @Test
    void readsAllThatIsSet() throws Exception {
        var file = Files.writeString(directory.resolve("key.pem"), PEM);
        var settings =
                Settings.of(
                        Map.of(
                                "GITHUB_APP_ID", "123",
                                "GITHUB_PRIVATE_KEY_FILE", file.toString(),
                                "GITHUB_WEBHOOK_SECRET", "old  new",
                                "GITHUB_API_URL", "https://ghe.example/api/v3/",
                                "HOST", "127.0.0.1",
                                "PORT", "0",
                                "PLIMSOLL_URL", "https://plimsoll.example/",
                                "PLIMSOLL_DATA", "/var/lib/plimsoll",
                                "DATABASE_URL",
                                        "postgresql://me:p%40ss+%2F@db:5433/x?sslmode=require"));
        var github = settings.github().orElseThrow();
        assertEquals("123", github.app());
        assertEquals(List.of("old", "new"), github.secrets());
        assertEquals(URI.create("https://ghe.example/api/v3"), settings.api());
        assertEquals(new Settings.Listen("127.0.0.1", 0), settings.listen());
        assertEquals(Optional.of(URI.create("https://plimsoll.example")), settings.url());
        assertEquals(Path.of("/var/lib/plimsoll"), settings.storage().data());
        var postgres = settings.storage().postgres().orElseThrow();
        assertEquals("jdbc:postgresql://db:5433/x?sslmode=require", postgres.jdbcUrl());
        assertEquals("me", postgres.user());
        assertEquals("p@ss+/", postgres.password());
    }

    @Test
    void printsNoSecret() {
        var settings =
                Settings.of(
                        Map.of(
                                "GITHUB_APP_ID", "Iv23liABCDEFGHIJKLMN",
                                "GITHUB_PRIVATE_KEY",
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        PEM.getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8)),
                                "GITHUB_WEBHOOK_SECRET", "sesame",
                                "DATABASE_URL", "postgresql://me:sesame@db/x"));
        assertEquals(
                "Settings[github=Optional[Credentials[app=Iv23liABCDEFGHIJKLMN]],"
                        + " api=https://api.github.com, listen=Listen[host=0.0.0.0, port=8080],"
                        + " url=Optional.empty, storage=Storage[data=data,"
                        + " postgres=Optional[PostgresAddress[jdbc:postgresql://db:5432/x]]]]",
                settings.toString());
    }

    @Test
    void oneMessageNamesEverythingThatIsMissing() {
        assertEquals(
                """
                Plimsoll cannot start with these settings:
                - `GITHUB_PRIVATE_KEY` is missing: set it to a private key of the App (generate one on the App's settings page), or `GITHUB_PRIVATE_KEY_FILE` to the file that GitHub gave you.
                - `GITHUB_WEBHOOK_SECRET` is missing: set it to the webhook secret on the App's settings page.\
                """,
                fault(Map.of("GITHUB_APP_ID", "1")));
    }

    @Test
    void oneMessageNamesEverythingThatIsMalformed() {
        var message =
                fault(
                        Map.of(
                                "GITHUB_APP_ID", "my app",
                                "GITHUB_PRIVATE_KEY",
                                        "-----BEGIN RSA PRIVATE KEY-----c2VzYW1l-----END RSA"
                                                + " PRIVATE KEY-----",
                                "GITHUB_WEBHOOK_SECRET", "x",
                                "GITHUB_API_URL", "api.github.com",
                                "PORT", "http",
                                "PLIMSOLL_URL", "https://me:sesame@plimsoll.example",
                                "DATABASE_URL", "mysql://me:sesame@db/x"));
        assertEquals(
                """
                Plimsoll cannot start with these settings:
                - `GITHUB_APP_ID` is no App ID: set it to the number (or the client ID) on the App's settings page.
                - `GITHUB_PRIVATE_KEY` holds no key: The private key is damaged, or no RSA key. Generate one on the App's settings page.
                - `GITHUB_API_URL` is no address: set it to one such as `https://github.example/api/v3`, without user, query or fragment.
                - `PORT` is no port: set it to a number from 0 (any free one) to 65535.
                - `PLIMSOLL_URL` is no address: set it to one such as `https://plimsoll.example`, without user, query or fragment.
                - `DATABASE_URL` is no address of a PostgreSQL: set it to `postgresql://user:password@host:port/database`, with what is special in it percent-encoded.\
                """,
                message);
        assertFalse(message.contains("sesame"));
    }

    @Test
    void saysWhichKeyFileCannotBeReadAndThatTwoKeysAreOneTooMany() {
        assertEquals(
                """
                Plimsoll cannot start with these settings:
                - `GITHUB_PRIVATE_KEY_FILE` names a file that cannot be read: check the path and its permissions.\
                """,
                fault(
                        Map.of(
                                "GITHUB_APP_ID", "1",
                                "GITHUB_PRIVATE_KEY_FILE", directory.resolve("none").toString(),
                                "GITHUB_WEBHOOK_SECRET", "x")));
        assertEquals(
                """
                Plimsoll cannot start with these settings:
                - `GITHUB_PRIVATE_KEY` and `GITHUB_PRIVATE_KEY_FILE` are both set: unset one of them.\
                """,
                fault(
                        Map.of(
                                "GITHUB_APP_ID", "1",
                                "GITHUB_PRIVATE_KEY", PEM,
                                "GITHUB_PRIVATE_KEY_FILE", "key.pem",
                                "GITHUB_WEBHOOK_SECRET", "x")));
    }

    @Test
    void readsOfAKeyFileOnlySoMuchAsAKeyCanBe() throws Exception {
        var endless = Path.of("/dev/zero");
        var large = Files.writeString(directory.resolve("large"), "a".repeat((1 << 16) + 1));
        for (var file : Files.exists(endless) ? List.of(large, endless) : List.of(large)) {
            assertEquals(
                    """
                    Plimsoll cannot start with these settings:
                    - `GITHUB_PRIVATE_KEY_FILE` names a file that is too large for a key: name the one that GitHub gave you.\
                    """,
                    fault(
                            Map.of(
                                    "GITHUB_APP_ID", "1",
                                    "GITHUB_PRIVATE_KEY_FILE", file.toString(),
                                    "GITHUB_WEBHOOK_SECRET", "x")));
        }
    }
}
