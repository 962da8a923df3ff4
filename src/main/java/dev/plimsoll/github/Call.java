package dev.plimsoll.github;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to GitHub.
 *
 * @param act its name for metrics, such as {@code createReview}
 * @param installation whose limits it uses up; 0 for the App itself
 * @param limit the most bytes of an answer to read
 * @param begun when the act began that it belongs to, as {@link System#nanoTime} tells it
 */
record Call(
        String act,
        String method,
        URI url,
        long installation,
        Map<String, String> headers,
        Optional<byte[]> body,
        int limit,
        long begun) {

    Call {
        headers = Map.copyOf(headers);
    }

    /** An act that begins now. */
    Call(
            String act,
            String method,
            URI url,
            long installation,
            Map<String, String> headers,
            Optional<byte[]> body,
            int limit) {
        this(act, method, url, installation, headers, body, limit, System.nanoTime());
    }

    /** What is left of a time that the act has had since it began; nothing may be negative. */
    Duration left(Duration time) {
        return time.minusNanos(System.nanoTime() - begun);
    }

    Call at(URI other) {
        return new Call(act, method, other, installation, headers, body, limit, begun);
    }

    /**
     * @param authorization the value of the header of that name
     */
    Call with(String authorization) {
        var more = new TreeMap<>(headers);
        more.put("Authorization", authorization);
        return new Call(act, method, url, installation, more, body, limit, begun);
    }

    /** Such as {@code POST /repos/acme/shop/check-runs}; without headers, which hold the token. */
    @Override
    public String toString() {
        return method + " " + url.getRawPath();
    }
}
