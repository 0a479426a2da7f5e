package org.twolearn.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twolearn.Database;
import org.twolearn.Story;
import org.twolearn.database.CannotStart;

/** What ./twolearn does to a key store, and what it says: on tables of keys that stand apart from other tests’. */
@Story
class KeysFromTheTerminalTest {
    @TempDir
    Path place;

    Path keys;
    KeyStore store;
    UUID ada = UUID.randomUUID();
    Map<Key, UUID> names = new HashMap<>();

    @BeforeEach
    void fourKeys() {
        keys = place.resolve("keys");
        store = KeyStore.asItStands(keys);
        sql("drop schema if exists apart cascade", "create schema apart", "grant usage on schema apart to tl_keys");
        for (var kind : AllKeys.KINDS)
            sql(
                    "create table apart.%1$s (like public.%1$s including all)".formatted(kind.table()),
                    "grant select, update on apart.%s to tl_keys".formatted(kind.table()));
        var between = made(Place.Kind.BETWEEN);
        insert("partnership_key (partnership_id, owner, epoch, secret, wrapped) values (?, ?, 1, ?, ?)", between);
        var shown = made(Place.Kind.SHARED);
        insert("share_key (share_id, person_id, epoch, secret, wrapped) values (?, ?, 1, ?, ?)", shown);
        var own = made(Place.Kind.OWN);
        insert("person_key (person_id, epoch, secret, wrapped) values (coalesce(?, ?), 1, ?, ?)", own);
        var held = made(Place.Kind.OWN);
        insert(
                "held_key (space, person_id, epoch, own, was, secret, wrapped) values (?, ?, 1, true, gen_random_uuid(), ?, ?)",
                held);
    }

    @AfterEach
    void nothingIsLeft() {
        sql("drop schema if exists apart cascade");
    }

    @Test
    @DisplayName("W5 Every key is wrapped anew, what a hold keeps as well, and opens what it opened")
    void everyKeyIsWrappedAnew() throws Exception {
        var before = bare(store);

        assertThat(run("rotate-keys"))
                .isEqualTo(
                        "4 keys are wrapped anew, and the server’s older key is destroyed. "
                                + "What was copied before opens with it alone: make a new backup and a new copy of the keys now.");

        assertThat(bare(store)).hasSize(4).isEqualTo(before);
        assertThat(store.servers().all()).extracting(ServerKey.Kept::generation).containsExactly(2);
        assertThat(Files.list(keys).map(file -> file.getFileName().toString())).doesNotContain("server");
    }

    @Test
    @DisplayName("W5 A key that does not open keeps the older server’s key, until it is given up in so many words")
    void whatDoesNotOpenIsGivenUp() throws Exception {
        lose(Place.Kind.BETWEEN);

        assertThat(run("rotate-keys"))
                .startsWith("3 keys are wrapped anew. 1 do not open and were left")
                .contains("look there first", "To give them up and destroy the older key: ./twolearn leave-keys");
        assertThat(store.servers().all()).hasSize(2);

        assertThat(run("leave-keys"))
                .startsWith("0 keys are wrapped anew, and the server’s older key is destroyed.")
                .contains("1 that do not open are given up");
        assertThat(store.servers().all()).hasSize(1);
        assertThat(bare(store)).hasSize(3);
    }

    @Test
    @DisplayName("W5 With another database’s key store nothing is touched")
    void aStrangersStore() throws Exception {
        var stranger = KeyStore.asItStands(place.resolve("stranger"));
        stranger.server();
        for (var word : List.of("rotate-keys", "leave-keys"))
            assertThatThrownBy(() -> command(stranger.home(), place, "").run(word))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("belongs to another");
        assertThat(stranger.servers().all())
                .extracting(ServerKey.Kept::generation)
                .containsExactly(1);
        assertThat(bare(store)).hasSize(4);
    }

