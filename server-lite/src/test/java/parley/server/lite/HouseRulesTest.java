package parley.server.lite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(
        packages = "parley.server.lite",
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule sqlLivesInTheStores =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "parley.server.lite.store..", "parley.server.lite.account..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "org.sqlite..")
                    .because("history and accounts have a store each; nothing else asks SQLite");

    @ArchTest
    static final ArchRule theStoreKnowsNoNetwork =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "parley.server.lite.store..", "parley.server.lite.account..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.netty..")
                    .because("the store runs on its own threads, never on an event loop");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsTheJsonLibrary =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..")
                    .because("the wire's form is decided in one place");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("parley.server.lite.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a feature is understood without all the others");

    @ArchTest
    static final ArchRule nobodyAsksTheTime =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("time comes from the clock one is given");
}
