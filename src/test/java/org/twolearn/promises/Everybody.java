package org.twolearn.promises;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.twolearn.Database;
import org.twolearn.Someone;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;
import org.twolearn.sharing.Piece;

/** Every kind of person around a partnership in which people have lived, and every state it or a thing in it can be in. */
final class Everybody {
    /** What somebody asks for: its ids, whose it is, and who opens it. */
    record State(String name, UUID partnership, UUID cycle, UUID share, List<Asker> members) {}

    private static Everybody once;

    final Lived lived;
    final Map<Asker, PersonId> people;
    final PersonId rita, paul, carl;
    final Asker representative, pastRecipient, leftAlone, account;
    final UUID ended, over;
    private final String district;
    final List<State> states;

    Everybody(int port, Lived lived) {
        this.lived = lived;
        rita = works("Rita", "representative");
        paul = works("Paul", "teacher");
        carl = works("Carl", "teacher");
        representative = Asker.signedIn("the teachers’ representative", port, rita);
        pastRecipient = Asker.signedIn("a colleague who was shown something", port, paul);
        leftAlone = Asker.signedIn("who left a partnership of two", port, carl);
        account = Asker.throughTheAccount("a member through the school’s account", port, lived.ana);
        people = people();
        ended = ended();
        over = over();
        district = id("select district_id::text from person where person_id = ?");
        var members = List.of(lived.host, lived.coach, lived.came.newcomer);
        states = List.of(
                new State("running", lived.partnership, lived.cycle, lived.share, members),
                new State("closed, share over", lived.partnership, lived.closed, over, members),
                new State("open offer", lived.open, lived.cycle, lived.share, List.of(lived.host, lived.partner)),
                new State("ended", ended, lived.cycle, lived.share, List.of(lived.host)));
    }

    /** Played once for all tests that have one database, beside {@link Lived#at}. */
    static synchronized Everybody at(int port) {
        if (once == null || once.lived.isGone()) once = new Everybody(port, new Lived(port));
        return once;
    }

    private PersonId works(String name, String kind) {
        var person = lived.works(name);
        lived.holds(person, kind);
        return person;
    }

    /** Ana and Carl thought together; Carl has left. */
    private UUID ended() {
        var form = UUID.randomUUID();
        lived.host.done("/offers", "id", form, "kind", "think", "words", Lived.MARK, "until", "", "to", carl.value());
        var id = PartnershipId.of(lived.ana, form).value();
        leftAlone.done("/partnerships/" + id + "/acceptance", "read", 1);
        lived.host.done("/partnerships/" + id + "/ideas", "id", UUID.randomUUID(), "idea", Lived.MARK);
        leftAlone.done("/partnerships/" + id + "/departure");
        heldByThem(id);
        return id;
    }

    /** As if they alone had held the keys: rows of each of its tables. */
    private void heldByThem(UUID partnership) {
        for (var sql : new String[] {
            "insert into reader_key (person_id, epoch, x25519, ml_kem) values (:ana, 1, decode(repeat('00', 44), 'hex'), decode(repeat('00', 1206), 'hex'))",
            "insert into reader_way (person_id, epoch, way, sealed) values (:ana, 1, 'code', '')",
            "insert into reader_yes (partnership_id, person_id, reader_epoch, said_by) values (:id, :ana, 1, :ana)",
            "insert into members_only (partnership_id) values (:id)",
            "insert into member_key select partnership_id, owner, epoch, :ana, 1, secret, '' from partnership_key where partnership_id = :id"
        })
            Database.superuser()
                    .sql(sql)
                    .param("ana", lived.ana.value())
                    .param("id", partnership)
                    .update();
    }

    /** Ana showed Paul the same as Gail, he has read it, and it is over. */
    private UUID over() {
        var form = UUID.randomUUID();
        var shares = lived.path() + "/shares";
        lived.host.done(shares, "id", form, "to", paul.value(), "item", lived.learned, "until", "");
        var share = Piece.named("share " + lived.ana.value(), form);
        if (!pastRecipient.gets("/shares/" + share).body().contains(Lived.MARK))
            throw new AssertionError("Paul was shown nothing");
        lived.host.done("/shares/given/" + share + "/end");
        return share;
    }

    /** All who are signed in on an admitted device, the members included. */
    List<Asker> inside() {
        return List.copyOf(people.keySet());
    }

