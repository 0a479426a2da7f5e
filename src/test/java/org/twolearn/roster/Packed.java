package org.twolearn.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A roster package for a test, sound until somebody spoils it. */
final class Packed {
    final Map<String, String> files = new LinkedHashMap<>();

    static final String USERS = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
            + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
            + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n";
    static final String ROLES = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,"
            + "orgSourcedId,userProfileSourcedId\n";

    static String manifest(String mode) {
        return "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs," + mode + "\nfile.users,"
                + mode + "\nfile.roles," + mode + "\n";
    }

    static String user(String id, String given, String family) {
        return id + ",,,true," + id + ",," + given + "," + family + ",,," + id + "@x.example,,,,,,,,,,sch1,\n";
    }

    static String role(String user, String role, String org) {
        return "r-" + user + "-" + org + ",,," + user + ",primary," + role + ",,," + org + ",\n";
    }

    /** Three teachers in one school, one principal. */
    static Packed sound() {
        var packed = new Packed();
        packed.files.put("manifest.csv", manifest("bulk"));
        packed.files.put("orgs.csv", """
                sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
                d1,,,A district,district,,
                sch1,,,Dunbar Middle,school,,d1
                """);
        packed.files.put(
                "users.csv",
                USERS
                        + user("u1", "Ana", "Ruiz")
                        + user("u2", "Tom", "Becker")
                        + user("u3", "Cleo", "Hart")
                        + user("u4", "Grace", "Lee"));
        packed.files.put(
                "roles.csv",
                ROLES
                        + role("u1", "teacher", "sch1")
                        + role("u2", "teacher", "sch1")
                        + role("u3", "teacher", "sch1")
                        + role("u4", "principal", "sch1"));
        return packed;
    }

    Packed with(String file, String text) {
        files.put(file, text);
        return this;
    }

    Packed replacing(String file, String old, String by) {
        var text = files.get(file);
        if (!text.contains(old)) throw new IllegalArgumentException("No " + old + " in " + file);
        files.put(file, text.replace(old, by));
        return this;
    }

    Packed renamed(String file, String to) {
        files.put(to, files.remove(file));
        return this;
    }

    Packed without(String file) {
        files.remove(file);
        return this;
    }

    byte[] zip() {
        return zip(file -> file.getBytes(StandardCharsets.UTF_8));
    }

    byte[] zip(java.util.function.Function<String, byte[]> encoding) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(encoding.apply(file.getValue()));
                zip.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
