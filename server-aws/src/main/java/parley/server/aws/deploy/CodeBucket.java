package parley.server.aws.deploy;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Where CloudFormation finds templates and the function's code. S3 itself closes every new bucket
 * to the public and encrypts it.
 */
final class CodeBucket {
    private final Account account;
    private final S3Client client;
    private final String name;

    CodeBucket(Account account, String workspace) throws DeployException {
        this.account = account;
        this.client = account.objects();
        this.name = workspace + "-code-" + account.number() + "-" + account.region().id();
    }

    String name() {
        return name;
    }

    /** Makes it where it is not there yet. */
    void make() throws DeployException {
        try {
            client.headBucket(request -> request.bucket(name));
        } catch (NoSuchBucketException e) {
            client.createBucket(creation());
        } catch (S3Exception e) {
            // S3 answers a look at a bucket without a word.
            throw new DeployException(
                    "The bucket "
                            + name
                            + " cannot be used (S3 answers "
                            + e.statusCode()
                            + "). These credentials may not use it, or it is in another Region or"
                            + " account; another --workspace has another bucket.",
                    e);
        }
    }

    private CreateBucketRequest creation() {
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(name);
        if (!account.region().equals(Region.US_EAST_1)) {
            request.createBucketConfiguration(
                    where -> where.locationConstraint(account.region().id()));
        }
        return request.build();
    }

    void put(FunctionCode code) {
        client.putObject(request -> request.bucket(name).key(code.key()), code.body());
    }

    /** Puts a template in; returns where CloudFormation reads it. */
    String put(StackKind kind, String template) {
        String key = "template/" + kind.of("stack") + ".json";
        client.putObject(
                request -> request.bucket(name).key(key),
                RequestBody.fromString(template, StandardCharsets.UTF_8));
        return client.utilities().getUrl(request -> request.bucket(name).key(key)).toExternalForm();
    }

    /** Removes older code. */
    void keepOnly(FunctionCode code) {
        for (String each : Buckets.keys(client, name, "function/")) {
            if (!each.equals(code.key())) {
                client.deleteObject(request -> request.bucket(name).key(each));
            }
        }
    }

    void remove() {
        Buckets.remove(client, name);
    }
}
