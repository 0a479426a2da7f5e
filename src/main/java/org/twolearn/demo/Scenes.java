package org.twolearn.demo;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Lakeshore's people have been doing: one cycle in its middle, one closed, three who think together, offers open. */
final class Scenes {
    private final JdbcClient database;
    private final String base;
    private final Days days;

    Scenes(JdbcClient database, String base) {
        this.database = database;
        this.base = base;
        this.days = new Days(database);
    }

    void play() {
        var ana = called("ana.ruiz");
        var ben = called("ben.okafor");
        var tom = called("tom.becker");
        var marcus = called("marcus.bell");
        var wendy = called("wendy.park");
        var cleo = called("cleo.hart");
        closed(tom, ben);
        thinkingPartners(cleo, List.of(wendy, marcus));
        inTheMiddle(ana, ben);
        offer(marcus, List.of(ana), "think", "Could we think the density lab through together? Any day next week.");
        offer(
                ben,
                List.of(wendy),
                "visit",
                "If you ever want another pair of eyes in period 2, I would like to learn how you start a lesson.");
    }

    private void inTheMiddle(Somebody ana, Somebody ben) {
        var us = begun(ben, ana, "You said the same six hands answer everything. Shall we look at that together?");
        us.says(
                ana,
                "To hear the other twenty.",
                "The same six students answer every question in period 5.",
                "Eleven years of labs that mostly worked.",
                "I choose the goal and what we count. I say when something is off, on the day.");
        us.says(
                ben,
                "What makes a quiet student decide to speak.",
                "I have watched many rooms and changed few.",
                "A stopwatch, and patience.",
                "I come when I said I would, and I say what I learned.");
        us.meets(ana, "Thursdays after period 6, in Ana’s room, half an hour.");
        us.signs(ana, ben);
        us.pass(2);
        var cycle = us.cycle(ana, "Six students carry the whole discussion in period 5.");
        us.visited(
                ana,
                ben,
                "I want to know who gets a turn before I change anything.",
                14,
                "Who did you expect in the back corner?");
        ana.posts(
                cycle + "/standing",
                "id",
                UUID.randomUUID(),
                "base",
                0,
                "what",
                "visit",
                "pleased",
                "Everybody was busy.",
                "differed",
                "I thought I was calling on everyone.",
                "students",
                "14 of 26 had a turn; the back corner had none.");
        us.pass(6);
        ana.posts(
                cycle + "/goal",
                "id",
                UUID.randomUUID(),
                "base",
                0,
                "sentence",
                "At least 23 of my 26 students in period 5 explain their thinking to someone, out loud, three lessons in a row.",
                "line",
                "23",
                "line-of",
                "seats",
                "why",
                "Explaining is how they find out what they know.");
        ben.posts(
                cycle + "/understanding",
                "id",
                UUID.randomUUID(),
                "version",
                1,
                "understood",
                "It is about who speaks, not about how well.");
        var cards = UUID.randomUUID();
        ben.posts(cycle + "/options", "id", cards, "option", "Draw names from a stack of cards.");
        ana.posts(cycle + "/options", "id", UUID.randomUUID(), "option", "Let everyone write first, then ask.");
        ana.posts(
                cycle + "/choice",
                "id",
                UUID.randomUUID(),
                "about",
                cards,
                "because",
                "It takes the choosing away from me.");
        ana.posts(
                cycle + "/checklist",
                "id",
                UUID.randomUUID(),
                "base",
                0,
                "steps",
                "Ask the question\nOne minute in pairs\nDraw a card\nThe pair answers");
        ben.posts(
                cycle + "/seeing",
                "id",
                UUID.randomUUID(),
                "base",
                0,
                "way",
                "together",
                "watch",
                "What I do in the minute after a card is drawn.");
        ana.posts(
                cycle + "/seeing",
                "id",
                UUID.randomUUID(),
                "base",
                0,
                "way",
                "visit",
                "watch",
                "How a colleague waits after asking.");
        us.pass(7);
        us.visited(
                ana, ben, "Do the cards reach the back corner?", 17, "What did you notice when a card came up twice?");
        var idea = UUID.randomUUID();
        ben.posts(us.path() + "/ideas", "id", idea, "idea", "Draw a card for a pair, not for one student.");
        ana.posts(
                us.path() + "/ideas/" + idea + "/became",
                "id",
                UUID.randomUUID(),
                "became",
                "changed",
                "how",
                "They talk for a minute first, then the card.");
        us.pass(5);
        us.visited(
                ana,
                ben,
                "Now that they have a partner first: does the back corner talk?",
                21,
                "What changed for seats 19 and 24?");
        ana.posts(
                us.path() + "/ideas",
                "id",
                UUID.randomUUID(),
                "idea",
                "Ask the question, then turn my back and count to five on the board.");
        ben.posts(
                us.path() + "/ideas",
                "id",
                UUID.randomUUID(),
                "idea",
                "Let two students keep the count for one lesson.");
        ana.posts(
                us.path() + "/learning",
                "id",
                UUID.randomUUID(),
                "learned",
                "I thought I was calling on everyone. I was calling on everyone who looked at me.");
        ben.posts(
                us.path() + "/learning",
                "id",
                UUID.randomUUID(),
                "learned",
                "I count faster than I listen. For the last five minutes I put the tablet down and heard the reasoning I had been tallying.");
        us.pass(2);
        ana.posts(
                us.path() + "/talks",
                "id",
                UUID.randomUUID(),
                "day",
                us.today(),
                "note",
                "Cards feel like a trap to the shy ones. Pairs first, then the card.");
        ana.posts(
                us.path() + "/steps",
                "id",
                UUID.randomUUID(),
                "step",
                "Try the name cards in pairs, so nobody answers cold.",
                "day",
                us.inDays(4));
        ben.posts(
                us.path() + "/steps",
                "id",
                UUID.randomUUID(),
                "step",
                "Bring the one-pager on wait time, cut to half a page.",
                "day",
                us.inDays(2));
        us.plan(ana, ben, ben, us.inDays(5), "10:40", "11:10", "");
    }

