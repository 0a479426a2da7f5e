package org.twolearn.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not there cannot be turned against anybody: kinds of library that are not on the class path. */
class AbsentTest {
    private static final List<String> JARS =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .toList();

    @ParameterizedTest(name = "no {0}")
    @CsvSource(delimiter = '~', textBlock = """
            directory service                 ~ .*ldap.*|unboundid.*
            LaTeX                             ~ .*latex.*|.*flexmark.*|jlatex.*
            cache server                      ~ .*memcached.*|lettuce.*|jedis.*|hazelcast.*|ehcache.*
            message or mail                   ~ .*mail.*|.*-jms.*|.*amqp.*|kafka.*
            GraphQL                           ~ .*graphql.*
            WebSocket                         ~ .*websocket(?!-api).*
            WebRTC                            ~ .*webrtc.*|.*ice4j.*|.*turn.*|.*dtls.*
            SAML                              ~ .*saml.*
            authorization server              ~ .*authorization-server.*
            one-time password by text message ~ .*twilio.*|.*totp.*|.*otp-java.*
            converter of documents or media   ~ poi.*|.*tika.*|.*pdfbox.*|.*imageio.*|.*twelvemonkeys.*|.*batik.*|.*thumbnail.*
            Markdown                          ~ .*commonmark.*|.*markdown.*
            pages for watching over a server  ~ .*actuator.*|.*jolokia.*|h2-.*|.*springdoc.*|.*swagger.*
            server of others' tokens          ~ .*oauth2-resource-server.*
            maker of ciphers but the JDK      ~ bc(prov|pkix|util|fips).*|.*bouncycastle.*|tink.*|conscrypt.*
            tools of developers               ~ .*devtools.*|.*spring-boot-docker.*
            """)
    void noSuchLibrary(String kind, String names) {
        assertThat(JARS).hasSizeGreaterThan(50);
        assertThat(JARS).as(kind).noneMatch(Pattern.compile(names).asMatchPredicate());
    }

    @Test
    void noDocumentOrPictureIsTakenInOnlyTablesOfText() {
        assertThat(Tree.of("src/main/java", ".jte").values().stream()
                        .flatMap(text -> Pattern.compile("<input[^>]*type=\"file\"[^>]*>")
                                .matcher(text)
                                .results())
                        .map(box -> box.group())
                        // Without a name nothing of it is sent: a recording is opened, and stays.
                        .filter(box -> box.contains(" name="))
                        .toList())
                .hasSize(1)
                .allMatch(box -> box.contains("accept=\".zip,.csv"));
    }

    @Test
    void thereIsNoPasswordToTypeOrToKeep() {
        var templates = Tree.of("src/main/java", ".jte");
        // A PIN opens what waits on one device, and never leaves it.
        templates.keySet().removeIf(name -> name.matches(".*/visits/(offline|door)\\.jte"));
        assertThat(templates.values()).noneMatch(text -> text.contains("type=\"password\""));
        assertThat(Tree.of("src/main/java/org/twolearn/signin", ".sql").values())
                .noneMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains("password"));
    }
}
