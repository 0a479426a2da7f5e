package org.twolearn.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a directory: unpacked, initialised and started. It is started again if it dies, with
 * everything that was committed, and stops when this program does.
 */
public final class Postgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final int TRIES = 8;

    private final Cluster cluster;
    private final Programs programs;
    private final Lock lock;
    private final String password;
    private final List<String> settings;
    private int port;
    private volatile Guard guard;
    private volatile boolean closing;
    private volatile Runnable lost = () -> {};

    private Postgres(Cluster cluster, Programs programs, Lock lock, List<String> settings)
            throws IOException, InterruptedException {
        this.cluster = cluster;
        this.programs = programs;
        this.lock = lock;
        this.settings = settings;
        this.password = cluster.password();
        this.port = freePort();
        this.guard = Guard.start(cluster, programs, port, settings);
    }

    /**
     * Starts the server whose data are in {@code data}, making them first if need be; the programs go to {@code home}.
     *
     * @throws CannotStart with a sentence for the person who wanted it
     */
    public static Postgres start(Path home, Path data, String... settings) throws IOException, InterruptedException {
        var cluster = new Cluster(data);
        try {
            var lock = Lock.orRefuse(cluster);
            try {
                return start(cluster, new Programs(home), lock, List.of(settings));
            } catch (IOException | InterruptedException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (FileSystemException unusable) {
            throw new CannotStart(Plainly.unusable(unusable), unusable);
        }
    }

    private static Postgres start(Cluster cluster, Programs programs, Lock lock, List<String> settings)
            throws IOException, InterruptedException {
        cluster.check();
        Archive.unpack(programs.home());
        if (!cluster.begun()) cluster.begin(programs);
        PidFile.clear(cluster, programs);
        var postgres = new Postgres(cluster, programs, lock, settings);
        postgres.awaitFirst();
        Thread.ofVirtual().name("postgres").start(postgres::keepRunning);
        return postgres;
    }

    /** Somebody else may take the free port before PostgreSQL does. */
    private void awaitFirst() throws IOException, InterruptedException {
        for (var tries = 1; ; tries++) {
            try {
                guard.awaitReady();
                return;
            } catch (CannotStart failure) {
                if (tries == TRIES || !guard.portWasTaken()) throw failure;
                port = freePort();
                guard = Guard.start(cluster, programs, port, settings);
            }
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** What to do when the server is gone for good. */
    void whenLost(Runnable lost) {
        this.lost = lost;
    }

    private void keepRunning() {
        var tries = 0;
        while (!closing) {
            try {
                var begun = System.nanoTime();
                while (!guard.shell().waitFor(1, TimeUnit.MINUTES)) guard.log().bound();
                if (closing) return;
                if (System.nanoTime() - begun > Duration.ofMinutes(5).toNanos()) tries = 0;
                if (++tries > TRIES) break;
                LOG.warn("PostgreSQL ended by itself; starting it again (try {} of {}).", tries, TRIES);
                Thread.sleep(100L << tries);
                if (waitedForRoom()) tries = 0;
                again();
            } catch (IOException | RuntimeException failure) {
                LOG.warn("PostgreSQL did not start: {}", failure.getMessage());
            } catch (InterruptedException stop) {
                return;
            }
        }
        if (!closing) lost.run();
    }

    /** Starting it on a full disk would fail as often as it is tried, and somebody may be making room. */
    private boolean waitedForRoom() throws InterruptedException {
        if (Room.toComeUp(cluster.data())) return false;
        LOG.error("The disk of {} is full. PostgreSQL is started again as soon as there is room.", cluster.data());
        while (!closing && !Room.toComeUp(cluster.data())) Thread.sleep(500);
        return true;
    }

    private void again() throws IOException, InterruptedException {
        synchronized (this) {
            if (closing) return;
            guard.shell().getOutputStream().close();
            guard = Guard.start(cluster, programs, port, settings);
        }
        guard.awaitReady();
        LOG.info("PostgreSQL runs again; everything that was saved is there.");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        synchronized (this) {
            if (closing) return;
            closing = true;
        }
        guard.stop();
        lock.close();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
