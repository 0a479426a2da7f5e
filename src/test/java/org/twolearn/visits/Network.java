package org.twolearn.visits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a tablet and the server, and can be cut: then nobody answers, in the middle of an answer too. */
final class Network implements AutoCloseable {
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private final int port;

    Network(int server) {
        this.server = server;
        door = listening(0);
        port = door.getLocalPort();
    }

    int port() {
        return port;
    }

    void cut() {
        try {
            door.close();
            for (var socket : open) socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    void mend() {
        door = listening(port);
    }

    private ServerSocket listening(int on) {
        try {
            var listening = new ServerSocket(on, 50, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(() -> accept(listening));
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var from = listening.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(from);
                open.add(to);
                carry(from, to);
                carry(to, from);
                // What was let in at the very moment of the cut is cut, too.
                if (listening.isClosed()) {
                    from.close();
                    to.close();
                }
            }
        } catch (IOException isCut) {
            // It was cut, as it should be.
        }
    }

    private void carry(Socket from, Socket to) {
        Thread.startVirtualThread(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException isCut) {
                // Both ends are closed here.
            } finally {
                open.remove(from);
                open.remove(to);
            }
        });
    }

    @Override
    public void close() {
        cut();
    }
}
