package dev.plimsoll.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before another server on this machine, and can be cut off from it. */
final class Relay implements AutoCloseable {
    private final ServerSocket front;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Relay(int behind) {
        this.behind = behind;
        try {
            front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    /** Whoever is connected is so no longer, and nobody can connect. */
    void cut() {
        cut = true;
        open.forEach(Relay::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                var client = front.accept();
                if (cut) {
                    close(client);
                } else {
                    join(client, new Socket(InetAddress.getLoopbackAddress(), behind));
                }
            } catch (IOException e) {
                // It is closed, or the client goes away at once.
            }
        }
    }

    private void join(Socket one, Socket other) {
        open.add(one);
        open.add(other);
        Thread.startVirtualThread(() -> pass(one, other));
        Thread.startVirtualThread(() -> pass(other, one));
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them has gone: so does the other.
        }
        open.remove(from);
        open.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
