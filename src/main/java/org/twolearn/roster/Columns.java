package org.twolearn.roster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of each file that we look at or know, and which of them must be there. */
record Columns(String file, Set<String> required, List<String> known) {
    private static final String COMMON = "sourcedId status dateLastModified ";
    static final Map<String, Columns> ALL = Map.ofEntries(
            of("manifest", "propertyName value", ""),
            of("orgs", "sourcedId name type", COMMON + "identifier parentSourcedId"),
            of("academicSessions", "sourcedId", COMMON + "title type startDate endDate parentSourcedId schoolYear"),
            of(
                    "courses",
                    "sourcedId title",
                    COMMON + "schoolYearSourcedId courseCode grades orgSourcedId subjects subjectCodes"),
            of(
                    "classes",
                    "sourcedId courseSourcedId",
                    COMMON + "title grades classCode classType location schoolSourcedId termSourcedIds subjects"
                            + " subjectCodes periods"),
            of(
                    "users",
                    "sourcedId givenName familyName",
                    COMMON + "enabledUser username userIds middleName identifier email sms phone agentSourcedIds grades"
                            + " password userMasterIdentifier preferredGivenName preferredMiddleName preferredFamilyName"
                            + " primaryOrgSourcedId pronouns orgSourcedIds role"),
            of(
                    "roles",
                    "sourcedId userSourcedId role orgSourcedId",
                    COMMON + "roleType beginDate endDate userProfileSourcedId"),
            of(
                    "enrollments",
                    "classSourcedId userSourcedId role",
                    COMMON + "schoolSourcedId primary beginDate endDate"));

    /** Files of the format that hold nothing we keep. */
    static final Set<String> IGNORED = Set.of(
            "categories",
            "classResources",
            "courseResources",
            "demographics",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "scoreScales",
            "userProfiles",
            "userResources");

    private static Map.Entry<String, Columns> of(String file, String required, String others) {
        var known = (required + " " + others).strip().split(" +", -1);
        return Map.entry(
                file,
                new Columns(
                        file,
                        Set.of(required.split(" ", -1)),
                        List.of(known).stream().distinct().toList()));
    }

    /** The column that a misspelt heading means: the same letters, or at most two of them different. */
    Optional<String> meantBy(String heading) {
        var typed = letters(heading);
        return known.stream()
                .filter(column -> letters(column).equals(typed))
                .findFirst()
                .or(() -> known.stream()
                        .filter(column -> column.length() > 4 && distance(letters(column), typed) <= 2)
                        .findFirst());
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) return 3;
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = before + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                before = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
