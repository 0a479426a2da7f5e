import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** What surefire wrote of a run: each test by its class and sentence, with nothing if it passed, else with what it said. */
interface RedReports {
    static Map<String, String> in(Path folder) throws Exception {
        var tests = new TreeMap<String, String>();
        if (!Files.exists(folder)) return tests;
        try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
            for (var file : files) add(file, tests);
        }
        return tests;
    }

    private static void add(Path file, Map<String, String> tests) throws Exception {
        var cases = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            var test = (Element) cases.item(i);
            var type = test.getAttribute("classname");
            // A test with parameters has its method in front of its sentence.
            var sentence = test.getAttribute("name").replaceFirst("^\\w+\\([^)]*\\) ", "").strip();
            if (test.getElementsByTagName("skipped").getLength() > 0) continue;
            tests.put(type.substring(type.lastIndexOf('.') + 1) + ": " + sentence, said(test, "failure") + said(test, "error"));
        }
    }

    private static String said(Element test, String how) {
        var found = test.getElementsByTagName(how);
        return found.getLength() == 0 ? "" : how + " " + found.item(0).getTextContent();
    }
}