    @Test
    @DisplayName("W7 What was erased is not wrapped anew, and its secret goes where it was left")
    void whatWasErased() throws Exception {
        sql("update apart.share_key set erased_at = now()");
        assertThat(run("rotate-keys"))
                .startsWith("3 keys are wrapped anew, and the server’s older key is destroyed. What");
        assertThat(store.has(name(Place.Kind.SHARED))).isFalse();
        assertThat(run("rotate-keys")).startsWith("3 keys");
    }

    @Test
    @DisplayName("W5 Whoever is just saving is awaited before a key is wrapped anew")
    void whoIsJustSaving() throws Exception {
        try (var saving = Database.as("twolearn", "tl_keys").getConnection();
                var terminal = Executors.newVirtualThreadPerTaskExecutor()) {
            saving.createStatement().execute("select pg_advisory_lock_shared(41)");
            var rotated = terminal.submit(() -> run("rotate-keys"));
            Thread.sleep(3000);
            assertThat(rotated).isNotDone();
            saving.createStatement().execute("select pg_advisory_unlock_shared(41)");
            assertThat(rotated.get()).startsWith("4 keys");
        }
    }

    @Test
    @DisplayName(
            "W5 Of a key that only members hold a copy has the secret, or is not whole; without any it is nobody’s")
    void whatOnlyMembersHold() throws Exception {
        sql("update apart.partnership_key set wrapped = null");
        var secret = file(name(Place.Kind.BETWEEN));
        Files.setLastModifiedTime(secret, FileTime.from(Instant.now().minusSeconds(60)));
        run("copy-keys", place.resolve("whole"));
        Files.move(secret, place.resolve("aside"));
        run("copy-keys", place.resolve("older"));
        assertThat(run("verify-keys", place.resolve("older"))).startsWith("All 3 keys");
        Files.move(place.resolve("aside"), secret);

        assertThat(run("verify-keys", place.resolve("whole"))).startsWith("All 4 keys");
        assertThatThrownBy(() -> run("verify-keys", place.resolve("older")))
                .hasMessageContaining("1 keys of the database do not open with it, 3 do.");
        assertThat(run("rotate-keys")).startsWith("3 keys are wrapped anew, and the server’s older key is destroyed.");
        assertThat(secret).exists();
    }

    @Test
    @DisplayName("W5 Two who wrap keys anew at once do not mix")
    void twoAtOnce() throws Exception {
        try (var mine = Database.as("twolearn", "tl_keys").getConnection()) {
            mine.createStatement().execute("select pg_advisory_lock(42)");
            assertThatThrownBy(() -> run("rotate-keys")).hasMessageContaining("by somebody else");
        }
        assertThat(store.servers().all()).hasSize(1);
        assertThat(run("rotate-keys")).startsWith("4 keys");
    }

    @Test
    @DisplayName("W5 Split, the server’s key opens with both halves alone; joined, with one file as before")
    void splitAndJoined() throws Exception {
        var before = bare(store);
        var half = place.resolve("half");

        var said = command(keys, half, "").run("split-keys");

        assertThat(said)
                .startsWith("4 keys are wrapped anew")
                .contains(Files.readString(half), "Hand it to the second person");
        assertThat(bare(new KeyStore(keys, SecondHalf.in(half)))).isEqualTo(before);
        for (var refused : new String[] {"rotate-keys", "join-keys"})
            assertThatThrownBy(() -> run(refused)).hasMessageContaining("--second-key");
        assertThatThrownBy(() -> command(keys, place.resolve("other"), "").run("split-keys"))
                .hasMessage("The server’s key is in two halves already.");
        assertThat(place.resolve("other")).doesNotExist();

        assertThat(command(keys, place, half.toString()).run("rotate-keys")).startsWith("4 keys");
        assertThat(bare(new KeyStore(keys, SecondHalf.in(half)))).isEqualTo(before);
        assertThat(command(keys, place, half.toString()).run("join-keys")).endsWith("It is whole again.");
        assertThat(bare(store)).isEqualTo(before);
        assertThatThrownBy(() -> command(keys, place, half.toString()).run("join-keys"))
                .hasMessage("The server’s key is whole already.");
    }

