package org.twolearn.cycles;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.twolearn.people.District;
import org.twolearn.people.People;
import org.twolearn.web.Words;

/** Days as the reader's district counts them, in words: "September 22", with the year where it is another one. */
@Component("cycleDays")
public class Days {
    private final People people;
    private final Clock clock;

    Days(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    public LocalDate today() {
        return district().today(clock);
    }

    public LocalDate on(Instant at) {
        return LocalDate.ofInstant(at, district().zone());
    }

    public String say(Instant at) {
        return say(on(at));
    }

    public String say(LocalDate day) {
        return Words.day(day, "MMMM d");
    }

    private District district() {
        return people.district();
    }
}
