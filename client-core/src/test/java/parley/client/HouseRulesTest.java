package parley.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "parley.client", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule theClientRunsWithoutAScreen =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "javax.swing..")
                    .because("it is the Java SDK and the command line too");

    @ArchTest
    static final ArchRule onlyPicturesAreDrawn =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("parley.client.picture..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.awt..", "javax.imageio..")
                    .because("thumbnails need no screen, everything else of it does");

    @ArchTest
    static final ArchRule theClientKnowsNoServer =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("parley.server..")
                    .because("all it knows of a server is the protocol");

    @ArchTest
    static final ArchRule sqlLivesInTheStore =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("parley.client.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "org.sqlite..")
                    .because("a change of the schema is a change of one package");

    @ArchTest
    static final ArchRule theMachinesArePure =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Machine")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "java.net..",
                            "java.util.concurrent..",
                            "okhttp3..",
                            "org.java_websocket..")
                    .because("what happens next is decided without waiting for anything");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsTheJsonLibrary =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..")
                    .because("the wire's form is decided in one place");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("parley.client.(*)..")
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
