package dev.plimsoll.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Somebody who sends a delivery in a way of his own, and hears the status of the answer. */
final class HookClient {
    private final URI url;
    private final byte[] body;

    HookClient(URI url, byte[] body) {
        this.url = url;
        this.body = body;
    }

    /**
     * Posts the body.
     *
     * @param headers names and values beside those that every delivery has
     */
    int post(String... headers) {
        return sent(body.length, headers);
    }

    /** Says that so many bytes will come, and sends none of them. */
    int announce(long length) {
        return sent(length);
    }

    /** Begins a delivery of which no byte of the body comes, until the connection is closed. */
    Socket stall() {
        try {
            var socket = new Socket(url.getHost(), url.getPort());
            var head = head(body.length, "X-Hub-Signature-256", "sha256=" + "0".repeat(64));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(long length, String... headers) {
        var head =
                new StringBuilder(
                        """
                        POST /webhook HTTP/1.1
                        Host: localhost
                        Connection: close
                        Content-Type: application/json
                        X-GitHub-Event: pull_request
                        X-GitHub-Delivery: 11111111-2222-3333-4444-555555555555
                        """);
        head.append("Content-Length: ").append(length).append('\n');
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append('\n');
        }
        return head.append('\n').toString().replace("\n", "\r\n");
    }

    private int sent(long length, String... headers) {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(head(length, headers).getBytes(StandardCharsets.US_ASCII));
            if (length == body.length) {
                out.write(body);
            }
            out.flush();
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            var status = String.valueOf(in.readLine());
            return status.startsWith("HTTP/1.1 ") ? Integer.parseInt(status.substring(9, 12)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
