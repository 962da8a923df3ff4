package dev.plimsoll.github;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One request to GitHub.
 *
 * @param act its name for metrics, such as {@code createReview}
 * @param installation whose limits it uses up; 0 for the App itself
 * @param limit the most bytes of an answer to read
 */
record Call(
        String act,
        String method,
        URI url,
        long installation,
        Map<String, String> headers,
        Optional<byte[]> body,
        int limit) {

    Call {
        headers = Map.copyOf(headers);
    }

    Call at(URI other) {
        return new Call(act, method, other, installation, headers, body, limit);
    }

    /** Such as {@code POST /repos/acme/shop/check-runs}; without headers, which hold the token. */
    @Override
    public String toString() {
        return method + " " + url.getRawPath();
    }
}