    @Test
    @DisplayName("W5 A split that was stopped before the first key goes on with the half that was handed over")
    void aSplitThatWasStoppedGoesOn() throws Exception {
        var before = bare(store);
        var half = place.resolve("half");
        Files.writeString(half, SecondHalf.fresh().text());
        var handed = Files.readString(half);
        new KeyStore(keys, SecondHalf.in(half)).servers().begin(true);

        assertThat(command(keys, half, "").run("split-keys")).startsWith("4 keys");

        assertThat(half).hasContent(handed);
        assertThat(bare(new KeyStore(keys, SecondHalf.in(half)))).isEqualTo(before);
    }

    @Test
    @DisplayName("W5 A copy of a key store in halves is one in halves, with what signs, and opens with both alone")
    void aCopyOfHalves() throws Exception {
        var half = place.resolve("half");
        command(keys, half, "").run("split-keys");
        var signing = store.signing();
        var folder = Files.createDirectory(place.resolve("folder"));
        var copy = folder.resolve("twolearn-keys");

        assertThat(command(keys, folder, "").run("copy-keys"))
                .startsWith("4 secrets and the server’s key are in " + copy + ".")
                .endsWith("./twolearn verify-keys " + copy);
        assertThat(Files.getPosixFilePermissions(copy)).hasSize(2);
        assertThat(command(keys, copy, half.toString()).run("verify-keys")).startsWith("All 4 keys");
        assertThatThrownBy(() -> command(keys, copy, "").run("verify-keys")).hasMessageContaining("--second-key");

        var again = place.resolve("again");
        assertThat(command(again, copy, "").run("restore-keys")).isEqualTo("4 secrets are in " + again + ".");
        assertThat(bare(new KeyStore(again, SecondHalf.in(half)))).hasSize(4);
        assertThat(KeyStore.asItStands(again).signing()).isEqualTo(signing);
        assertThatThrownBy(() -> bare(KeyStore.asItStands(again))).isInstanceOf(CannotStart.class);
    }

    @Test
    @DisplayName("W5 What verifying says counts what opens, what came since, and what was destroyed since")
    void whatVerifyingSays() throws Exception {
        var copy = place.resolve("copy");
        run("copy-keys", copy);
        assertThat(run("verify-keys", copy))
                .isEqualTo("All 4 keys that were there on %s open with this copy."
                        .formatted(KeyCopy.read(copy, null).at()));

        var since = made(Place.Kind.BETWEEN);
        insert("partnership_key (partnership_id, owner, epoch, secret, wrapped) values (?, ?, 1, ?, ?)", since);
        Files.setLastModifiedTime(
                file(names.get(since)), FileTime.from(Instant.now().plusSeconds(2)));
        sql("update apart.share_key set erased_at = now()");
        assertThat(run("verify-keys", copy))
                .startsWith("All 3 keys")
                .contains(" 1 were made since.", "1 secrets in it have been destroyed since");
        assertThat(store.has(name(Place.Kind.SHARED)))
                .as("what was erased goes now")
                .isFalse();

        Files.setLastModifiedTime(
                file(names.get(since)), FileTime.from(Instant.now().minusSeconds(60)));
        assertThatThrownBy(() -> run("verify-keys", copy))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not whole: 1 keys of the database do not open with it, 3 do.");
        assertThat(new SecondCopy(keys).made())
                .hasValue(KeyCopy.read(copy, null).at());
    }

    @Test
    @DisplayName("W5 What opens with no store says nothing about a copy")
    void whatNobodyOpensIsNoFaultOfTheCopy() throws Exception {
        lose(Place.Kind.SHARED);
        run("copy-keys", place.resolve("copy"));
        assertThat(run("verify-keys", place.resolve("copy"))).startsWith("All 3 keys");
    }

