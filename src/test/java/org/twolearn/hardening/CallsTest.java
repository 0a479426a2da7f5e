package org.twolearn.hardening;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that our own classes do not make, read from their bytes. */
class CallsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.twolearn");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', textBlock = """
            no Java object is read from bytes ~ java\\.io\\.Object(Input|Output)Stream.*|java\\.beans\\.XML.*|java\\.rmi\\..*
            nothing is decoded a second time ~ java\\.net\\.URLDecoder
            no expression is evaluated ~ javax\\.script\\..*|org\\.springframework\\.expression\\..*|javax\\.tools\\..*|jdk\\.jshell\\..*|groovy\\..*
            no XML, XPath or XSLT ~ (javax|org)\\.(xml|w3c)\\..*|org\\.xml\\.sax.*
            no names are looked up ~ javax\\.naming\\..*
            nothing is random that can be told beforehand ~ java\\.util\\.Random|java\\.util\\.SplittableRandom|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.util\\.random\\..*
            no native code and no raw memory ~ sun\\.misc\\..*|jdk\\.internal\\..*|java\\.lang\\.foreign\\..*
            nothing is fetched from elsewhere ~ java\\.net\\.(URLConnection|HttpURLConnection|Socket|DatagramSocket)|java\\.nio\\.channels\\.SocketChannel
            no log file of our own making ~ java\\.util\\.logging\\..*|org\\.apache\\.(log4j|logging)\\..*
            no mail, no directory service, no cache server ~ (jakarta|javax)\\.(mail|jms)\\..*|.*(ldap|memcached|redis).*
            """)
    void classesThatNobodyUses(String claim, String types) {
        noClasses()
                .should()
                .dependOnClassesThat(nameMatching(types))
                .because(claim)
                .check(OURS);
    }

    @Test
    void programsAreStartedByTheModuleOfTheDatabaseOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.twolearn.database")
                .should()
                .dependOnClassesThat(nameMatching("java\\.lang\\.ProcessBuilder.*|java\\.lang\\.Process"))
                .orShould()
                .callMethodWhere(target(nameMatching("exec")).and(target(owner(nameMatching("java\\.lang\\.Runtime")))))
                .check(OURS);
    }

    @Test
    void nothingElseGoesOutButTheDemosOwnVisits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.twolearn.demo")
                // Those who ask the issuer of the school's accounts, whose address stands in the settings.
                .and()
                .haveNameNotMatching("org\\.twolearn\\.signin\\.(Issuer|IssuerKeys|AccountExchange)(\\$.*)?")
                .should()
                .dependOnClassesThat(nameMatching("java\\.net\\.http\\..*|org\\.springframework\\.web\\.client\\..*"))
                .check(OURS);
    }

    @Test
    void nobodyDecidesWhatIsRandomByTheClock() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(nameMatching("random")).and(target(owner(nameMatching("java\\.lang\\.(Strict)?Math")))))
                .check(OURS);
    }

    /** A field made from a constant once, or a constant written where it is used; never what somebody typed. */
    @Test
    void aPatternIsWrittenInTheProgram() {
        assertThat(OURS.stream().flatMap(type -> type.getMethodCallsFromSelf().stream()))
                .filteredOn(call -> call.getTargetOwner().isEquivalentTo(Pattern.class)
                        && call.getTarget().getName().equals("compile"))
                .allSatisfy(call -> assertThat(call.getOrigin().getName())
                        .as(call.getDescription())
                        .isEqualTo("<clinit>"));
    }

    @Test
    void hashesAndCiphersAreMadeInTheModulesOfTheList() {
        var made = Map.of(
                "java.security.MessageDigest",
                        "database web partnerships signin sharing rules vault ownwords studentvoice",
                "javax.crypto.Cipher", "vault",
                "javax.crypto.KDF", "vault",
                "javax.crypto.KEM", "vault",
                "javax.crypto.KeyAgreement", "vault",
                "javax.crypto.Mac", "database",
                "java.security.KeyPairGenerator", "vault",
                "java.security.Signature", "signin vault");
        made.forEach((maker, where) -> assertThat(OURS.stream()
                        .filter(type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(
                                        call -> call.getTargetOwner().getName().equals(maker)
                                                && call.getTarget().getName().equals("getInstance")))
                        .map(type -> type.getPackageName().replace("org.twolearn.", ""))
                        .distinct())
                .as(maker)
                .containsExactlyInAnyOrder(where.split(" ")));
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("getInstance"))
                        .and(target(owner(nameMatching(
                                "javax\\.crypto\\.(SecretKeyFactory|KeyGenerator)|java\\.security\\.SecureRandom")))))
                .check(OURS);
    }

    /** What a browser sends is read into records, and a record has no field that somebody could set beside its form. */
    @Test
    void aFormIsARecordOrItsFieldsAreNamedOneByOne() {
        assertThat(OURS.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> method.getParameters().stream())
                        .filter(parameter ->
                                parameter.isAnnotatedWith("org.springframework.web.bind.annotation.ModelAttribute"))
                        .map(parameter -> parameter.getRawType()))
                .allMatch(JavaClass::isRecord);
        assertThat(OURS.stream().filter(type -> type.getSimpleName().endsWith("Form")))
                .isNotEmpty()
                .allMatch(JavaClass::isRecord);
    }

    /** Whatever is one for all requests holds nothing of one of them. */
    @Test
    void aFieldThatAllShareDoesNotChange() {
        var shared = describe(
                "shared by all requests",
                (JavaClass type) -> type.getAnnotations().stream()
                        .anyMatch(
                                annotation -> annotation
                                        .getRawType()
                                        .getName()
                                        .matches(
                                                "org\\.springframework\\..*(Component|Service|Repository|Controller|RestController|Configuration)")));
        assertThat(OURS.stream().filter(shared)).hasSizeGreaterThan(50);
        assertThat(OURS.stream()
                        .filter(shared)
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(field -> field.getFullName()))
                // What the issuer of accounts says of itself is the same for everybody.
                .containsExactly("org.twolearn.signin.Issuer.known");
    }

    @Test
    void secretsAreComparedInConstantTimeOrByTheDatabasesIndex() {
        assertThat(OURS.stream().flatMap(type -> type.getMethodCallsFromSelf().stream()))
                .filteredOn(call -> call.getTarget().getName().equals("equals")
                        && call.getTargetOwner().getName().equals("java.util.Arrays"))
                .isEmpty();
    }
}
