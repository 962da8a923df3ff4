package dev.plimsoll.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The gate for deliveries: checks who signed the bytes, then reads them. */
public final class Webhook {
    private static final String SCHEME = "sha256=";

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
     * Whether one of the secrets signed these bytes.
     *
     * @param signature the header {@code X-Hub-Signature-256}
     */
    public boolean isSigned(byte[] body, Optional<String> signature) {
        return signature.filter(text -> text.startsWith(SCHEME)).flatMap(Webhook::bytes).stream()
                .anyMatch(given -> isSignedByAny(body, given));
    }

    /**
     * What a delivery says.
     *
     * @param name the header {@code X-GitHub-Event}
     */
    public Event read(String name, byte[] body) {
        return EventReader.read(name, body);
    }

    /** Every secret is tried, so that the time taken tells nothing about which one fits. */
    private boolean isSignedByAny(byte[] body, byte[] given) {
        boolean signed = false;
        for (var key : keys) {
            signed |= MessageDigest.isEqual(hmac(key, body), given);
        }
        return signed;
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

    private static Optional<byte[]> bytes(String signature) {
        try {
            return Optional.of(HexFormat.of().parseHex(signature.substring(SCHEME.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
