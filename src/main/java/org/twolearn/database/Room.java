package org.twolearn.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether the disks of the data and of the keys have room to write. TwoLearn stops writing a little before they are
 * full: PostgreSQL needs some room of its own to go on reading, and all of it to come up again after a crash.
 */
@Component
class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final long A_SECOND = 1_000_000_000;

    /** Without so much PostgreSQL cannot even repair what a crash left behind. */
    private static final long TO_COME_UP = 32 << 20;

    /** A key is a file of a few bytes. */
    private static final long FOR_KEYS = 1 << 20;

    private final Path data;
    private final Path keys;
    private final boolean own;
    private final long least;
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicLong looked = new AtomicLong(System.nanoTime() - A_SECOND);

    Room(
            ObjectProvider<Postgres> ours,
            @Value("${twolearn.data:data}") Path data,
            @Value("${twolearn.keys:keys}") Path keys,
            @Value("${twolearn.room:64MB}") DataSize least) {
        this.own = ours.getIfAvailable() != null;
        this.data = data;
        this.keys = keys;
        this.least = least.toBytes();
    }

    /** Looked up once a second. The console is told when it begins and when it is over, and not in between. */
    boolean full() {
        var before = looked.get();
        var now = System.nanoTime();
        if (now - before >= A_SECOND && looked.compareAndSet(before, now)) look();
        return full.get();
    }

    private void look() {
        var now = own && lacks(data, least) || lacks(keys, Math.min(least, FOR_KEYS));
        if (full.getAndSet(now) == now) return;
        if (now)
            LOG.error(
                    "The disk is full: {} MB are left for the data ({}) and {} for the keys ({}). TwoLearn shows everything"
                            + " and saves nothing until there is room. Nothing has to be started again.",
                    left(data) >> 20,
                    data,
                    left(keys) >> 20,
                    keys);
        else LOG.info("There is room on the disk again: TwoLearn saves what people write.");
    }

    /** A little more to begin again than to stop, so that it does not go to and fro. */
    private boolean lacks(Path place, long needs) {
        return left(place) < (full.get() ? needs + needs / 4 : needs);
    }

    static boolean toComeUp(Path data) {
        return left(data) >= TO_COME_UP;
    }

    private static long left(Path place) {
        for (var there = place.toAbsolutePath(); there != null; there = there.getParent())
            if (there.toFile().exists()) return there.toFile().getUsableSpace();
        return Long.MAX_VALUE;
    }
}
