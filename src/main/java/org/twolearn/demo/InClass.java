package org.twolearn.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ana's period 5 answers, on phones and without names: three statements and a question. */
final class InClass {
    private static final int STUDENTS = 26;
    private static final Pattern SIGNS = Pattern.compile("classcode__signs\">([A-Z0-9 ]+)<");
    private static final Pattern SLIP = Pattern.compile("name=\"slip\" value=\"([0-9a-f-]{36})\"");
    private static final List<String> QUESTIONS = List.of(
            "Why do we divide by the volume and not by the mass?",
            "Can I say it in Spanish first?",
            "what happens if the card is mine and i have nothing",
            "Is it the same when it floats?",
            "Nothing, I asked Maya.",
            "How do you know when you explained it enough?",
            "Could the pair have two minutes?",
            "I still do not get step 3.",
            "Why does oil go up?",
            "Nothing today.",
            "Can we do the egg again?",
            "What if two things have the same density?");

    private final Somebody ana;
    private final Somebody student;

    InClass(String base, Somebody ana) {
        this.ana = ana;
        this.student = Somebody.withoutAName(base);
    }

    /** As its people did it in August: proposed by Dana, agreed to by Rosa. */
    static void allowed(JdbcClient database) {
        allowed(
                database,
                "student answers",
                "Off. Students are not asked anything here.",
                "On. A host may ask their own students a question without names. Only the partnership reads the answers.",
                "Students know things about a lesson that nobody sees from the back of the room.");
        allowed(
                database,
                "audio",
                "Off. TwoLearn takes no sound, and measures none.",
                "On. A teacher’s own device may measure talk and silence in a recording of their own lesson. The sound stays on that device; TwoLearn takes none.",
                "Who has nobody free to visit can still find out who talks.");
    }

    private static void allowed(JdbcClient database, String rule, String before, String after, String reason) {
        database.sql("""
                do $$ declare change uuid := gen_random_uuid(); begin
                    perform set_config('session_replication_role', 'replica', true);
                    insert into rule_change (district_id, change_id, rule, value, before, after, reason, proposed_by, proposed_at, notice_ends, lapses_at)
                    select district_id, change, '%s', 'on', '%s', '%s', '%s',
                           person_id, now() - interval '75 days', now() - interval '60 days', now() - interval '15 days'
                      from person where email = 'dana.whitfield@lakeshore.example';
                    insert into rule_asked (district_id, change_id, person_id)
                    select district_id, change, person_id from person where email = 'rosa.delgado@lakeshore.example';
                    insert into rule_yes (district_id, change_id, person_id, said_at)
                    select district_id, change, person_id, now() - interval '62 days' from person where email = 'rosa.delgado@lakeshore.example';
                end $$
                """.formatted(rule, before, after, reason)).update();
    }

    void answer(Together us, LocalDate back) {
        var pulse = asks(us, "pulse", "I decide whether pairs talk before a card is drawn.", back);
        for (int i = 0; i < 22; i++)
            send(pulse, "item1", i < 14 ? 0 : i < 19 ? 1 : 2, "item2", i % 2, "item3", i < 9 ? 0 : 1 + i % 2);
        var shown = close(us, pulse);
        ana.posts(shown + "/showing");
        var slips = asks(us, "slips", "I decide what we begin with on Monday.", back);
        QUESTIONS.forEach(question -> send(slips, "words", question));
        var page = close(us, slips);
        var chosen = SLIP.matcher(ana.reads(page))
                .results()
                .limit(2)
                .map(one -> one.group(1))
                .toList();
        ana.posts(page + "/showing", "slip", chosen.getFirst(), "slip", chosen.getLast());
    }

    /** An ask that is open. */
    private record Asked(UUID id, String code) {}

    private Asked asks(Together us, String kind, String purpose, LocalDate back) {
        var id = UUID.randomUUID();
        var slips = kind.equals("slips");
        ana.posts(
                us.path() + "/students",
                "id",
                id,
                "kind",
                kind,
                "purpose",
                purpose,
                "item1",
                slips
                        ? "What is one thing you would ask now if nobody heard you?"
                        : "I had time to think before somebody answered.",
                "item2",
                "I said my reason out loud to somebody.",
                "item3",
                "I knew what to do when I was stuck.",
                "back",
                back,
                "most",
                STUDENTS,
                "minutes",
                10);
        var signs = SIGNS.matcher(ana.reads(us.path() + "/students/" + id));
        if (!signs.find()) throw new IllegalStateException("The demo's students have no code");
        return new Asked(id, signs.group(1).replace(" ", ""));
    }

    private void send(Asked asked, Object... said) {
        var fields = new java.util.ArrayList<Object>(List.of("form", UUID.randomUUID()));
        fields.addAll(List.of(said));
        student.posts("/answer/" + asked.code(), fields.toArray());
    }

    private String close(Together us, Asked asked) {
        var page = us.path() + "/students/" + asked.id();
        ana.posts(page + "/closing");
        ana.posts(page + "/look");
        return page;
    }
}
