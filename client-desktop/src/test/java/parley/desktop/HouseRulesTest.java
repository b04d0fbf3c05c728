package parley.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "parley.desktop", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule aViewModelKnowsNoControlAndNoToolkit =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                    .because("its tests need no screen");

    @ArchTest
    static final ArchRule theDesktopKeepsNothingItself =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "org.sqlite..", "com.fasterxml..")
                    .because("what is kept, client-core keeps");

    @ArchTest
    static final ArchRule theServerIsSeenFromTheHostScreenOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("parley.desktop.host..", "parley.desktop.tour..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("parley.server..")
                    .because("hosting is one screen; all others speak the protocol");

    @ArchTest
    static final ArchRule screensHaveNoCycles =
            slices().matching("parley.desktop.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a screen is understood without all the others");

    @ArchTest
    static final ArchRule nobodyAsksTheTime =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("time comes from the clock one is given");
}
