package parley.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

@AnalyzeClasses(packages = "parley.protocol", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final Set<String> READERS_AND_WRITERS =
            Set.of(
                    "Codec",
                    "EntryJson",
                    "FrameReader",
                    "FutureValues",
                    "JsonConfig",
                    "JsonErrors",
                    "JsonValues",
                    "RequestReader");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsTheJsonLibrary =
            noClasses()
                    .that(
                            describe(
                                    "are not the codec and its parts",
                                    c -> !READERS_AND_WRITERS.contains(outermost(c))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..")
                    .because("the wire's form is decided in one place");

    @ArchTest
    static final ArchRule thePartsOfTheCodecAreItsOwn =
            classes()
                    .that(
                            describe(
                                    "are parts of the codec",
                                    c ->
                                            READERS_AND_WRITERS.contains(c.getSimpleName())
                                                    && !c.getSimpleName().equals("Codec")))
                    .should()
                    .bePackagePrivate()
                    .because("everybody else goes through Codec");

    @ArchTest
    static final ArchRule nothingButTheJdkAndTheJsonLibrary =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "parley.protocol..", "java..", "com.fasterxml..", "org.jspecify..")
                    .because("every other module stands on this one");

    @ArchTest
    static final ArchRule nobodyAsksTheTime =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .because("time comes from the clock one is given");

    private static String outermost(JavaClass type) {
        JavaClass each = type;
        while (each.getEnclosingClass().isPresent()) {
            each = each.getEnclosingClass().get();
        }
        return each.getSimpleName();
    }
}
