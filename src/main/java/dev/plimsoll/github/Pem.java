package dev.plimsoll.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key of an App as text. */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN (?<kind>RSA PRIVATE KEY|PRIVATE KEY)-----"
                            + "(?<body>[A-Za-z0-9+/=\\s]+)"
                            + "-----END \\k<kind>-----");

    /** Names what the block is, and is no secret. */
    private static final Pattern OTHER = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

    /** In PKCS#8 (RFC 5208): version 0, and rsaEncryption without parameters. */
    private static final byte[] PKCS8_RSA =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    /** RS256 asks for that much (RFC 7518, section 3.3). */
    private static final int FEWEST_BITS = 2048;

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private Pem() {}

    /**
     * The key in a PEM text (PKCS#1 as GitHub issues it, or PKCS#8), or in the base64 of one.
     *
     * @throws IllegalArgumentException with a message that says what is wrong and holds nothing of
     *     the text
     */
    public static PrivateKey read(String text) {
        var block = block(text);
        var der = base64(block.group("body"));
        boolean pkcs1 = block.group("kind").startsWith("RSA");
        try {
            return strong(
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs1 ? pkcs8(der) : der)));
        } catch (GeneralSecurityException e) {
            // The cause could show bytes of the key.
            throw new IllegalArgumentException("The private key is damaged, or no RSA key.");
        }
    }

    private static PrivateKey strong(PrivateKey key) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < FEWEST_BITS) {
            throw new IllegalArgumentException(
                    "The private key has fewer than %d bits.".formatted(FEWEST_BITS));
        }
        return key;
    }

    private static Matcher block(String text) {
        // One-line settings often hold the line breaks as \n.
        var plain = BLOCK.matcher(text.replace("\\n", "\n"));
        if (plain.find()) {
            return plain;
        }
        if (!text.contains("-----")) {
            var inner = new String(base64(text), StandardCharsets.ISO_8859_1);
            var wrapped = BLOCK.matcher(inner);
            if (wrapped.find()) {
                return wrapped;
            }
        }
        var other = OTHER.matcher(text);
        throw new IllegalArgumentException(
                "The private key is %s: it must begin with `-----BEGIN RSA PRIVATE KEY-----` or `-----BEGIN PRIVATE KEY-----`, or be the base64 of such a text."
                        .formatted(
                                other.find()
                                        ? "no plain RSA key but `" + other.group(1) + "`"
                                        : "not in PEM"));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            // The cause could show characters of the key.
            throw new IllegalArgumentException("The private key is neither PEM nor base64.");
        }
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        var key = der(OCTETS, pkcs1);
        var all = Arrays.copyOf(PKCS8_RSA, PKCS8_RSA.length + key.length);
        System.arraycopy(key, 0, all, PKCS8_RSA.length, key.length);
        return der(SEQUENCE, all);
    }

    /** One element of DER, at most 65 535 bytes long. */
    private static byte[] der(int tag, byte[] content) {
        var header =
                content.length < 0x80
                        ? new byte[] {(byte) tag, (byte) content.length}
                        : content.length < 0x100
                                ? new byte[] {(byte) tag, (byte) 0x81, (byte) content.length}
                                : new byte[] {
                                    (byte) tag,
                                    (byte) 0x82,
                                    (byte) (content.length >> 8),
                                    (byte) content.length
                                };
        var all = Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, all, header.length, content.length);
        return all;
    }
}
