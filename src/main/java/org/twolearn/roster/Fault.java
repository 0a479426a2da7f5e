package org.twolearn.roster;

import static org.twolearn.roster.Fault.Becomes.*;

import java.util.Locale;

/** What can be wrong with a line of a roster; its two sentences stand in the words under its name. */
enum Fault {
    EMPTY(STOPS),
    NOT_A_ROSTER(STOPS),
    DAMAGED(STOPS),
    TOO_MANY_FILES(STOPS),
    TOO_LARGE(STOPS),
    SWELLS(STOPS),
    UNSAFE_PATH(STOPS),
    FILE_TWICE(STOPS),
    FILE_MISSING(STOPS),
    COLUMN_MISSING(STOPS),
    COLUMN_TWICE(STOPS),
    NOT_UTF8(STOPS),
    QUOTE_OPEN(STOPS),
    QUOTE_INSIDE(STOPS),
    FIELD_ENDLESS(STOPS),
    NOBODY(STOPS),
    NO_MANIFEST(READ),
    VERSION(READ),
    IN_A_FOLDER(READ),
    FILE_NAME(READ),
    UNKNOWN_FILE(LEFT_OUT),
    BYTE_ORDER_MARK(READ),
    LINE_ENDS(READ),
    HEADING(READ),
    NO_HEADINGS(READ),
    UNKNOWN_COLUMN(LEFT_OUT),
    OLD_COLUMN(LEFT_OUT),
    MODE_BLANK(READ),
    MODE_DIFFERS(READ),
    NO_ROWS(READ),
    STATUS_IN_COMPLETE_FILE(READ),
    STATUS_MISSING(READ),
    STATUS(LEFT_OUT),
    TRUE_OR_FALSE(READ),
    DATE(READ),
    DATE_UNREADABLE(READ),
    LINE_BREAK(READ),
    CONTROL(READ),
    FIELDS(LEFT_OUT),
    TOO_LONG(LEFT_OUT),
    BLANK(LEFT_OUT),
    ROLE(READ),
    ROLE_AS_STAFF(READ),
    ROLE_UNKNOWN(LEFT_OUT),
    POSITION_OFFERED(READ),
    CODES(READ),
    TWICE(LEFT_OUT),
    PERSON_MISSING(LEFT_OUT),
    ORG_MISSING(READ),
    COURSE_MISSING(LEFT_OUT),
    NO_POSITION(LEFT_OUT),
    SHARED_EMAIL(READ),
    EMAIL_PASSED_ON(READ),
    YOURSELF(READ),
    LAST_OPERATOR(READ);

    enum Becomes {
        READ,
        LEFT_OUT,
        STOPS
    }

    final Becomes becomes;

    Fault(Becomes becomes) {
        this.becomes = becomes;
    }

    String icon() {
        return becomes == READ ? "check" : "x";
    }

    /** The key of what was found; with ".does", of what happens now. */
    String key() {
        return "roster.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
