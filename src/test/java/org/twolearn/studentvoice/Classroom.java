package org.twolearn.studentvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.twolearn.Pair;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.PersonId;

/** A host, their partner, and students who are nobody here. */
record Classroom(MockMvcTester browser, PartnershipId id, PersonId ana, PersonId ben) {
    static final String[] STATEMENTS = {
        "I had time to think.", "I said at least one thing out loud.", "I knew what to do when I was stuck."
    };
    private static final Pattern CODE = Pattern.compile("classcode__signs\">([A-Z0-9 ]+)<");

    String path() {
        return "/partnerships/" + id.value() + "/students";
    }

    String path(UUID ask) {
        return path() + "/" + ask;
    }

    /** Sends the form; what is given takes the place of what is usual. */
    MvcTestResult asks(UUID ask, String kind, String... instead) {
        var form = new java.util.LinkedHashMap<String, String>();
        form.put("id", ask.toString());
        form.put("kind", kind);
        form.put("purpose", "I decide whether we keep talking in pairs first.");
        for (int i = 1; i <= 3; i++) form.put("item" + i, STATEMENTS[i - 1]);
        form.put("back", LocalDate.now().plusDays(2).toString());
        form.put("most", "24");
        form.put("minutes", "30");
        for (int i = 0; i < instead.length; i += 2) form.put(instead[i], instead[i + 1]);
        var fields = form.entrySet().stream()
                .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
        return Pair.post(browser, ana, path(), fields);
    }

    /** A new ask that is open, and its code. */
    String opened(UUID ask, String kind, String... instead) {
        assertThat(asks(ask, kind, instead)).hasStatus3xxRedirection();
        return code(ask);
    }

    String code(UUID ask) {
        var found = CODE.matcher(read(ana, ask));
        assertThat(found.find()).as("a code for the board").isTrue();
        return found.group(1).replace(" ", "");
    }

    String read(PersonId who, UUID ask) {
        return text(Pair.get(browser, who, path(ask)));
    }

    MvcTestResult does(PersonId who, UUID ask, String what, String... fields) {
        return Pair.post(browser, who, path(ask) + what, fields);
    }

    /** By nobody. */
    MvcTestResult answers(String code, String... fields) {
        return answers(UUID.randomUUID(), code, fields);
    }

    MvcTestResult answers(UUID form, String code, String... fields) {
        var sent = browser.post().uri("/answer/" + code).param("form", form.toString());
        for (int i = 0; i < fields.length; i += 2) sent = sent.param(fields[i], fields[i + 1]);
        return sent.exchange();
    }

    void agree(String code, int times) {
        for (int i = 0; i < times; i++)
            assertThat(answers(code, "item1", "0", "item2", "1", "item3", i % 2 == 0 ? "0" : "2"))
                    .hasStatus3xxRedirection();
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getMvcResult().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
