package dev.plimsoll.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The gate for deliveries: checks who signed the bytes, then reads them. */
public final class Webhook {
    private static final String SCHEME = "sha256=";
    private static final Pattern FORM = Pattern.compile(SCHEME + "\\p{XDigit}{64}");

    private final List<SecretKeySpec> keys;

    /**
     * @param secrets at least one; several while one is being replaced
     */
    public Webhook(List<String> secrets) {
        keys =
                secrets.stream()
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .map(secret -> new SecretKeySpec(secret, "HmacSHA256"))
                        .toList();
    }

    /**
     * The 32 bytes of a signature; empty where it is malformed.
     *
     * @param header {@code X-Hub-Signature-256}, such as "sha256=757107ea..."
     */
    public static Optional<byte[]> signature(String header) {
        return FORM.matcher(header).matches()
                ? Optional.of(HexFormat.of().parseHex(header, SCHEME.length(), header.length()))
                : Optional.empty();
    }

    /**
     * Whether one of the secrets signed these bytes. Every secret is tried, so that the time taken
     * tells nothing about which one fits.
     *
     * @param signature its 32 bytes
     */
    public boolean isSigned(byte[] body, byte[] signature) {
        boolean signed = false;
        for (var key : keys) {
            signed |= MessageDigest.isEqual(hmac(key, body), signature);
        }
        return signed;
    }

    /**
     * What a delivery says.
     *
     * @param name the header {@code X-GitHub-Event}
     */
    public Event read(String name, byte[] body) {
        return EventReader.read(name, body);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
