package dev.plimsoll.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;

import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;

/** The HTTP server, on virtual threads. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** Within a request nothing may be waited for so long, not even a part of its body. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration STOP = Duration.ofSeconds(2);

    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cache-Control", "no-store",
                    "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private final Javalin javalin;

    private Server(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts a server.
     *
     * @param port 0 takes a free one
     * @throws UncheckedIOException where it cannot listen there
     */
    public static Server start(String host, int port, Routes routes) {
        probe(host, port);
        var javalin = Javalin.create(config -> configure(config, routes));
        javalin.start(host, port);
        return new Server(javalin);
    }

    /** Javalin says of every fault that the port is taken, and says it into the log as well. */
    private static void probe(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on %s:%d: %s".formatted(host, port, e.getMessage()), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more requests; those that run may end, within {@link #STOP}. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            // What is closed after it is not to stay open for a request that does not end.
            LOG.warn("requests were left behind when the server stopped", e);
        }
    }

    private static void configure(JavalinConfig config, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = Body.LARGEST;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(PAUSE.toMillis());
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP.toMillis());
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector plain) {
                    plain.setIdleTimeout(IDLE.toMillis());
                }
            }
        });
        config.routes.before(context -> HEADERS.forEach(context::header));
        config.routes.exception(
                Exception.class,
                (e, context) -> {
                    LOG.error("{} {} failed", context.method(), context.path(), e);
                    context.status(500)
                            .contentType("text/plain; charset=utf-8")
                            .result("Something went wrong here; the log says what.\n");
                });
        config.routes.error(
                404,
                context -> {
                    if (context.endpoints().lastHttpEndpoint() == null) {
                        context.contentType("text/plain; charset=utf-8").result("Not found.\n");
                    }
                });
        routes.register(config.routes);
    }
}
