package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands in no source, template, script or style of ours. */
class SourcesTest {
    private static final Map<String, String> JAVA = Tree.of("src/main/java", ".java");
    private static final Map<String, String> TEMPLATES = Tree.of("src/main/java", ".jte");
    private static final Map<String, String> SCRIPTS = Tree.of("src/main/resources/static", ".js");
    private static final Map<String, String> STYLES = Tree.of("src/main/resources/css", ".css");

    /** The strokes of our own icons, by a name that stands in the template. */
    @Test
    void onlyAnIconIsPutIntoAPageAsItIs() {
        assertThat(TEMPLATES).hasSizeGreaterThan(50);
        assertThat(TEMPLATES.entrySet())
                .filteredOn(one -> one.getValue().contains("$unsafe{"))
                .extracting(Map.Entry::getKey)
                .containsExactly("src/main/java/org/twolearn/web/icon.jte");
        assertThat(found(TEMPLATES, "web\\.icon\\(name = (?!\"[a-z0-9-]+\"[,)])[^)]*\\)"))
                // Names of our own kinds of finding and of fate, of which the icons have one each.
                .containsExactlyInAnyOrder(
                        "web.icon(name = open ? \"clock\" : idea.became()", "web.icon(name = finding.fault()");
        assertThat(
                        found(
                                TEMPLATES,
                                "<script(?![^>]*\\ssrc=\"(/js/[a-z/]+\\.js|\\$\\{(org\\.twolearn\\.web\\.)?Scripts\\.href\\(\"[a-z/]+\\.js\"\\)})\")"))
                .isEmpty();
    }

    /** A page's name is written in the program; at most a part of it is chosen among names that are. */
    @Test
    void noTemplateIsMadeOfWhatSomebodyTyped() {
        assertThat(found(JAVA, "new ModelAndView\\(\\s*+(?!\")[^)]*"))
                .allMatch(call -> call.matches("new ModelAndView\\((view, .*|back\\((partnership|share))"));
        assertThat(found(JAVA, "TemplateEngine\\.create(?!Precompiled)\\w*")).isEmpty();
        // The head of the book that people take along says so itself that nothing in it may run.
        assertThat(found(JAVA, "\"<[a-z]+[ >\"]")).as("HTML in Java").containsOnly("\"<meta ");
    }

