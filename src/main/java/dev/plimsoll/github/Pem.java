package dev.plimsoll.github;

import java.security.PrivateKey;

/** The private key of an App as text. */
@SuppressWarnings("DoNotCallSuggester") // the acts follow
public final class Pem {
    private Pem() {}

    /**
     * The key in a PEM text (PKCS#1 as GitHub issues it, or PKCS#8), or in the base64 of one.
     *
     * @throws IllegalArgumentException with a message that says what is wrong and holds nothing of
     *     the text
     */
    public static PrivateKey read(String text) {
        throw new UnsupportedOperationException();
    }
}
