package parley.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

@AnalyzeClasses(packages = "parley.server", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule theCoreDecidesAndDoesNoInputOrOutput =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "java.nio.file..",
                            "java.net.http..",
                            "io.netty..",
                            "org.sqlite..",
                            "software.amazon..",
                            "com.fasterxml..",
                            "javafx..")
                    .because("every server, at home or in a cloud, runs the same decisions");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("parley.server.(*)..")
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
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(InstantSource.class, "system")
                    .because("time comes from the clock one is given");
}
