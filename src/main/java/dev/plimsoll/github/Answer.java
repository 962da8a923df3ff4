package dev.plimsoll.github;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What GitHub answered, whole and unpacked. */
final class Answer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    Optional<Long> number(String header) {
        return header(header).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean says(String words) {
        return text().toLowerCase(Locale.ROOT).contains(words);
    }
}
