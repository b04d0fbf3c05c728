package parley.server.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.regex.Pattern;

@AnalyzeClasses(packages = "parley.server.aws", importOptions = HouseRulesTest.WhatIsShipped.class)
class HouseRulesTest {
    /** Wherever a build puts the classes of tests. */
    static final class WhatIsShipped implements ImportOption {
        private static final Pattern TESTS = Pattern.compile(".*/test(-classes)?/.*");

        @Override
        public boolean includes(Location location) {
            return !location.matches(TESTS);
        }
    }

    @ArchTest
    static final ArchRule whatRunsOnAwsKnowsNoEmulator =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("parley.server.aws.local..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "parley.server.aws.local..",
                            "com.amazonaws.services.dynamodbv2..",
                            "org.eclipse.jetty..",
                            "org.gaul..",
                            "org.elasticmq..",
                            "org.apache.pekko..",
                            "scala..",
                            "io.netty..",
                            "parley.server.lite..")
                    .because("they are not in the jar that runs on AWS");

    @ArchTest
    static final ArchRule whatRunsOnAwsKnowsNoDeployment =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "parley.server.aws.local..", "parley.server.aws.deploy..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "parley.server.aws.deploy..",
                            "software.amazon.awssdk.services.cloudformation..",
                            "software.amazon.awssdk.services.sts..",
                            "org.apache.commons.cli..")
                    .because("it is not in the jar that runs on AWS");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsTheJsonLibrary =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..")
                    .because("the wire's form is decided in one place");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("parley.server.aws.(*)..")
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
