package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.Cookie;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.twolearn.Browser;
import org.twolearn.Database;
import org.twolearn.people.PersonId;
import org.twolearn.promises.Inside;

/** Words that want to be a page, a script, a statement or a formula, written through the real forms wherever one can. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Database.class)
@Import(HostileWordsTest.Overheard.class)
class HostileWordsTest {
    private static final String WORDS =
            "Quince\"'`><img src=x onerror=ran()><svg/onload=ran()></textarea></title></script>"
                    + "<script>ran()</script><a href=javascript:ran()>${7*7}{{7*7}}#{7*7}%s{0}&lt;b&gt;\\u003cb\\u003e'; drop table note--";
    private static final String STRANGE = """
            [...document.querySelectorAll('*')].filter(one =>
                one.matches('img[src=x], script:not([src^="/js/"]), iframe, object, embed, base, meta[http-equiv], link[href^="http"]')
                || [...one.attributes].some(a => /^on/i.test(a.name) || /^\\s*(javascript|data|vbscript):/i.test(a.value)))
            .map(one => one.outerHTML.slice(0, 200))""";

    private static Inside inside;

    @LocalServerPort
    int port;

    @BeforeEach
    void theyHaveWrittenIt() {
        if (inside != null) return;
        inside = Inside.saying(port, WORDS, "Quince\"'><img src=x onerror=ran()>");
        var db = Database.superuser();
        for (var person : List.of(inside.host(), inside.coach()))
            db.sql("update person set given_name = ?, family_name = ? where person_id = ?")
                    .params("<b>Given</b>" + WORDS, WORDS, person.value())
                    .update();
    }

    @Test
    @DisplayName("A page shows them as they were written: no element, no attribute and no address is made of them")
    void wordsStayWords() {
        var found = new ArrayList<String>();
        int shown = 0;
        for (var host : List.of(true, false))
            try (var window = Browser.CHROME.newContext(new NewContextOptions()
                    .setBaseURL("http://localhost:" + port)
                    .setBypassCSP(true))) {
                window.addInitScript("window.ran = () => { window.wasRun = true; }");
                window.addCookies(List.of(cookie(host ? inside.host() : inside.coach())));
                var page = window.newPage();
                page.onDialog(dialog -> dialog.dismiss());
                for (var path : inside.pages(host).keySet()) {
                    page.navigate(path);
                    var strange = (List<?>) page.evaluate(STRANGE);
                    if (!strange.isEmpty()) found.add(path + " " + strange);
                    if (page.evaluate("window.wasRun === true").equals(true)) found.add(path + " ran");
                    if (page.content().contains("49")
                            && page.evaluate("document.body.innerText.includes('>49')")
                                    .equals(true)) found.add(path + " reckoned");
                    if (page.evaluate(
                                    "words => document.body.textContent.includes(words)"
                                            + " || [...document.querySelectorAll('input, textarea')].some(box => box.value.includes(words))",
                                    WORDS)
                            .equals(true)) shown++;
                }
            }
        assertThat(found).isEmpty();
        assertThat(shown).as("pages that show the words whole").isGreaterThan(15);
    }

    @Test
    @DisplayName("No statement is made of them: what the database is asked is written in the program")
    void noStatementIsMadeOfWords() {
        inside.pages(true);
        assertThat(Overheard.STATEMENTS).hasSizeGreaterThan(100).hasSizeLessThan(1000);
        assertThat(Overheard.STATEMENTS)
                .noneMatch(sql -> sql.contains("Quince") || sql.contains("drop table"))
                .noneMatch(sql -> sql.matches("(?s).*'[0-9a-f]{8}-[0-9a-f]{4}-.*"));
    }

    @Test
    @DisplayName(
            "A cookie that a script could read is given nobody, and nothing is left in the browser that a form sent")
    void theBrowserKeepsNothing() {
        try (var window = Browser.CHROME.newContext(new NewContextOptions().setBaseURL("http://localhost:" + port))) {
            window.addCookies(List.of(cookie(inside.host())));
            var page = window.newPage();
            var asked = new ArrayList<String>();
            page.onRequest(request -> asked.add(request.url()));
            for (var path : inside.pages(true).keySet()) page.navigate(path);
            assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith("http://localhost:" + port + "/"));
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
            assertThat(page.evaluate("JSON.stringify(sessionStorage)").toString())
                    .doesNotContain("Quince");
        }
    }

    private static Cookie cookie(PersonId person) {
        return new Cookie("twolearn", Browser.session(person))
                .setDomain("localhost")
                .setPath("/")
                .setHttpOnly(true);
    }

    /** Hears every statement on its way to the database. */
    @TestConfiguration
    static class Overheard {
        static final Set<String> STATEMENTS = ConcurrentHashMap.newKeySet();

        @Bean
        static BeanPostProcessor listener() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("asApplication") ? heard(DataSource.class, bean) : bean;
                }
            };
        }

        private static Object heard(Class<?> type, Object behind) {
            return Proxy.newProxyInstance(
                    Overheard.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        if (arguments != null
                                && arguments.length > 0
                                && arguments[0] instanceof String sql
                                && method.getName().matches("prepare.*|execute.*")) STATEMENTS.add(sql);
                        try {
                            var result = method.invoke(behind, arguments);
                            return result instanceof Connection ? heard(Connection.class, result) : result;
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }
    }
}
