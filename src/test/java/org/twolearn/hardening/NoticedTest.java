package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.twolearn.Browser;
import org.twolearn.Someone;
import org.twolearn.Story;

/** What the log says of doors and tricks: that it happened and when, and never who. */
@Story
@ExtendWith(OutputCaptureExtension.class)
class NoticedTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) ";

    @LocalServerPort
    int port;

    @org.springframework.beans.factory.annotation.Autowired
    org.twolearn.Pair pair;

    @Test
    @DisplayName("C5/W1 A trick that was stopped stands in the log with its time, and nobody's name or words do")
    void whatWasStoppedIsSaid(CapturedOutput log) {
        var ada = Someone.called("Adalbertine");
        var token = Browser.session(ada);
        var hers = new Wire(port, token);
        var words = "Marmalade\u2028%0aWARN+Stopped:+FORGED";

        new Wire(port, "").posts("/signin/code", "code=" + words);
        new Wire(port, "").sends("POST", "/signin/passkey", words, "Content-Type", "application/json");
        new Wire(port, "").gets("/enrollment/Marmalade");
        hers.sends("POST", "/notebook", "note=" + words, "Sec-Fetch-Site", "cross-site");
        hers.gets("/promises;Marmalade");
        new Wire(port, "").raw("GET /promises HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        hers.posts("/signout", "");

        for (var what : new String[] {
            "Stopped: UNKNOWN_CODE",
            "Stopped: UNKNOWN_PASSKEY",
            "Stopped: LINK_THAT_IS_GONE",
            "Stopped: FORM_OF_ANOTHER_SITE",
            "Stopped: MALFORMED_ADDRESS",
            "Stopped: ASKED_BY_ANOTHER_ADDRESS",
            "Noticed: SIGNED_OUT"
        }) assertThat(log.getAll()).containsPattern(line(what));
        assertThat(log.getAll())
                .doesNotContain("Adalbertine", ada.value().toString(), token, "Marmalade", "FORGED", "evil.example");
    }

    @Test
    void whoComesInIsNoticedWithoutAName(CapturedOutput log) {
        var bo = Someone.called("Botolph");
        var page = new Wire(port, Browser.session(bo)).posts("/me/code", "").body();
        var printed =
                java.util.regex.Pattern.compile("[A-Z0-9]{4}(-[A-Z0-9]{4}){5}").matcher(page);
        assertThat(printed.find()).isTrue();
        var came = new Wire(port, "").posts("/signin/code", "code=" + printed.group());
        new Wire(port, "nobodys").gets("/partnerships");
        var token = came.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("twolearn="))
                .findFirst()
                .orElseThrow()
                .replaceAll("twolearn=|;.*", "");
        new Wire(port, token).gets("/partnerships");

        assertThat(log.getAll()).containsPattern(line("Noticed: SIGNED_IN"));
        assertThat(log.getAll()).containsPattern(line("Noticed: SESSION_OVER"));
        assertThat(log.getAll()).containsPattern(line("Noticed: DEVICE_NOT_LET_IN"));
        assertThat(log.getAll()).doesNotContain("Botolph", bo.value().toString(), printed.group());
        // One sign-in has one handle, by which its lines are read together.
        var handles = java.util.regex.Pattern.compile("(?:SIGNED_IN|DEVICE_NOT_LET_IN) at .* by ([0-9a-f]{8})")
                .matcher(log.getAll())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(handles).hasSize(2);
        assertThat(handles.getFirst()).isEqualTo(handles.getLast());
    }

    @Test
    @DisplayName("W6/W2 What is not theirs and what never was are one line in the log, with the kind of page and no id")
    void whatIsNotTheirsIsOneLineOfItsKind(CapturedOutput log) {
        var eve = Someone.called("Eve");
        var hers = new Wire(port, Browser.session(eve));
        var ours =
                pair.signed(Someone.called("Ada"), Someone.called("Bo")).value().toString();
        var never = java.util.UUID.randomUUID().toString();
        for (var id : new String[] {ours, never}) {
            hers.gets("/partnerships/" + id);
            hers.posts("/partnerships/" + id + "/learning", "id=" + java.util.UUID.randomUUID() + "&learned=Marmalade");
        }
        var lines = log.getAll()
                .lines()
                .filter(line -> line.contains("NOT_THERE_OR_NOT_THEIRS"))
                .map(line -> line.replaceAll(".*(Stopped.*)", "$1"))
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 2)).as("and nothing tells the two apart").isEqualTo(lines.subList(2, 4));
        assertThat(lines.getFirst())
                .matches("Stopped: NOT_THERE_OR_NOT_THEIRS at GET /partnerships/\\{id} by [0-9a-f]{8}");
        assertThat(log.getAll())
                .doesNotContain(ours, never, "Marmalade", eve.value().toString());
    }

    private static String line(String what) {
        return "(?m)^" + TIME + ".*" + what + " at (the door|[A-Z]+ (the door|/\\S*)) by (nobody|[0-9a-f]{8})$";
    }
}
