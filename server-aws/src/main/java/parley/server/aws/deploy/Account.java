package parley.server.aws.deploy;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** An account and a Region, with the credentials of whoever runs this. */
public final class Account implements AutoCloseable {
    private static final String NO_CREDENTIALS =
            """
            No AWS credentials were found. Parley uses those of the AWS command line:
              aws configure                                        (an access key), or
              aws sso login && eval "$(aws configure export-credentials --format env)"   (IAM Identity Center)
            or the variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; AWS_PROFILE chooses a profile.\
            """;

    private final Region region;
    private final CloudFormationClient stacks;
    private final StsClient identity;
    private final S3Client objects;
    private final DynamoDbClient tables;

    private Account(Region region, AwsCredentialsProvider credentials, Optional<Endpoints> at) {
        this.region = region;
        this.stacks =
                with(CloudFormationClient.builder(), credentials, at.map(Endpoints::stacks))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        this.identity =
                with(StsClient.builder(), credentials, at.map(Endpoints::identity))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        this.objects =
                with(S3Client.builder(), credentials, at.map(Endpoints::objects))
                        .forcePathStyle(at.isPresent())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        this.tables =
                with(DynamoDbClient.builder(), credentials, at.map(Endpoints::tables))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
    }

    /** Where AWS's doubles are. */
    record Endpoints(URI stacks, URI identity, URI objects, URI tables) {}

    /** With the credentials that the AWS command line would use. */
    public static Account of(Region region) {
        return new Account(region, DefaultCredentialsProvider.builder().build(), Optional.empty());
    }

    static Account at(Region region, AwsCredentialsProvider credentials, Endpoints endpoints) {
        return new Account(region, credentials, Optional.of(endpoints));
    }

    private <B extends AwsClientBuilder<B, ?>> B with(
            B builder, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
        builder.region(region).credentialsProvider(credentials);
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }

    /** The account's number; says what to do where there are no credentials or AWS refuses them. */
    String number() throws DeployException {
        try {
            return identity.getCallerIdentity().account();
        } catch (SdkClientException e) {
            throw new DeployException(
                    String.valueOf(e.getMessage()).contains("Unable to load credentials")
                            ? NO_CREDENTIALS
                            : "AWS cannot be reached in "
                                    + region
                                    + (Region.regions().contains(region)
                                            ? ""
                                            : " (is that a Region? Those known: "
                                                    + DeployLine.known()
                                                    + ")")
                                    + ": "
                                    + e.getMessage(),
                    e);
        } catch (SdkException e) {
            throw new DeployException(
                    "AWS does not accept these credentials: "
                            + e.getMessage()
                            + "\nSigning in again (aws sso login, aws configure) may help.",
                    e);
        }
    }

    Region region() {
        return region;
    }

    CloudFormationClient stacks() {
        return stacks;
    }

    S3Client objects() {
        return objects;
    }

    DynamoDbClient tables() {
        return tables;
    }

    @Override
    public void close() {
        stacks.close();
        identity.close();
        objects.close();
        tables.close();
    }
}
