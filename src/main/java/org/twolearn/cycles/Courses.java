package org.twolearn.cycles;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.twolearn.partnerships.PartnershipId;

/** How the cycles of a partnership went: a front door of the module. */
@Service
public class Courses {
    private final Cycles cycles;
    private final Days days;

    Courses(Cycles cycles, Days days) {
        this.cycles = cycles;
        this.days = days;
    }

    /** The newest cycle first. Nothing for everybody else. */
    @Transactional(readOnly = true)
    public List<Course> of(PartnershipId partnership) {
        return cycles.story(partnership).cycles().stream().map(this::course).toList();
    }

    private Course course(Cycle cycle) {
        return new Course(cycle.id(), cycle.owner(), cycle.open(), Aim.of(cycle.goal()), tried(cycle));
    }

    private List<Course.Tried> tried(Cycle cycle) {
        return cycle.all(Kind.STRATEGY_CHOICE)
                .map(choice -> new Course.Tried(
                        choice.day() == null ? days.on(choice.at()) : choice.day(),
                        cycle.option(choice.about()),
                        cycle.optionBy(choice.about())))
                .sorted(Comparator.comparing(Course.Tried::day))
                .toList();
    }
}