    @Test
    void whatCannotBeDoneIsRefusedInWords() throws Exception {
        assertThatThrownBy(() -> run("melt-keys")).hasMessage("TwoLearn does not know melt-keys.");
        var none = place.resolve("none");
        for (var word : List.of("rotate-keys", "split-keys", "join-keys", "copy-keys", "verify-keys", "reseal"))
            assertThatThrownBy(() -> command(none, place.resolve("file"), "").run(word))
                    .hasMessage("There is no key store of TwoLearn in " + none + ".");
        assertThat(none).doesNotExist();
        var rubbish = Files.writeString(place.resolve("rubbish"), "TwoLearn keys 1\nat once\nprint 0\n");
        for (var word : List.of("verify-keys", "restore-keys"))
            assertThatThrownBy(() -> command(word.startsWith("v") ? keys : none, rubbish, "")
                            .run(word))
                    .hasMessageContaining("is not a copy of a key store, or it is damaged");
        var copied = Files.createDirectory(place.resolve("half-made"));
        Files.writeString(copied.resolve("copied"), Instant.now().toString());
        run("copy-keys", place.resolve("copy"));
        assertThatThrownBy(() -> command(copied, place.resolve("copy"), "").run("restore-keys"))
                .hasMessageContaining("already a key store");
    }

    private Key made(Place.Kind kind) {
        var key = new Key(kind == Place.Kind.OWN ? ada : UUID.randomUUID(), kind, ada, 1);
        names.put(key, store.add(key));
        return key;
    }

    private UUID name(Place.Kind kind) {
        return names.get(names.keySet().stream()
                .filter(key -> key.kind() == kind)
                .findFirst()
                .orElseThrow());
    }

    private void lose(Place.Kind kind) {
        assertThat(names.keySet().stream()
                        .filter(key -> key.kind() == kind)
                        .allMatch(key -> store.destroy(key, names.get(key))))
                .isTrue();
    }

    private Path file(UUID secret) {
        return keys.resolve(secret.toString().substring(0, 2)).resolve(secret.toString());
    }

    private void insert(String into, Key key) {
        var wrapped = new Wrapping(store).fresh(key, names.get(key));
        Database.superuser()
                .sql("insert into apart." + into)
                .params(key.space(), key.owner(), wrapped.secret(), wrapped.wrapped())
                .update();
    }

    /** Every key that opens, without its wrapping. */
    private List<String> bare(KeyStore by) throws Exception {
        var found = new ArrayList<String>();
        var asKeys = Database.as("twolearn", "tl_keys");
        asKeys.setSchema("apart");
        try (var all = AllKeys.as(asKeys)) {
            for (var kind : AllKeys.KINDS)
                all.each(
                        kind,
                        some -> some.stream()
                                .filter(one -> by.has(one.secret()))
                                .forEach(one -> found.add(
                                        one.key() + " " + HexFormat.of().formatHex(new Wrapping(by).bare(one)))));
        }
        return found.stream().sorted().toList();
    }

    private String run(String command) throws Exception {
        return run(command, place.resolve("nothing"));
    }

    private String run(String command, Path file) throws Exception {
        return command(keys, file, "").run(command);
    }

    private KeyCommands command(Path store, Path file, String half) {
        var asKeys = Database.as("twolearn", "tl_keys");
        var outside = Map.of(
                "TWOLEARN_DATABASE_URL",
                asKeys.getUrl() + "?currentSchema=apart",
                "TWOLEARN_DATABASE_KEYS_PASSWORD",
                asKeys.getPassword());
        return new KeyCommands(outside, place.resolve("data"), store, file.toString(), half);
    }

    private static void sql(String... some) {
        for (var one : some) Database.superuser().sql(one).update();
    }
}
