package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of people who have lived. */
interface Opened {
    /** Each page that somebody can open, by its address; those only the other can open are left out. */
    static Map<String, String> by(Asker reader, Lived lived) {
        var opened = new LinkedHashMap<String, String>();
        for (var address : addresses(lived)) {
            var answer = reader.gets(address);
            assertThat(answer.status()).as(address).isIn(200, 302, 303, 404);
            if (answer.status() == 200) opened.put(address, answer.body());
        }
        assertThat(opened).hasSizeGreaterThan(20);
        return opened;
    }

    private static List<String> addresses(Lived lived) {
        var all = new ArrayList<>(
                List.of("/", "/partnerships", "/notebook", "/offers/new", "/me", "/school", lived.path()));
        for (var page : List.of(
                "/agreement",
                "/agreement/lines",
                "/departure",
                "/cycles",
                "/stages",
                "/ideas",
                "/steps",
                "/talks",
                "/learning",
                "/visits/new?host=" + lived.ana.value())) all.add(lived.path() + page);
        for (var page : List.of("", "/change", "/preview")) all.add(lived.path() + "/visits/" + lived.planned + page);
        for (var page : List.of("", "/recorder", "/look", "/record"))
            all.add(lived.path() + "/visits/" + lived.visit + page);
        for (var page :
                List.of("", "/standing", "/goal", "/goal/versions", "/checklist", "/seeing", "/closing", "/records"))
            all.add(lived.path() + "/cycles/" + lived.cycle + page);
        for (var page : List.of("", "/change")) all.add("/partnerships/" + lived.open + page);
        return all;
    }
}
