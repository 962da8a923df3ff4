package dev.plimsoll.github;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids that git gives to contents. */
public final class GitObjects {
    private static final int SHA_1 = 40;

    private GitObjects() {}

    /** The id of a file's content in a repository of the usual kind (SHA-1). */
    public static String blobId(byte[] content) {
        return blobId(content, "SHA-1");
    }

    /** Whether {@code oid} is the id of that content, by SHA-1 or, if it is longer, by SHA-256. */
    public static boolean isBlob(byte[] content, String oid) {
        return blobId(content, oid.length() == SHA_1 ? "SHA-1" : "SHA-256").equals(oid);
    }

    private static String blobId(byte[] content, String algorithm) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
