package dev.plimsoll.cli;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.Callable;

/** {@code plimsoll health}: whether the server on this machine answers; made for HEALTHCHECK. */
@Command(
        name = "health",
        description = "Asks the server on this machine whether it is alive.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Reads HOST and PORT (default 8080). Exit code 0: alive; 1: not.")
public final class Health implements Callable<Integer> {
    private static final int TIMEOUT_MILLIS = 3_000;

    private final Console console;

    public Health(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var address = address();
        try {
            var connection =
                    (HttpURLConnection) address.toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return 0;
            }
            console.note(address + " answers " + status + ".");
        } catch (IOException e) {
            console.note(address + " does not answer.");
        }
        return 1;
    }

    private URI address() {
        try {
            return new URI("http://" + host() + ":" + port() + "/healthz");
        } catch (URISyntaxException e) {
            throw new WrongUse(
                    "HOST is no address: it must be the one that the server listens on.");
        }
    }

    /** Where the server listens, seen from this machine. */
    private String host() {
        var host = console.environment().getOrDefault("HOST", "").strip();
        return switch (host) {
            case "", "0.0.0.0", "::", "[::]" -> "127.0.0.1";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }

    private int port() {
        var port = console.environment().getOrDefault("PORT", "").strip();
        if (port.isEmpty()) {
            return 8080;
        }
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65_535) {
            throw new WrongUse("PORT is no port to ask at: it must be a number from 1 to 65535.");
        }
        return number;
    }
}
