package org.twolearn.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.twolearn.Database;
import org.twolearn.Ruled;
import org.twolearn.Someone;
import org.twolearn.Story;

/** A later release brings other terms for small districts: two releases a year instead of one, and more noise. */
@Story
@DisplayName("W10 Other figures, or other noise, only once all staff were told and the representatives agreed")
class NewerFiguresTest {
    private static final JdbcClient DB = Database.superuser();

    @Autowired
    LedgerTable table;

    Staff staff;

    @BeforeAll
    static void aLaterReleaseBringsTerms() {
        DB.sql("insert into figure_terms (from_year, least, ends, quarters, added_at)"
                        + " values (2020, 50, '{6,12}', 1, now() - interval '30 days') on conflict do nothing")
                .update();
    }

    @BeforeEach
    void aSmallDistrict() {
        staff = Staff.of(60);
    }

    @Test
    @DisplayName("W10 A release that brings newer terms changes no figure of a district that was not asked")
    void notUnlessTheRuleIsOn() {
        staff.count(2021, 1);
        assertThat(followed()).isEqualTo("{12}/4");
        assertThat(shown()).isEqualTo(4);

        var asked = Staff.of(60);
        Ruled.on("newer figures", asked.district());
        asked.count(2021, 1);
        staff = asked;
        assertThat(followed()).isEqualTo("{6,12}/1");
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    @DisplayName("W10 A yes from before the terms were there to be read is none to them")
    void aYesIsToWhatWasThere() {
        Ruled.on("newer figures", staff.district());
        DB.sql("update rule_change set proposed_at = proposed_at - interval '40 days' where district_id = ?")
                .param(staff.district())
                .update();
        staff.count(2021, 1);
        assertThat(followed()).isEqualTo("{12}/4");
    }

    @Test
    @DisplayName("W10 What a school year began with, it ends with")
    void aBegunYearStays() {
        staff.count(2021, 1);
        Ruled.on("newer figures", staff.district());
        staff.count(2022, 1);
        assertThat(DB.sql("select string_agg(quarters::text, ' ' order by year) from figure_year where district_id = ?")
                        .param(staff.district())
                        .query(String.class)
                        .single())
                .isEqualTo("4 1");
    }

    private String followed() {
        return DB.sql("select ends::text || '/' || quarters from figure_year where district_id = ?")
                .param(staff.district())
                .query(String.class)
                .single();
    }

    /** The noise that the page tells for the smallest districts, as somebody there reads it. */
    private int shown() {
        var reader = staff.colleague("Rosa", "staff");
        return Someone.<Integer, RuntimeException>as(
                reader, () -> table.read().terms(2021).getFirst().quarters());
    }
}
