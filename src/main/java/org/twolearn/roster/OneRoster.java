package org.twolearn.roster;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a OneRoster package, 1.1 or 1.2. Whoever does not work here is dropped before anything is stored. */
final class OneRoster {
    private static final int BITS = 1 << 24;

    private final Bundle bundle;
    private final Findings findings;
    private final Staged staged;
    private final LocalDate today;
    private final Map<String, String> manifest = new HashMap<>();
    private final Map<String, Mode> modes = new HashMap<>();
    /** Who has a position here, by the file or from before: at most a hundred thousand short texts. */
    private final Set<String> staff;

    /** Who is named as a student or a relative: a bit each, because there may be a million of them. */
    private final BitSet others = new BitSet(BITS);

    private final BitSet relatives = new BitSet(BITS);
    private boolean rolesInUsers;

    OneRoster(Bundle bundle, Findings findings, Staged staged, Set<String> known, LocalDate today) {
        this.bundle = bundle;
        this.findings = findings;
        this.staged = staged;
        this.staff = new HashSet<>(known);
        this.today = today;
    }

    Shape read() throws IOException {
        if (bundle.has("manifest")) sheet("manifest", row -> manifest.put(row.get("propertyName"), row.get("value")));
        else findings.add(Fault.NO_MANIFEST, "manifest.csv");
        var version = manifest.getOrDefault("oneroster.version", "");
        if (!version.matches("1\\.[12](\\.\\d+)?") && bundle.has("manifest"))
            findings.add(Fault.VERSION, "manifest.csv", 0, "oneroster.version", version, null);
        sheet("orgs", this::org);
        sheet("academicSessions", row -> {
            Days.read(row, "startDate");
            Days.read(row, "endDate");
        });
        sheet("courses", this::course);
        sheet("roles", this::role);
        sheet("users", this::user);
        sheet("classes", this::section);
        sheet("enrollments", this::enrollment);
        countDropped("demographics");
        countDropped("userProfiles");
        staged.flush();
        return shape(version);
    }

    private Shape shape(String version) {
        boolean complete = complete("users");
        boolean rolesComplete = rolesInUsers ? complete : complete("roles");
        boolean teaching = complete("enrollments") && complete("classes") && complete("courses");
        if (bundle.has("users") && complete && !bundle.has("orgs"))
            throw findings.stop(Fault.FILE_MISSING, "orgs.csv", 0, null, null);
        if (bundle.has("users") && complete && !bundle.has("roles") && !rolesInUsers)
            throw findings.stop(Fault.FILE_MISSING, "roles.csv", 0, null, null);
        if (!bundle.has("users") && rolesComplete && bundle.has("roles"))
            throw findings.stop(Fault.FILE_MISSING, "users.csv", 0, null, null);
        return new Shape(version, complete, rolesComplete && complete, complete("orgs"), rolesInUsers, teaching);
    }

    private final Map<String, Boolean> completeness = new HashMap<>();

    private boolean complete(String file) {
        return completeness.computeIfAbsent(file, name -> {
            var mode = modes.get(name);
            return mode != null
                    && mode.complete(
                            bundle.has("manifest") ? manifest.get("file." + name) : null, bundle.name(name), findings);
        });
    }

    private void sheet(String file, Consumer<Row> reader) throws IOException {
        var columns = Columns.ALL.get(file);
        if (columns == null || !bundle.has(file)) return;
        var mode = modes.computeIfAbsent(file, _ -> new Mode());
        try (InputStream bytes = bundle.open(file)) {
            new Sheet(bundle.name(file), columns, findings).read(bytes, row -> {
                mode.see(row);
                reader.accept(row);
            });
        }
    }

    private void org(Row row) {
        var type = row.get("type");
        staged.orgs.add(
                row.line(),
                row.required("sourcedId"),
                row.required("name"),
                type.equalsIgnoreCase("school"),
                row.kept("parentSourcedId"),
                row.gone());
    }

    private void course(Row row) {
        codes(row);
        if (!row.gone()) staged.courses.add(row.line(), row.required("sourcedId"), row.required("title"));
    }

    private void section(Row row) {
        codes(row);
        if (!row.gone()) staged.classes.add(row.line(), row.required("sourcedId"), row.required("courseSourcedId"));
    }

    private static void codes(Row row) {
        if (row.list("subjects").size() != row.list("subjectCodes").size())
            row.found(Fault.CODES, "subjectCodes", row.get("subjects"), row.get("subjectCodes"));
    }

    private void enrollment(Row row) {
        var person = row.required("userSourcedId");
        if (row.get("role").equalsIgnoreCase("student")) findings.drop("enrollments");
        else if (row.get("role").equalsIgnoreCase("teacher") && staff.contains(person) && !row.gone())
            staged.teaching.add(row.line(), person, row.required("classSourcedId"));
    }

    private void role(Row row) {
        var person = row.required("userSourcedId");
        var kind = Role.kind(row);
        if (Role.dropped(kind)) {
            (kind.equals(Role.STUDENT) ? others : relatives).set(bit(person));
            return;
        }
        Days.read(row, "beginDate");
        var ends = Days.read(row, "endDate");
        boolean over = ends.isPresent() && !ends.get().isAfter(today);
        if (over) findings.drop("ended");
        position(row, row.required("sourcedId"), person, row.kept("orgSourcedId"), kind, row.gone() || over);
        staff.add(person);
    }

    private void position(Row row, String source, String person, @Nullable String org, String kind, boolean gone) {
        staged.positions.add(row.line(), source, person, org, kind, null, gone);
    }

    private void user(Row row) {
        var source = row.required("sourcedId");
        count(row, "phone", "phones");
        count(row, "sms", "phones");
        count(row, "password", "passwords");
        rolesInUsers = !bundle.has("roles") && row.has("role");
        if (rolesInUsers && !fromUser(row, source)) return;
        if (!staff.contains(source)) {
            findings.drop(others.get(bit(source)) ? "students" : relatives.get(bit(source)) ? "guardians" : "others");
            return;
        }
        row.checkTruth("enabledUser");
        var given = row.kept("preferredGivenName");
        var family = row.kept("preferredFamilyName");
        staged.people.add(
                row.line(),
                source,
                given == null ? row.required("givenName") : given,
                family == null ? row.required("familyName") : family,
                row.kept("pronouns"),
                row.kept("email"),
                row.kept("username"),
                row.gone());
    }

    /** 1.1 has no roles.csv: the user's line names the role and the schools. */
    private boolean fromUser(Row row, String source) {
        var kind = Role.kind(row);
        if (Role.dropped(kind)) {
            findings.drop(kind.equals(Role.STUDENT) ? "students" : "guardians");
            return false;
        }
        staff.add(source);
        var orgs = row.list("orgSourcedIds");
        if (orgs.isEmpty()) position(row, source + "@", source, null, kind, row.gone());
        orgs.stream().distinct().forEach(org -> position(row, source + "@" + org, source, org, kind, row.gone()));
        return true;
    }

    private void count(Row row, String column, String what) {
        if (!row.get(column).isEmpty()) findings.drop(what);
    }

    private void countDropped(String file) throws IOException {
        if (!bundle.has(file)) return;
        try (InputStream bytes = bundle.open(file)) {
            var buffer = new byte[1 << 16];
            long lines = -1;
            for (int read; (read = bytes.read(buffer)) > 0; )
                for (int i = 0; i < read; i++) if (buffer[i] == '\n') lines++;
            findings.drop(file, Math.max(0, lines));
        }
    }

    private static int bit(String source) {
        return source.hashCode() & (BITS - 1);
    }
}
