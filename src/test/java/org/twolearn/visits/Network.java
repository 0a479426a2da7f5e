package org.twolearn.visits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What lies between a tablet and the server, and can be cut: then nobody answers, in the middle of an answer too. */
final class Network implements AutoCloseable {
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket door;
    private final AtomicBoolean losing = new AtomicBoolean();
    private volatile Map<String, String> renamed = Map.of();
    private volatile boolean isCut;

    Network(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The door itself stays, or somebody else on this machine could have its number when the cut is mended. */
    void cut() {
        isCut = true;
        try {
            for (var socket : open) socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        try {
            while (true) {
                var from = door.accept();
                if (isCut) {
                    from.close();
                    continue;
                }
                var to = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(from);
                open.add(to);
                carry(from, to, false);
                carry(to, from, true);
                // What was let in at the very moment of the cut is cut, too.
                if (isCut) {
                    from.close();
                    to.close();
                }
            }
        } catch (IOException isClosed) {
            // It is closed, as it should be.
        }
    }

    /** As if a new release came: its scripts have other addresses, and its service worker other words. */
    void releases(Map<String, String> names) {
        renamed = Map.copyOf(names);
    }

    private byte[] released(byte[] bytes, int n, boolean answers) {
        var text = new String(bytes, 0, n, ISO_8859_1);
        if (!answers) text = text.replace("Accept-Encoding:", "Except-Encoding:");
        for (var name : renamed.entrySet())
            text = answers
                    ? text.replace(name.getKey(), name.getValue())
                    : text.replace(name.getValue(), name.getKey());
        return text.getBytes(ISO_8859_1);
    }

    /** The server has the next request and has done what it asks; its answer is lost, and whoever asked does not know. */
    void losesAnAnswer(boolean yes) {
        losing.set(yes);
    }

    private void carry(Socket from, Socket to, boolean answers) {
        Thread.startVirtualThread(() -> {
            try (from;
                    to) {
                var bytes = new byte[64 * 1024];
                for (int n; (n = from.getInputStream().read(bytes)) >= 0; ) {
                    if (answers && losing.getAndSet(false)) return;
                    to.getOutputStream()
                            .write(renamed.isEmpty() ? Arrays.copyOf(bytes, n) : released(bytes, n, answers));
                }
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
        try {
            door.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }
}