    private Map<Asker, PersonId> people() {
        var people = new LinkedHashMap<Asker, PersonId>();
        people.put(lived.host, lived.ana);
        people.put(lived.coach, lived.ben);
        people.put(lived.came.newcomer, lived.came.nina);
        people.put(lived.former, lived.wendy);
        people.put(lived.partner, lived.tom);
        people.put(lived.principal, lived.pat);
        people.put(lived.lead, lived.lena);
        people.put(lived.operator, lived.olga);
        people.put(representative, rita);
        people.put(lived.shownTo, lived.gail);
        people.put(pastRecipient, paul);
        people.put(leftAlone, carl);
        people.put(lived.outsider, lived.far);
        return people;
    }

    /** Everybody's name here, by their id. */
    Map<String, String> byId() {
        var names = new LinkedHashMap<String, String>();
        people.forEach((asker, person) -> names.put(person.value().toString(), asker.name()));
        names.put(lived.came.ola.value().toString(), "who is asked to join");
        return names;
    }

    /** What a row of theirs has in it: a person, the district, the school, or what has ended. */
    List<String> ids() {
        return Stream.concat(byId().keySet().stream(), Stream.of(district, lived.school.toString(), ended.toString()))
                .toList();
    }

    /** SQL with these people's ids where their names stand in braces. */
    String told(String sql) {
        var told = sql.replace("{district}", "'" + district + "'::uuid");
        var ids = new LinkedHashMap<String, Object>();
        ids.put("ana", lived.ana.value());
        ids.put("ben", lived.ben.value());
        ids.put("tom", lived.tom.value());
        ids.put("gail", lived.gail.value());
        ids.put("olga", lived.olga.value());
        ids.put("rita", rita.value());
        ids.put("carl", carl.value());
        ids.put("lena", lived.lena.value());
        ids.put("nina", lived.came.nina.value());
        ids.put("pat", lived.pat.value());
        ids.put("wendy", lived.wendy.value());
        ids.put("far", lived.far.value());
        ids.put("ola", lived.came.ola.value());
        ids.put("partnership", lived.partnership);
        ids.put("share", lived.share);
        ids.put("school", lived.school);
        ids.put("visit", lived.visit);
        ids.put("cycle", lived.cycle);
        ids.put("open", lived.open);
        ids.put("ended", ended);
        for (var one : ids.entrySet()) told = told.replace("{" + one.getKey() + "}", "'" + one.getValue() + "'::uuid");
        return told;
    }

    /** Who is or was in the partnership that a row names, or is asked to be, or in that of the share it names. */
    List<String> members(String row) {
        return Database.superuser()
                .sql("select distinct m.person_id::text from (select partnership_id, person_id from membership union"
                        + " select partnership_id, person_id from invitation) m left join share s using (partnership_id)"
                        + " where strpos(?, m.partnership_id::text) > 0 or strpos(?, s.share_id::text) > 0")
                .params(row, row)
                .query(String.class)
                .list();
    }

    List<Asker> strangers(State state) {
        return inside().stream().filter(who -> !state.members().contains(who)).toList();
    }

    /** What of Ana’s own has an id, by the beginning of its address. */
    Map<String, Object> own() {
        var own = new LinkedHashMap<String, Object>();
        own.put("/confirmations/", id("select request_id::text from device_request where person_id = ?"));
        own.put("/me/devices/", Someone.device(lived.ana).value().toString());
        own.put("/me/sessions/", id("select session_id::text from session where person_id = ?"));
        own.put(
                "/me/passkeys/",
                id("select rtrim(translate(encode(credential_id, 'base64'), '+/', '-_'), '=') from passkey"
                        + " where person_id = ?"));
        own.put("/me/words/", lived.ana.value());
        own.put("/me/erasures/", erased());
        own.put("/notebook/", lived.note);
        own.put("/pauses/", lived.partnership);
        own.put("/tellings/", id("select telling_id::text from telling where person_id = ?"));
        own.put("/shares/", lived.share);
        return own;
    }

    /** As if she had erased something once; her words are needed for more than that. */
    private UUID erased() {
        return Database.superuser()
                .sql("insert into erasure (person_id, erasure_id, space, own, secrets, epochs, destroyed_at)"
                        + " values (:ana, gen_random_uuid(), :ana, true, '{}', '{}', now()) returning erasure_id")
                .param("ana", lived.ana.value())
                .query(UUID.class)
                .single();
    }

    private String id(String sql) {
        return Database.superuser()
                .sql(sql + " limit 1")
                .param(lived.ana.value())
                .query(String.class)
                .single();
    }
}
