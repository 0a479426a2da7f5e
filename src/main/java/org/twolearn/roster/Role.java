package org.twolearn.roster;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a role of the format is here. Nobody becomes a coach by a file. */
final class Role {
    static final String STUDENT = "student";
    static final String GUARDIAN = "guardian";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("teacher", "teacher"),
            Map.entry("principal", "principal"),
            Map.entry("siteadministrator", "principal"),
            Map.entry("aide", "staff"),
            Map.entry("counselor", "staff"),
            Map.entry("proctor", "staff"),
            Map.entry("systemadministrator", "staff"),
            Map.entry("districtadministrator", "staff"),
            Map.entry("administrator", "staff"),
            Map.entry("student", STUDENT),
            Map.entry("guardian", GUARDIAN),
            Map.entry("parent", GUARDIAN),
            Map.entry("relative", GUARDIAN));

    /** What a district leads, or a school, is offered and accepted here. */
    private static final Set<String> AS_STAFF = Set.of("districtadministrator", "administrator");

    private Role() {}

    static boolean dropped(String kind) {
        return kind.equals(STUDENT) || kind.equals(GUARDIAN);
    }

    /** Leaves the row out where the role is none we know. */
    static String kind(Row row) {
        var role = row.required("role");
        var lower = role.toLowerCase(Locale.ROOT);
        var kind = lower.startsWith("ext:") ? "staff" : KINDS.get(lower);
        if (kind == null) throw row.leaveOut(Fault.ROLE_UNKNOWN, "role", role);
        if (lower.startsWith("ext:") || AS_STAFF.contains(lower)) row.found(Fault.ROLE_AS_STAFF, "role", role, null);
        else if (!Character.isLowerCase(role.charAt(0))) row.found(Fault.ROLE, "role", role, kind);
        return kind;
    }
}