    @Test
    void scriptsBuildNoMarkupAndRunNoText() {
        assertThat(SCRIPTS).hasSizeGreaterThan(5);
        assertThat(found(
                        SCRIPTS,
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|setTimeout\\([\"'`]"
                                + "|createContextualFragment|DOMParser|setAttribute\\([\"']on|\\.cookie\\b"))
                .isEmpty();
        // Sealed there: which hints a writer does not want to see again on this device.
        assertThat(holding("localStorage")).containsOnly("src/main/resources/static/js/hints/silence.js");
    }

    @Test
    void scriptsHearNoOtherWindowAndImportFromHereOnly() {
        assertThat(found(SCRIPTS, "window\\.opener|importScripts|https?://(?!www\\.w3\\.org/2000/svg)"))
                .isEmpty();
        // Between a page and the program of ours beside it, which hears nobody else.
        assertThat(holding("postMessage|[\"']message[\"']"))
                .containsOnly(
                        "src/main/resources/static/js/hints/hints.js",
                        "src/main/resources/static/js/hints/worker.js",
                        "src/main/resources/static/js/listen/hearing.js",
                        "src/main/resources/static/js/listen/worker.js");
        assertThat(holding("new (?:Shared)?Worker\\((?!program\\(\")")).isEmpty();
        assertThat(found(SCRIPTS, "(?:from|import) ?\\(?[\"'](?!\\.{0,2}/)[^\"']+"))
                .isEmpty();
    }

    @Test
    void scriptsCompareStrictlyAndReadNoNameOfAPagesElementAsAVariable() {
        assertThat(found(SCRIPTS, "[^=!<>]==[^=]|!=[^=]")).isEmpty();
        assertThat(
                        found(
                                SCRIPTS,
                                "__proto__|\\.prototype\\b|Object\\.assign\\((?!this, \\{)|document\\.forms\\b|document\\.all\\b"))
                .isEmpty();
    }

    @Test
    void noPageAndNoStyleAsksAnotherServer() {
        assertThat(found(STYLES, "https?:|//[a-z]+\\.|expression\\(|@import url\\(\"(?!reset|[a-z/-]+\\.css)"))
                .isEmpty();
        assertThat(found(TEMPLATES, "https?://")).isEmpty();
    }

    /** A link leads to a page of ours; what people write is shown as words, also where it looks like an address. */
    @Test
    void everyAddressInAPageBeginsWithASlash() {
        assertThat(found(TEMPLATES, "(?:href|action|src|formaction)=\"(?!/|#|\\$\\{)[^\"]*\""))
                .isEmpty();
    }

    @Test
    void noSecretStandsInASource() {
        var all = Tree.of("src/main", ".java", ".properties", ".sql", ".js", ".jte");
        all.put("twolearn", Tree.read("twolearn"));
        all.put("pom.xml", Tree.read("pom.xml"));
        assertThat(
                        found(
                                all,
                                "-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[bap]-|(?i)(password|secret|api[-_]?key) ?= ?[\"'][^\"'$ ?+]{6,}[\"']"))
                .isEmpty();
    }

    @Test
    void noHashIsWeakAndNoCipherIsOfAnOlderKind() {
        assertThat(
                        found(
                                JAVA,
                                "\"(MD5|MD2|SHA-?1|DES|DESede|RC4|RC2|Blowfish|AES|AES/ECB[^\"]*|AES/CBC[^\"]*|RSA/[^\"]*|[^\"]*PKCS1Padding)\""))
                .isSubsetOf("\"AES\"");
        assertThat(found(JAVA, "new SecretKeySpec\\([^;]*\"AES\"\\)|deriveKey\\(\\s*\"AES\""))
                .hasSize(6);
        assertThat(found(JAVA, "MessageDigest\\.getInstance\\(\"[^\"]+\"\\)"))
                .isNotEmpty()
                .allMatch(call -> call.contains("\"SHA-256\""));
        // No cipher is made anywhere but by the suite, whose names stand below.
        assertThat(found(JAVA, "Cipher\\.getInstance\\(\"[^\"]+\"\\)")).isEmpty();
        assertThat(found(JAVA, "[^e]Cipher\\.getInstance\\(")).hasSize(1);
        assertThat(found(Map.of("Suite", Tree.read("src/main/java/org/twolearn/vault/Suite.java")), "-> \"[^\"]+\""))
                .containsExactlyInAnyOrder("-> \"AES/GCM/NoPadding\"", "-> \"ChaCha20-Poly1305\"");
        assertThat(found(Tree.of("src/main/java", ".sql"), "\\b(md5|crypt|pgp_sym|gen_salt|random)\\("))
                .isEmpty();
    }

    /** Every one has a version that is one, from the parent or written here, and no other place than Central is asked. */
    @Test
    void everyLibraryHasOneVersionAndComesFromCentral() {
        var pom = Tree.read("pom.xml");
        assertThat(pom)
                .doesNotContain(
                        "<repositories>", "<pluginRepositories>", "SNAPSHOT", "LATEST", "RELEASE</", "<systemPath>")
                .doesNotContainPattern("<version>[^<]*[\\[(,+][^<]*</version>");
        assertThat(List.of(Tree.read(".mvn/wrapper/maven-wrapper.properties").split("\n", -1)))
                .anyMatch(line -> line.startsWith("distributionUrl=https://repo.maven.apache.org/maven2/"))
                .anyMatch(line -> line.matches("distributionSha256Sum=[0-9a-f]{64}"));
    }

    /** Made with each package, and left inside it: META-INF/sbom/application.cdx.json. */
    @Test
    void eachReleaseListsWhatIsInIt() {
        assertThat(Tree.read("pom.xml"))
                .containsPattern(
                        "(?s)cyclonedx-maven-plugin.{0,300}<phase>prepare-package</phase>.{0,100}makeAggregateBom")
                .containsPattern("<project.build.outputTimestamp>\\d{4}-");
    }

    @Test
    void nothingOfTheDatabaseAsksForASecretQuestion() {
        assertThat(found(
                        Tree.of("src/main/java", ".sql"),
                        "(?i)(hint|secret_question|security_question|password)\\b(?! '|.*password_encryption)"))
                .isEmpty();
    }

    private static List<String> holding(String pattern) {
        var what = Pattern.compile(pattern);
        return SCRIPTS.entrySet().stream()
                .filter(one -> what.matcher(one.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> found(Map<String, String> files, String pattern) {
        var what = Pattern.compile(pattern);
        return files.values().stream()
                .flatMap(text -> what.matcher(text).results().map(MatchResult::group))
                .toList();
    }
}
