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
        }) assertThat(log.getAll()).containsPattern("(?m)^" + TIME + ".*" + what + "$");
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
        new Wire(port, "").posts("/signin/code", "code=" + printed.group());

        assertThat(log.getAll()).containsPattern("(?m)^" + TIME + ".*Noticed: SIGNED_IN$");
        assertThat(log.getAll()).doesNotContain("Botolph", bo.value().toString(), printed.group());
    }
}
