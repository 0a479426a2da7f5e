package org.twolearn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clock jumps, as PostgreSQL sees it, while TwoLearn runs (libfaketime, whose one file says how far). It alone decides what
 * is over; nothing that ends by a date lives longer for a clock that goes wrong and is put right.
 */
class JumpingClockTest {
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Path jump;
    private static Running running;
    private static JdbcClient superuser;

    private final UUID ada = UUID.randomUUID();

    @BeforeAll
    static void aClock() throws Exception {
        assumeTrue(Files.exists(FAKETIME), "not run: this needs Debian's libfaketime (apt-get install libfaketime)");
        var place = Kept.fresh().getParent();
        jump = place.resolveSibling(place.getFileName() + ".clock");
        to("+0");
        running = Running.in(place, "--twolearn.programs=" + programs(place));
        superuser = running.superuser();
    }

    /** PostgreSQL's own, but that its server sees another time. */
    private static Path programs(Path place) throws Exception {
        var bin = Files.createDirectories(place.resolve("programs/bin"));
        for (var program : List.of("initdb", "pg_ctl", "postgres")) {
            var script = bin.resolve(program);
            var other = program.equals("postgres")
                    ? "LD_PRELOAD=%s FAKETIME_TIMESTAMP_FILE=%s FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1 "
                            .formatted(FAKETIME, jump)
                    : "";
            Files.writeString(
                    script,
                    "#!/bin/sh\n" + other + "exec "
                            + Kept.PROGRAMS.resolve("bin").resolve(program) + " \"$@\"\n");
            if (!script.toFile().setExecutable(true)) throw new AssertionError("Not executable: " + script);
        }
        Files.createFile(bin.resolveSibling(".complete"));
        return place.resolve("programs");
    }

    @AfterAll
    static void putBack() throws Exception {
        if (running != null) running.stop();
    }

    @Test
    @DisplayName("A clock that jumps ends a session early at most, and never makes it longer")
    void noJumpMakesASessionLonger() throws Exception {
        var token = signedIn();
        assertThat(opens(token)).isTrue();
        to("+13h");
        assertThat(opens(token)).as("unused for longer than half a day").isFalse();
        to("+31d");
        assertThat(opens(token)).as("a month later").isFalse();
        to("-1d");
        assertThat(opens(token)).as("before it began").isFalse();
        to("+0");
        assertThat(opens(token)).as("nothing has happened").isTrue();

        to("+11h");
        assertThat(opens(token)).as("used, and so open for another half day").isTrue();
        to("+0");
        assertThat(opens(token)).as("not with a half day that never was").isFalse();
    }

    @Test
    @DisplayName("A link made while the clock was ahead does not wait for it")
    void noJumpMakesALinkLonger() throws Exception {
        to("+0");
        signedIn();
        var link = link();
        to("+8d");
        assertThat(waits(link)).as("after a week").isFalse();
        to("+0");
        assertThat(waits(link)).isTrue();
        to("+300d");
        var ahead = link();
        assertThat(waits(ahead)).isTrue();
        to("+0");
        assertThat(waits(ahead)).as("for 307 days").isFalse();
    }

    @Test
    @DisplayName(
            "The program's own clock has no say in it: no statement about sessions, links or requests is told the time")
    void theProgramsClockHasNoSay() throws Exception {
        try (var files = Files.walk(Path.of("src/main/java/org/twolearn/signin"))) {
            for (var table :
                    files.filter(file -> file.toString().endsWith("Table.java")).toList())
                assertThat(Files.readString(table))
                        .as("%s", table)
                        .doesNotContain("Clock", ".now()", "currentTimeMillis");
        }
    }

    private static void to(String far) throws Exception {
        var next = jump.resolveSibling(jump.getFileName() + ".next");
        Files.writeString(next, far + "\n");
        Files.move(next, jump, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String signedIn() {
        var district = UUID.randomUUID();
        superuser
                .sql("insert into district (district_id, name) values (?, 'A district')")
                .param(district)
                .update();
        return Writers.signedIn(superuser, district, ada).toString();
    }

    private String link() {
        var link = "%04d-%04d"
                .formatted(
                        ThreadLocalRandom.current().nextInt(10_000),
                        ThreadLocalRandom.current().nextInt(10_000));
        superuser
                .sql("insert into enrollment (person_id, enrollment_id, district_id, token_hash, made_by)"
                        + " select person_id, gen_random_uuid(), district_id, sha256(convert_to(?, 'UTF8')), person_id"
                        + " from person where person_id = ?")
                .params(link, ada)
                .update();
        return link;
    }

    private static boolean opens(String token) throws Exception {
        return status("/notebook", token) == 200;
    }

    private static boolean waits(String link) throws Exception {
        return status("/enrollment/" + link, "") == 200;
    }

    private static int status(String page, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + running.port() + page))
                .header("Cookie", "twolearn=" + token)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
