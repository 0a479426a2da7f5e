package org.twolearn.visits;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.twolearn.Browser;
import tools.jackson.databind.json.JsonMapper;

/** The recorder's screen and the server say the same, to the last letter. */
class VectorsInTheBrowserTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static Page page;

    @BeforeAll
    static void opened() {
        page = Browser.window(9).newPage();
        page.route("**/*", VectorsInTheBrowserTest::served);
        page.navigate("http://localhost:9/");
    }

    @AfterAll
    static void closed() {
        page.context().close();
    }

    @ParameterizedTest
    @MethodSource("org.twolearn.visits.VectorsTest#vectors")
    void theSameFilesSayTheSame(VectorsTest.Vector vector) {
        var server = FiguresScript.said(vector.plan(), vector.taps(), vector.bell());
        var browser = page.evaluate(
                "async ([plan, taps, bell]) => JSON.stringify((await import('/js/figures/figures.js'))"
                        + ".figures(JSON.parse(plan), JSON.parse(taps), bell))",
                List.of(JSON.writeValueAsString(vector.plan()), JSON.writeValueAsString(vector.taps()), (double)
                        vector.bell()));
        assertThat(JSON.readTree(browser.toString())).isEqualTo(JSON.readTree(server));
    }

    private static void served(Route route) {
        var path = URI.create(route.request().url()).getPath();
        var script = path.startsWith("/js/");
        try {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType(script ? "text/javascript" : "text/html")
                    .setBodyBytes(
                            script ? new ClassPathResource("static" + path).getContentAsByteArray() : new byte[0]));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
