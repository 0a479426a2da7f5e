package org.twolearn.demo;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Lakeshore's people have been doing: one cycle in its middle, one closed, three who think together, offers open. */
final class Scenes {
    private final JdbcClient database;
    private final String base;
    private final Days days;
    private final School school;

    Scenes(JdbcClient database, String base, Clock clock) {
        this.database = database;
        this.base = base;
        this.days = new Days(database);
        this.school = new School(database, clock);
    }

    void play() {
        var ana = called("ana.ruiz");
        var ben = called("ben.okafor");
        var tom = called("tom.becker");
        var marcus = called("marcus.bell");
        var wendy = called("wendy.park");
        var cleo = called("cleo.hart");
        school.stopTheClocks();
        InClass.allowed(database);
        closed(tom, ben);
        thinkingPartners(cleo, List.of(wendy, marcus));
        var us = inTheMiddle(ana, ben);
        school.startThem();
        us.plan(ana, ben, ben, school.day(4), "12:40", "13:10", "");
        // After all that moves days: those inside a sealed copy stay as they are.
        us.shows(ana, called("grace.lee"), "goal");
        offer(marcus, List.of(ana), "think", "Could we think the density lab through together? Any day next week.");
        offer(
                ben,
                List.of(wendy),
                "visit",
                "If you ever want another pair of eyes in period 2, I would like to learn how you start a lesson.");
    }

    private Together inTheMiddle(Somebody ana, Somebody ben) {
        var us = begun(-17, ben, ana, "You said the same six hands answer everything. Shall we look at that together?");
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
        us.at(-16, "15:45");
        var cycle = us.cycle(ana, "Six students carry the whole discussion in period 5.");
        us.visited(
                -13,
                "12:40",
                ana,
                ben,
                "I want to know who gets a turn before I change anything.",
                14,
                "Who did you expect in the back corner?");
        us.at(-12, "15:50");
        us.puts(
                ana,
                cycle + "/standing",
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
        us.at(-10, "15:45");
        us.puts(
                ana,
                cycle + "/goal",
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
        us.puts(
                ben,
                cycle + "/understanding",
                "version",
                1,
                "understood",
                "It is about who speaks, not about how well.");
        var cards = us.puts(ben, cycle + "/options", "option", "Draw names from a stack of cards.");
        us.puts(ana, cycle + "/options", "option", "Let everyone write first, then ask.");
        us.puts(ana, cycle + "/choice", "about", cards, "because", "It takes the choosing away from me.");
        us.puts(
                ana,
                cycle + "/checklist",
                "base",
                0,
                "steps",
                "Ask the question\nOne minute in pairs\nDraw a card\nThe pair answers");
        us.puts(
                ben,
                cycle + "/seeing",
                "base",
                0,
                "way",
                "together",
                "watch",
                "What I do in the minute after a card is drawn.");
        us.puts(ana, cycle + "/seeing", "base", 0, "way", "visit", "watch", "How a colleague waits after asking.");
        us.visited(
                -6,
                "12:40",
                ana,
                ben,
                "Do the cards reach the back corner?",
                17,
                "What did you notice when a card came up twice?");
        us.at(-5, "15:45");
        var idea = us.idea(ben, ana, "Draw a card for a pair, not for one student.");
        us.puts(ana, idea + "/became", "became", "changed", "how", "They talk for a minute first, then the card.");
        us.at(-4, "12:55");
        new InClass(base, ana).answer(us, school.day(3));
        us.visited(
                -3,
                "12:40",
                ana,
                ben,
                "Now that they have a partner first: does the back corner talk?",
                21,
                "What changed for seats 19 and 24?");
        us.at(-2, "15:45");
        us.idea(ana, ana, "Ask the question, then turn my back and count to five on the board.");
        us.idea(ben, ana, "Let two students keep the count for one lesson.");
        us.learns(ana, "I thought I was calling on everyone. I was calling on everyone who looked at me.");
        us.learns(
                ben,
                "I count faster than I listen. For the last five minutes I put the tablet down and heard the reasoning I had been tallying.");
        us.at(-1, "16:10");
        us.talks(ana, -1, "Cards feel like a trap to the shy ones. Pairs first, then the card.");
        us.will(ana, ana, "Try the name cards in pairs, so nobody answers cold.", 4);
        us.will(ben, ana, "Bring the one-pager on wait time, cut to half a page.", 2);
        us.ends();
        return us;
    }

    private void closed(Somebody tom, Somebody ben) {
        var us = begun(-32, ben, tom, "Would a few weeks on how lessons start be of use to you?");
        us.says(tom, "To lose less time at the bell.", "", "", "");
        us.says(ben, "How a routine is built without raising one’s voice.", "", "", "");
        us.signs(tom, ben);
        us.at(-30, "15:45");
        var cycle = us.cycle(tom, "The first ten minutes melt away.");
        us.puts(
                tom,
                cycle + "/goal",
                "base",
                0,
                "sentence",
                "By the fourth week my students have begun to work three minutes after the bell.");
        us.visited(-24, "08:10", tom, ben, "When does the work begin?", 9, "What told the first table to start?");
        us.visited(-15, "08:10", tom, ben, "And now?", 18, "Who started without you?");
        us.at(-14, "15:45");
        us.learns(tom, "They start when there is something to start on. I had been waiting for silence.");
        us.learns(
                ben,
                "Tom never raised his voice, and I wrote down what he did instead: he stood still and read the task to himself.");
        us.puts(
                tom,
                cycle + "/closing",
                "what",
                "met",
                "story",
                "The question on the board did it, not the bell.",
                "next-partner",
                "");
        us.ends();
    }

    private void thinkingPartners(Somebody first, List<Somebody> others) {
        var id = offer(
                first, others, "thinking partners", "The three of us, once a month, in each other’s rooms. No forms.");
        var us = new Together(days, school, id, -24, "15:45");
        others.forEach(one -> one.posts(us.path() + "/acceptance", "read", 1));
        us.says(first, "How others end a lesson.", "", "", "");
        us.says(others.get(0), "To be watched without flinching.", "", "", "");
        us.says(others.get(1), "What math looks like from the back.", "", "", "");
        us.meets(first, "First Tuesday of the month, whoever has coffee.");
        us.signs(first, others.get(0), others.get(1));
        us.at(-6, "16:00");
        us.talks(first, -6, "We traded one thing that worked. Wendy’s exit question travels well.");
        us.learns(others.get(0), "Being watched stopped mattering after four minutes.");
        us.ends();
    }

    private Together begun(int schoolDays, Somebody by, Somebody with, String words) {
        var us = new Together(days, school, offer(by, List.of(with), "cycle", words), schoolDays, "15:45");
        with.posts(us.path() + "/acceptance", "read", 1);
        return us;
    }

    private UUID offer(Somebody by, List<Somebody> to, String kind, String words) {
        var fields = new java.util.ArrayList<Object>(
                List.of("id", UUID.randomUUID(), "kind", kind, "words", words, "until", ""));
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
