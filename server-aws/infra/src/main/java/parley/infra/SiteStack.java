package parley.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** A page with the download and the address to paste. Whoever deploys puts it into the bucket. */
public final class SiteStack extends Stack {
    public SiteStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        Bucket pages =
                Bucket.Builder.create(this, "Pages")
                        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                        .encryption(BucketEncryption.S3_MANAGED)
                        .enforceSsl(true)
                        .removalPolicy(Retention.DESTROY.policy())
                        .build();
        Distribution distribution =
                Distribution.Builder.create(this, "Distribution")
                        .comment("Parley's page")
                        .defaultRootObject("index.html")
                        .defaultBehavior(
                                BehaviorOptions.builder()
                                        .origin(S3BucketOrigin.withOriginAccessControl(pages))
                                        .responseHeadersPolicy(
                                                ResponseHeadersPolicy.SECURITY_HEADERS)
                                        .viewerProtocolPolicy(
                                                ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                                        .build())
                        .build();
        CfnOutput.Builder.create(this, "PagesBucketName").value(pages.getBucketName()).build();
        CfnOutput.Builder.create(this, "SiteAddress")
                .value("https://" + distribution.getDistributionDomainName())
                .build();
    }
}
