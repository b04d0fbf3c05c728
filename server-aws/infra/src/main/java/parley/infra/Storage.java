package parley.infra;

import java.util.List;
import parley.server.aws.table.Table;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** All that a workspace holds: its table, and the contents of its files. */
final class Storage extends Construct {
    /** An upload that nobody finished in this time; links to its parts ended long before. */
    private static final Duration UNFINISHED = Duration.days(7);

    private final software.amazon.awscdk.services.dynamodb.Table table;
    private final Bucket bucket;

    Storage(Construct scope, Retention retention) {
        super(scope, "Storage");
        this.table =
                software.amazon.awscdk.services.dynamodb.Table.Builder.create(this, "Table")
                        .partitionKey(string(Table.PK))
                        .sortKey(string(Table.SK))
                        .timeToLiveAttribute(Table.EXPIRES)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .pointInTimeRecoverySpecification(
                                PointInTimeRecoverySpecification.builder()
                                        .pointInTimeRecoveryEnabled(true)
                                        .build())
                        .deletionProtection(retention == Retention.KEEP)
                        .removalPolicy(retention.policy())
                        .build();
        this.bucket =
                Bucket.Builder.create(this, "Files")
                        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                        .encryption(BucketEncryption.S3_MANAGED)
                        .enforceSsl(true)
                        .lifecycleRules(
                                List.of(
                                        LifecycleRule.builder()
                                                .id("unfinished")
                                                .abortIncompleteMultipartUploadAfter(
                                                        Duration.days(1))
                                                .build(),
                                        LifecycleRule.builder()
                                                .id("parts")
                                                .prefix("upload/")
                                                .expiration(UNFINISHED)
                                                .build()))
                        .removalPolicy(retention.policy())
                        .build();
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    software.amazon.awscdk.services.dynamodb.Table table() {
        return table;
    }

    Bucket bucket() {
        return bucket;
    }
}
