package org.twolearn.promises;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may write a row, by a line of writers.tsv: whom it names, and one person only, where there is no line. */
record Writers(List<String> who, int most, Set<String> also, String arranged) {
    private static final Map<String, String> LISTED = Listed.in("writers.tsv", 2);

    static Writers of(String table, String what) {
        var line = LISTED.getOrDefault(table + " " + what, "named 1").split("\t", 2);
        var words = List.of(line[0].split(" "));
        return new Writers(
                List.of(words.get(0).split(",")),
                Integer.parseInt(words.get(1)),
                Set.copyOf(words.subList(2, words.size())),
                line.length > 1 ? line[1] : "select 1");
    }

    static Set<String> listed() {
        return LISTED.keySet();
    }

    boolean outside(String scope) {
        return also.contains("outside") || !scope.equals("partnership") && !also.contains("inside");
    }

    boolean may(Everybody all, Writing row, String person) {
        return who.stream().anyMatch(kind -> switch (kind) {
            case "named" -> row.names(person);
            case "members" -> all.members(row.row()).contains(person);
            case "runs" -> List.of(all.lived.olga, all.lived.lena).stream().anyMatch(one -> is(one, person));
            case "operator" ->
                List.of(all.lived.olga, all.lived.lena).stream().anyMatch(one -> is(one, person))
                        && !row.row().contains("\"person_id\": \"" + person);
            case "second" -> is(all.rita, person) && !row.row().contains("\"asked_by\": \"" + person);
            case "anyone" -> true;
            case "nobody" -> false;
            default -> throw new IllegalStateException(kind);
        });
    }

    private static boolean is(org.twolearn.people.PersonId one, String person) {
        return one.value().toString().equals(person);
    }
}
