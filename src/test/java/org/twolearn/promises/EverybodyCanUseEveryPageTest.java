package org.twolearn.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Database;
import org.twolearn.Pair;
import org.twolearn.Someone;
import org.twolearn.Story;

/** Add a page to {@link Opened} when you build it. */
@Story
@DisplayName("Axe finds nothing on any page, on a phone at night and a laptop by day, and nothing scrolls sideways")
class EverybodyCanUseEveryPageTest {
    private static final List<String> PUBLIC = List.of(
            "/promises",
            "/promises/data",
            "/promises/signature",
            "/principal",
            "/leaving",
            "/answer",
            "/answered?lang=es",
            "/signin",
            "/nothing-here");
    private static final List<String> OF_THE_DISTRICT = List.of(
            "/", "/school", "/school/figures", "/positions/new", "/me/welcome", "/me/class", "/promises/history");
    private static final List<String> RUNNING =
            List.of("/roster", "/school/settings", "/enrollments", "/promises/changes/new?rule=video", "/holds");

    @LocalServerPort
    int port;

    @Autowired
    Pair pair;

    Looked looked;
    Lived lived;

    @BeforeEach
    void someoneHasLived() {
        looked = new Looked(port);
        lived = Lived.at(port);
    }

    @Test
    @DisplayName("Signed out")
    void signedOut() {
        looked.at(null, PUBLIC);
    }

    @Test
    @DisplayName("As the host of a visit")
    void asTheHost() {
        var pages = new ArrayList<>(Opened.by(lived.host, lived).keySet());
        pages.addAll(OF_THE_DISTRICT);
        looked.at(lived.ana, pages);
    }

    @Test
    @DisplayName("As the partner who recorded it")
    void asThePartner() {
        looked.at(lived.ben, List.copyOf(Opened.by(lived.coach, lived).keySet()));
    }

    @Test
    @DisplayName("As who is asked, as a principal, and as who runs the district")
    void asTheOthers() {
        looked.at(lived.tom, List.of("/", "/partnerships", "/partnerships/" + lived.open));
        looked.at(lived.pat, OF_THE_DISTRICT);
        looked.at(lived.olga, RUNNING);
        looked.at(lived.gail, List.of("/", "/shares", "/shares/" + lived.share));
    }

    @Test
    @DisplayName("As who came to lead a partner, and as that partner")
    void asWhoCameToLead() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        var partnership = pair.agreed(ana, ben).value();
        var school = UUID.randomUUID();
        var db = Database.superuser();
        db.sql("insert into school (district_id, school_id, name) values (?, ?, 'Dunbar')")
                .params(Someone.LAKESHORE, school)
                .update();
        for (var one : List.of(ana, ben))
            db.sql("insert into position (district_id, position_id, person_id, school_id, kind)"
                            + " values (?, gen_random_uuid(), ?, ?, ?)")
                    .params(Someone.LAKESHORE, one.value(), school, one.equals(ben) ? "principal" : "teacher")
                    .update();
        looked.at(ben, List.of("/", "/partnerships", "/pauses/" + partnership));
        looked.at(ana, List.of("/", "/partnerships/" + partnership, "/pauses/" + partnership));
    }

    @Test
    @DisplayName("As who asks a partner to confirm a device, and as who is asked")
    void asWhoConfirmsADevice() {
        var ana = Someone.called("Ana");
        var ben = Someone.called("Ben");
        pair.agreed(ana, ben);
        var request = UUID.randomUUID();
        var db = Database.superuser();
        db.sql(
                        "insert into device_request (person_id, request_id, device_id, label, number_hash) values (?, ?, ?, 'Chrome', '')")
                .params(ana.value(), request, Someone.device(ana).value())
                .update();
        db.sql("insert into telling (person_id, telling_id, how) values (?, gen_random_uuid(), 'code')")
                .param(ana.value())
                .update();
        looked.at(ben, List.of("/", "/confirmations/" + request));
        db.sql("update device_request set confirm_from = null where request_id = ?")
                .param(request)
                .update();
        looked.at(ben, List.of("/", "/confirmations/" + request));
        looked.at(ana, List.of("/", "/me"));
        db.sql("update device set admitted_at = null where person_id = ?")
                .param(ana.value())
                .update();
        looked.at(ana, List.of("/device"));
    }
}
