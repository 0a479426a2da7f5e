package org.twolearn.promises;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;

/** Asks for what is there and not the asker's, and for what is not there at all; the answers must be the same. */
record Probe(Lived lived) {
    Asker.Answer alike(SoftAssertions softly, Asker who, String endpoint, Map<String, Object> ids, int expected) {
        return same(softly, who, endpoint, ids, Endpoints.random(ids), expected);
    }

    /** Asks for what is there and for what is not, with a form filled in and with an empty one. 0: any status. */
    Asker.Answer same(
            SoftAssertions softly,
            Asker who,
            String endpoint,
            Map<String, Object> ids,
            Map<String, Object> random,
            int expected) {
        var method = Endpoints.method(endpoint);
        var there = Endpoints.filled(endpoint, ids);
        var nowhere = Endpoints.filled(endpoint, random);
        Asker.Answer last = null;
        List<Map<String, Object>> forms = method.equals("GET") ? List.of(Map.of()) : List.of(Map.of(), plausible());
        for (var form : forms) {
            last = who.asks(method, there.path(), form);
            var other = who.asks(method, nowhere.path(), form);
            var what = "%s, %s, %d fields".formatted(endpoint, who.name(), form.size());
            softly.assertThat(last.without(there.ids())).as(what).isEqualTo(other.without(nowhere.ids()));
            // A form without its fields may be one that cannot be read, wherever it is sent.
            if (expected != 0 && !(form.isEmpty() && last.status() == 400))
                softly.assertThat(last.status()).as(what).isEqualTo(expected);
            softly.assertThat(last.status()).as(what).isLessThan(500);
        }
        return last;
    }

    /** Something for every field that any form has. */
    Map<String, Object> plausible() {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", UUID.randomUUID());
        for (var number : List.of("version", "base", "step", "read", "after", "from")) form.put(number, 1);
        for (var words : List.of(
                "words",
                "hope",
                "meeting",
                "challenge",
                "sentence",
                "pleased",
                "understood",
                "option",
                "because",
                "steps",
                "said",
                "story",
                "idea",
                "about",
                "note",
                "learned",
                "sees",
                "surprises",
                "unseen",
                "differed",
                "remark",
                "question",
                "purpose",
                "room",
                "part",
                "name",
                "how",
                "stands",
                "code")) form.put(words, "Something");
        form.put("became", "taken");
        form.put("mistaken", UUID.randomUUID());
        form.put("recorder", lived.ben.value());
        form.put("letter", "a");
        form.put("watch", "Something");
        form.put("what", "keep");
        form.put("kind", "think");
        form.put("host", lived.ana.value());
        form.put("visitor", lived.ben.value());
        form.put("person", lived.ana.value());
        form.put("day", LocalDate.now().plusDays(3));
        form.put("begins", "10:00");
        form.put("ends", "10:30");
        form.put("instrument", "opportunities");
        form.put("seats", 26);
        form.put("role", "silent");
        form.put("told", "yes");
        form.put("zone", "America/Chicago");
        form.put("days", 1);
        form.put("table", "Name\nSomebody");
        return form;
    }
}
