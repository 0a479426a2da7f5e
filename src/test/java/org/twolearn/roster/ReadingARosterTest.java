package org.twolearn.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.twolearn.Story;

@Story
class ReadingARosterTest {
    @Autowired
    Roster roster;

    Directory district;

    @BeforeEach
    void aDistrict() {
        district = Directory.of(roster);
    }

    @Test
    void aSoundPackageNeedsNoWord() {
        var preview = district.reads(Packed.sound().zip());

        assertThat(preview.findings()).isEmpty();
        assertThat(preview.of("join")).isEqualTo(4);
        assertThat(preview.of("leave")).isZero();
        assertThat(district.everything()).hasSize(1);
    }

    static Arguments fault(Fault fault, String where, int joins, Packed packed) {
        return Arguments.of(fault, where, joins, packed.zip());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        Fault.HEADING,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "givenName,familyName", "GivenNmae,family_name")),
                fault(
                        Fault.COLUMN_MISSING,
                        "users.csv",
                        0,
                        Packed.sound().replacing("users.csv", "givenName,familyName", "a,b")),
                fault(
                        Fault.COLUMN_TWICE,
                        "users.csv",
                        0,
                        Packed.sound().replacing("users.csv", "middleName", "givenName")),
                fault(
                        Fault.UNKNOWN_COLUMN,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "middleName", "shoeSize")),
                fault(
                        Fault.DATE,
                        "roles.csv",
                        4,
                        Packed.sound()
                                .replacing("roles.csv", "u1,primary,teacher,,", "u1,primary,teacher,08/18/2025,")),
                fault(
                        Fault.DATE,
                        "roles.csv",
                        4,
                        Packed.sound()
                                .replacing("roles.csv", "u1,primary,teacher,,", "u1,primary,teacher,18/08/2025,")),
                fault(
                        Fault.DATE_UNREADABLE,
                        "roles.csv",
                        4,
                        Packed.sound().replacing("roles.csv", "u1,primary,teacher,,", "u1,primary,teacher,someday,")),
                fault(
                        Fault.DATE_UNREADABLE,
                        "roles.csv",
                        4,
                        Packed.sound()
                                .replacing("roles.csv", "u1,primary,teacher,,", "u1,primary,teacher,2025-02-31,")),
                fault(
                        Fault.TRUE_OR_FALSE,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "u1,,,true", "u1,,,TRUE")),
                fault(
                        Fault.STATUS_IN_COMPLETE_FILE,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "u1,,,", "u1,active,,")),
                fault(Fault.STATUS, "users.csv", 3, Packed.sound().replacing("users.csv", "u1,,,", "u1,retired,,")),
                fault(
                        Fault.MODE_BLANK,
                        "manifest.csv",
                        4,
                        Packed.sound().replacing("manifest.csv", "users,bulk", "users,")),
                fault(
                        Fault.MODE_DIFFERS,
                        "manifest.csv",
                        4,
                        Packed.sound().replacing("manifest.csv", "users,bulk", "users,delta")),
                fault(
                        Fault.VERSION,
                        "manifest.csv",
                        4,
                        Packed.sound().replacing("manifest.csv", "oneroster.version,1.2", "oneroster.version,2.0")),
                fault(Fault.NO_MANIFEST, "manifest.csv", 4, Packed.sound().without("manifest.csv")),
                fault(Fault.FILE_NAME, "Users.CSV", 4, Packed.sound().renamed("users.csv", "Users.CSV")),
                fault(Fault.IN_A_FOLDER, "users.csv", 4, Packed.sound().renamed("users.csv", "export/users.csv")),
                fault(Fault.UNKNOWN_FILE, "readme.txt", 4, Packed.sound().with("readme.txt", "Hello")),
                fault(Fault.FILE_TWICE, "a/users.csv", 0, Packed.sound().with("a/users.csv", "x")),
                fault(Fault.UNSAFE_PATH, "../users.csv", 0, Packed.sound().with("../users.csv", "x")),
                fault(Fault.UNSAFE_PATH, "/etc/users.csv", 0, Packed.sound().with("/etc/users.csv", "x")),
                fault(
                        Fault.BYTE_ORDER_MARK,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "sourcedId,status", "\uFEFFsourcedId,status")),
                fault(
                        Fault.LINE_ENDS,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "sch1,\nu2", "sch1,\r\nu2")),
                fault(Fault.QUOTE_OPEN, "users.csv", 0, Packed.sound().replacing("users.csv", "Cleo", "\"Cleo")),
                fault(Fault.QUOTE_INSIDE, "users.csv", 0, Packed.sound().replacing("users.csv", "Cleo", "\"Cl\"eo")),
                fault(Fault.LINE_BREAK, "users.csv", 4, Packed.sound().replacing("users.csv", "Cleo", "\"Cleo\nMay\"")),
                fault(Fault.CONTROL, "users.csv", 4, Packed.sound().replacing("users.csv", "Cleo", "Cl\0eo")),
                fault(Fault.TOO_LONG, "users.csv", 3, Packed.sound().replacing("users.csv", "Cleo", "C".repeat(300))),
                fault(
                        Fault.FIELD_ENDLESS,
                        "users.csv",
                        0,
                        Packed.sound().replacing("users.csv", "Cleo", "C".repeat(3_000_000))),
                fault(Fault.FIELDS, "users.csv", 3, Packed.sound().replacing("users.csv", "Cleo", "Cleo,May,June")),
                fault(Fault.BLANK, "users.csv", 3, Packed.sound().replacing("users.csv", "Cleo", "")),
                fault(
                        Fault.TWICE,
                        "users.csv",
                        4,
                        Packed.sound()
                                .replacing("users.csv", "u4,,,", "u3,,,")
                                .with(
                                        "users.csv",
                                        Packed.sound().files.get("users.csv") + Packed.user("u1", "Another", "One"))),
                fault(
                        Fault.PERSON_MISSING,
                        "roles.csv",
                        4,
                        Packed.sound()
                                .with(
                                        "roles.csv",
                                        Packed.sound().files.get("roles.csv")
                                                + Packed.role("u-1177", "teacher", "sch1"))),
                fault(
                        Fault.ORG_MISSING,
                        "roles.csv",
                        4,
                        Packed.sound()
                                .replacing(
                                        "roles.csv",
                                        "r-u1-sch1,,,u1,primary,teacher,,,sch1",
                                        "r-u1-sch1,,,u1,primary,teacher,,,nowhere")),
                fault(
                        Fault.SHARED_EMAIL,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "u2@x.example", "U1@x.example")),
                fault(
                        Fault.OLD_COLUMN,
                        "users.csv",
                        4,
                        Packed.sound().replacing("users.csv", "userMasterIdentifier", "resourceSourcedIds")),
                fault(
                        Fault.ROLE,
                        "roles.csv",
                        4,
                        Packed.sound().replacing("roles.csv", "u1,primary,teacher", "u1,primary,Teacher")),
                fault(
                        Fault.ROLE_AS_STAFF,
                        "roles.csv",
                        4,
                        Packed.sound()
                                .replacing("roles.csv", "u1,primary,teacher", "u1,primary,districtAdministrator")),
                fault(
                        Fault.ROLE_UNKNOWN,
                        "roles.csv",
                        3,
                        Packed.sound().replacing("roles.csv", "u1,primary,teacher", "u1,primary,wizard")),
                fault(
                        Fault.CODES,
                        "courses.csv",
                        4,
                        Packed.sound()
                                .with("courses.csv", "sourcedId,title,subjects,subjectCodes\nc1,Science,\"a,b\",1\n")),
                fault(
                        Fault.COURSE_MISSING,
                        "classes.csv",
                        4,
                        Packed.sound().with("classes.csv", "sourcedId,title,courseSourcedId\nk1,Science,c9\n")),
                fault(Fault.NO_ROWS, "courses.csv", 4, Packed.sound().with("courses.csv", "sourcedId,title\n")),
                fault(Fault.EMPTY, "courses.csv", 0, Packed.sound().with("courses.csv", "")),
                fault(Fault.FILE_MISSING, "users.csv", 0, Packed.sound().without("users.csv")),
                fault(Fault.FILE_MISSING, "orgs.csv", 0, Packed.sound().without("orgs.csv")),
                fault(Fault.FILE_MISSING, "roles.csv", 0, Packed.sound().without("roles.csv")),
                fault(
                        Fault.NOBODY,
                        "users.csv",
                        0,
                        Packed.sound().with("users.csv", Packed.USERS + Packed.user("s1", "A", "Student"))),
                fault(Fault.TOO_MANY_FILES, "", 0, crowded()),
                fault(
                        Fault.SWELLS,
                        "users.csv",
                        0,
                        Packed.sound().with("users.csv", Packed.USERS + "\n".repeat(60 << 20))),
                Arguments.of(
                        Fault.NOT_UTF8,
                        "users.csv",
                        0,
                        Packed.sound()
                                .replacing("users.csv", "Cleo", "Cl\u00e9o")
                                .zip(text -> text.getBytes(StandardCharsets.ISO_8859_1))),
                Arguments.of(Fault.EMPTY, "roster.zip", 0, new byte[0]),
                Arguments.of(
                        Fault.DAMAGED,
                        "roster.zip",
                        0,
                        Arrays.copyOf(Packed.sound().zip(), 400)),
                Arguments.of(
                        Fault.NOT_A_ROSTER, "roster.zip", 0, "GIF89a nothing to read".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        Fault.QUOTE_OPEN,
                        "roster.zip",
                        0,
                        "name,email,school,position\n\"Ana Ruiz,a@x.example,S,Teacher\n"
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static Packed crowded() {
        var packed = Packed.sound();
        for (int i = 0; i < 200; i++) packed.with("file" + i + ".csv", "x");
        return packed;
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("faults")
    void everyFaultIsSaidAndNothingIsHalfDone(Fault fault, String file, int joins, byte[] bytes) {
        var before = district.everything();
        var preview = district.reads(bytes);

        assertThat(preview.findings()).anySatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(fault);
            assertThat(finding.file()).contains(file);
            assertThat(finding.found()).isNotBlank();
            assertThat(finding.does()).isNotBlank();
        });
        assertThat(preview.stopped()).isEqualTo(fault.becomes == Fault.Becomes.STOPS);
        assertThat(preview.of("join")).isEqualTo(joins);
        assertThat(district.everything()).isEqualTo(before);
        if (preview.stopped()) assertThat(district.waiting()).isZero();
    }

    @Test
    void studentsFamiliesPhonesAndPasswordsAreDroppedAndCounted() {
        var packed = Packed.sound()
                .with(
                        "users.csv",
                        Packed.sound().files.get("users.csv")
                                + "s1,,,true,s1,,Kim,Student,,,s1@x.example,1,2,,07,secret-word,,,,,sch1,\n"
                                + Packed.user("g1", "Pa", "Rent"))
                .with(
                        "roles.csv",
                        Packed.sound().files.get("roles.csv")
                                + Packed.role("s1", "student", "sch1")
                                + Packed.role("g1", "guardian", "sch1"))
                .with("demographics.csv", "sourcedId,sex\ns1,male\n");

        var preview = district.reads(packed.zip());

        assertThat(preview.tallies())
                .containsEntry("dropped:students", 1L)
                .containsEntry("dropped:guardians", 1L)
                .containsEntry("dropped:demographics", 1L)
                .containsEntry("dropped:phones", 2L)
                .containsEntry("dropped:passwords", 1L);
        assertThat(preview.of("join")).isEqualTo(4);
    }

    @Test
    void version11NamesTheRoleInTheUsersLine() {
        var packed = new Packed()
                .with("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users,bulk\nfile.orgs,bulk\n")
                .with("orgs.csv", Packed.sound().files.get("orgs.csv"))
                .with("users.csv", """
                        sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
                        u1,,,true,"sch1,d1",teacher,u1,,Ana,Ruiz,,,u1@x.example,,,,,
                        u2,,,true,sch1,student,u2,,Kim,Student,,,,,,,,
                        """);

        var report = district.imports(packed);

        assertThat(report.join()).isEqualTo(1);
        assertThat(district.everything()).contains("u1|Ana Ruiz|u1@x.example||true|teacher:Dunbar Middle:;teacher::");
    }

    @Test
    void aTableMayStandInAnyOrder() {
        var report = district.imports("""
                School;E-Mail;Position;Last name;First name;Pronouns
                Dunbar Middle;ana@x.example;Science teacher;Ruiz;Ana;she/her
                Dunbar Middle;ben@x.example;Instructional coach;Okafor;Ben;
                Dunbar Middle;;Teacher;Nobody;No
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(report.join()).isEqualTo(2);
        assertThat(report.lines()).anyMatch(line -> line.contains("line 4, column email"));
        assertThat(report.lines()).anyMatch(line -> line.contains("A coach is somebody who said yes"));
        assertThat(district.everything())
                .contains("mail:ana@x.example|Ana Ruiz|ana@x.example|she/her|true|teacher:Dunbar Middle:");
    }
}
