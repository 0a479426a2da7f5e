package org.twolearn.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The pages of people who have lived. */
interface Opened {
    Pattern ACTION = Pattern.compile("method=\"post\"[^>]* action=\"([^\"]*)\"");

    /** One may leave, read what waits for oneself, call off, let something be counted, and change or erase one's own, also where one is alone. */
    Pattern OWN = Pattern.compile(
            "/departure$|/look$|/opening$|/withdrawal$|/mistakes$|/learning/|/students/|/deletion$|/figures/");

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

    /** What a page of one partnership still asks its reader to write or press, beside what is their own. */
    static List<String> asksFor(String path, String page) {
        return ACTION.matcher(page)
                .results()
                .map(form -> form.group(1))
                .filter(action ->
                        action.startsWith(path) && !OWN.matcher(action).find())
                .toList();
    }

    private static List<String> addresses(Lived lived) {
        var all = new ArrayList<>(List.of(
                "/",
                "/partnerships",
                "/notebook",
                "/offers/new",
                "/me",
                "/me/words",
                "/me/words/erasure",
                "/school",
                "/shares",
                "/shares/given/" + lived.share,
                "/notebook/" + lived.note + "/shares/new",
                lived.path()));
        for (var page : List.of(
                "/agreement",
                "/agreement/lines",
                "/departure",
                "/newcomers/new",
                "/cycles",
                "/stages",
                "/ideas",
                "/steps",
                "/talks",
                "/learning",
                "/students",
                "/students/new?kind=pulse",
                "/students/new?kind=slips",
                "/students/" + lived.ask,
                "/students/" + lived.openAsk,
                "/shares/new?level=goal&q=Pat",
                "/visits/new?host=" + lived.ana.value())) all.add(lived.path() + page);
        for (var page : List.of("", "/change", "/preview")) all.add(lived.path() + "/visits/" + lived.planned + page);
        for (var page : List.of("", "/recorder", "/look", "/record"))
            all.add(lived.path() + "/visits/" + lived.visit + page);
        for (var page : List.of("/codes?", "/codes/lines?letter=a&"))
            all.add(lived.path() + "/visits/" + lived.visit + page + "recorder=" + lived.ben.value());
        for (var page :
                List.of("", "/standing", "/goal", "/goal/versions", "/checklist", "/seeing", "/closing", "/records"))
            all.add(lived.path() + "/cycles/" + lived.cycle + page);
        for (var page : List.of("", "/change")) all.add("/partnerships/" + lived.open + page);
        return all;
    }
}
