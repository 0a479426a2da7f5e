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
        var left = own ? Math.min(left(data), left(keys)) : left(keys);
        // A little more to begin again than to stop, so that it does not go to and fro.
        var now = left < (full.get() ? least + least / 4 : least);
        if (full.getAndSet(now) == now) return;
        if (now)
            LOG.error(
                    "The disk is full: {} MB are left where the data ({}) and the keys ({}) lie. TwoLearn shows everything"
                            + " and saves nothing until there is room. Nothing has to be started again.",
                    left >> 20,
                    data,
                    keys);
        else LOG.info("There is room on the disk again: TwoLearn saves what people write.");
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
