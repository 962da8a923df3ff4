package dev.plimsoll.fake;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The key of the App; one for all tests, as making one takes long. */
public final class AppKey {
    static final KeyPair PAIR = pair();

    /** PKCS#1 begins there in a PKCS#8 key of RSA with 2048 bits. */
    private static final int PKCS1_AT = 26;

    private AppKey() {}

    /** As GitHub gives it out. */
    public static String pem() {
        var pkcs8 = PAIR.getPrivate().getEncoded();
        var text =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(Arrays.copyOfRange(pkcs8, PKCS1_AT, pkcs8.length));
        var name = "RSA PRIVATE KEY-----\n";
        return "-----BEGIN " + name + text + "\n-----END " + name;
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
