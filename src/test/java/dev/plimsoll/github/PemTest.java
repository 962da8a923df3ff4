package dev.plimsoll.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.fake.FakeGitHub;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;

class PemTest {
    private static final String NAME = "PRIVATE KEY-----";

    private static String pkcs8(PrivateKey key) {
        return "-----BEGIN "
                + NAME
                + "\r\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\r\n-----END "
                + NAME
                + "\r\n";
    }

    @Test
    void readsAKeyAsGitHubIssuesIt() {
        try (var fake = FakeGitHub.start()) {
            assertEquals(fake.key(), Pem.read(fake.pem()));
            assertEquals(fake.key(), Pem.read(fake.pem().replace("\n", "\\n")));
        }
    }

    @Test
    void readsTheOtherFormatAndTheBase64OfBoth() {
        try (var fake = FakeGitHub.start()) {
            var text = pkcs8(fake.key());
            assertEquals(fake.key(), Pem.read(text));
            assertEquals(
                    fake.key(), Pem.read(Base64.getEncoder().encodeToString(text.getBytes(UTF_8))));
            assertEquals(
                    fake.key(),
                    Pem.read(Base64.getMimeEncoder().encodeToString(fake.pem().getBytes(UTF_8))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "so, secret | The private key is neither PEM nor base64.",
                "c28gc2VjcmV0 | The private key is not in PEM: it must begin with"
                        + " `-----BEGIN RSA PRIVATE KEY-----` or `-----BEGIN PRIVATE KEY-----`, or"
                        + " be the base64 of such a text.",
                "-----BEGIN EC PRIVATE KEY-----AAAA-----END EC PRIVATE KEY----- | The private key"
                    + " is no plain RSA key but `EC PRIVATE KEY`: it must begin with `-----BEGIN"
                    + " RSA PRIVATE KEY-----` or `-----BEGIN PRIVATE KEY-----`, or be the base64 of"
                    + " such a text.",
                "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY----- | The private key is"
                        + " damaged, or no RSA key.",
                "-----BEGIN RSA PRIVATE KEY-----A-----END RSA PRIVATE KEY----- | The private key"
                        + " is neither PEM nor base64."
            })
    void saysWhatIsWrongAndNothingOfTheText(String text, String message) {
        var fault = assertThrows(IllegalArgumentException.class, () -> Pem.read(text));
        assertEquals(message, fault.getMessage());
        assertEquals(null, fault.getCause());
    }

    @Test
    void refusesAKeyThatIsTooShortToSignWith() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var text = pkcs8(generator.generateKeyPair().getPrivate());
        assertEquals(
                "The private key has fewer than 2048 bits.",
                assertThrows(IllegalArgumentException.class, () -> Pem.read(text)).getMessage());
    }
}
