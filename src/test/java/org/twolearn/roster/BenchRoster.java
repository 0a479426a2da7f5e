package org.twolearn.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.twolearn.Someone;
import org.twolearn.Story;

/**
 * Measures, and is not part of the tests: bench/roster.sh runs it. Prints seconds for reading with the preview, for
 * importing, and for the same package again, and the most heap in use above what was in use before.
 */
@Story
class BenchRoster {
    private static final int A_SCHOOL = 50;

    @Autowired
    Roster roster;

    @Test
    void importing() throws IOException {
        measure(10_000);
        measure(100_000);
    }

    private void measure(int staff) throws IOException {
        var district = Directory.of(roster);
        var file = written(staff);
        System.out.printf("%,d staff, %,d students, %,d bytes packed%n", staff, staff * 5, Files.size(file));
        for (var time : new String[] {"first", "again"}) {
            System.gc();
            long idle = used();
            var peak = new Peak();
            peak.start();
            long began = System.nanoTime();
            var report = Someone.as(district.dana(), () -> {
                try (var bytes = Files.newInputStream(file)) {
                    return roster.importPackage(bytes, "bench.zip");
                }
            });
            double seconds = (System.nanoTime() - began) / 1e9;
            peak.interrupt();
            System.out.printf(
                    "BENCH %s: %.1f s in all, join %,d, stay %,d, heap after collections at most %d MB above idle%n",
                    time, seconds, report.join(), report.stay(), Math.max(0, peak.most - idle) >> 20);
            assertThat(report.stopped()).isFalse();
        }
        Files.delete(file);
    }

    /** What is still in use after each collection: the rest is waste that a smaller heap would collect sooner. */
    private static long used() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static final class Peak extends Thread {
        volatile long most;

        @Override
        public void run() {
            try {
                while (true) {
                    most = Math.max(most, used());
                    Thread.sleep(20);
                }
            } catch (InterruptedException done) {
                return;
            }
        }
    }

    private static Path written(int staff) throws IOException {
        var file = Files.createTempFile("bench", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                var out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16)) {
            entry(zip, out, "manifest", Packed.manifest("bulk"), 0, _ -> {});
            entry(
                    zip,
                    out,
                    "orgs",
                    "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n",
                    staff / A_SCHOOL + 1,
                    i -> put(out, "sch" + i + ",,,School " + i + ",school,,\n"));
            entry(
                    zip,
                    out,
                    "users",
                    Packed.USERS,
                    staff * 6,
                    i -> put(out, Packed.user("u" + i, "Given" + i % 997, "Family" + i)));
            entry(
                    zip,
                    out,
                    "roles",
                    Packed.ROLES,
                    staff * 6,
                    i -> put(
                            out,
                            Packed.role("u" + i, i < staff ? "teacher" : "student", "sch" + i % staff / A_SCHOOL)));
            entry(zip, out, "courses", "sourcedId,title\n", 1000, i -> put(out, "c" + i + ",Course " + i + "\n"));
            entry(
                    zip,
                    out,
                    "classes",
                    "sourcedId,title,courseSourcedId\n",
                    staff,
                    i -> put(out, "k" + i + ",Class,c" + i % 1000 + "\n"));
            entry(
                    zip,
                    out,
                    "enrollments",
                    "sourcedId,classSourcedId,userSourcedId,role\n",
                    staff,
                    i -> put(out, "e" + i + ",k" + i + ",u" + i + ",teacher\n"));
        }
        return file;
    }

    private static void entry(
            ZipOutputStream zip, BufferedWriter out, String name, String heading, int rows, IntConsumer row)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".csv"));
        out.write(heading);
        for (int i = 0; i < rows; i++) row.accept(i);
        out.flush();
        zip.closeEntry();
    }

    private static void put(BufferedWriter out, String line) {
        try {
            out.write(line);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