    private void closed(Somebody tom, Somebody ben) {
        var us = begun(ben, tom, "Would a few weeks on how lessons start be of use to you?");
        us.says(tom, "To lose less time at the bell.", "", "", "");
        us.says(ben, "How a routine is built without raising one’s voice.", "", "", "");
        us.signs(tom, ben);
        us.pass(3);
        var cycle = us.cycle(tom, "The first ten minutes melt away.");
        tom.posts(
                cycle + "/goal",
                "id",
                UUID.randomUUID(),
                "base",
                0,
                "sentence",
                "By the fourth week my students have begun to work three minutes after the bell.");
        us.pass(9);
        us.visited(tom, ben, "When does the work begin?", 9, "What told the first table to start?");
        us.pass(12);
        us.visited(tom, ben, "And now?", 18, "Who started without you?");
        tom.posts(
                us.path() + "/learning",
                "id",
                UUID.randomUUID(),
                "learned",
                "They start when there is something to start on. I had been waiting for silence.");
        ben.posts(
                us.path() + "/learning",
                "id",
                UUID.randomUUID(),
                "learned",
                "Tom never raised his voice, and I wrote down what he did instead: he stood still and read the task to himself.");
        tom.posts(
                cycle + "/closing",
                "id",
                UUID.randomUUID(),
                "what",
                "met",
                "story",
                "The question on the board did it, not the bell.",
                "next-partner",
                "");
        us.pass(8);
    }

    private void thinkingPartners(Somebody first, List<Somebody> others) {
        var id = offer(
                first, others, "thinking partners", "The three of us, once a month, in each other’s rooms. No forms.");
        var us = new Together(database, days, id);
        others.forEach(one -> one.posts(us.path() + "/acceptance", "read", 1));
        us.says(first, "How others end a lesson.", "", "", "");
        us.says(others.get(0), "To be watched without flinching.", "", "", "");
        us.says(others.get(1), "What math looks like from the back.", "", "", "");
        us.meets(first, "First Tuesday of the month, whoever has coffee.");
        us.signs(first, others.get(0), others.get(1));
        us.pass(20);
        first.posts(
                us.path() + "/talks",
                "id",
                UUID.randomUUID(),
                "day",
                us.today(),
                "note",
                "We traded one thing that worked. Wendy’s exit question travels well.");
        others.get(0)
                .posts(
                        us.path() + "/learning",
                        "id",
                        UUID.randomUUID(),
                        "learned",
                        "Being watched stopped mattering after four minutes.");
        us.pass(4);
    }

    private Together begun(Somebody by, Somebody with, String words) {
        var us = new Together(database, days, offer(by, List.of(with), "cycle", words));
        with.posts(us.path() + "/acceptance", "read", 1);
        return us;
    }

    private UUID offer(Somebody by, List<Somebody> to, String kind, String words) {
        var fields = new java.util.ArrayList<Object>(List.of("id", UUID.randomUUID(), "kind", kind, "words", words, "until", ""));
        to.forEach(one -> fields.addAll(List.of("to", one.person())));
        var there = by.posts("/offers", fields.toArray());
        return UUID.fromString(there.substring(there.lastIndexOf('/') + 1));
    }

    private Somebody called(String name) {
        return Somebody.at(
                base,
                database.sql("select person_id from person where email = ?")
                        .param(name + "@lakeshore.example")
                        .query(UUID.class)
                        .single());
    }
}
