package parley.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "parley.desktop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule viewModelsKnowNoToolkit =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                    .because("a view model is tested without a screen");

    @ArchTest
    static final ArchRule onlyTheHostKnowsTheServer =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("parley.desktop.host..", "parley.desktop.tour..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("parley.server..")
                    .because("the desktop speaks to a server over the wire like everybody else");

    @ArchTest
    static final ArchRule nobodyReadsTheClock =
            noClasses()
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("time comes from the constructor");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsJson =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.fasterxml.jackson..")
                    .because("the wire's form has one owner");
}
