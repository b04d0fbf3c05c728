package parley.server.aws.deploy;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is done with any bucket. */
final class Buckets {
    private Buckets() {}

    static List<String> keys(S3Client client, String bucket, String prefix) {
        return client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** Removes all objects; false where there is no such bucket. */
    static boolean empty(S3Client client, String bucket) {
        try {
            for (String each : keys(client, bucket, "")) {
                client.deleteObject(request -> request.bucket(bucket).key(each));
            }
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    /** With all that is in it; nothing where there is none. */
    static void remove(S3Client client, String bucket) {
        if (empty(client, bucket)) {
            client.deleteBucket(request -> request.bucket(bucket));
        }
    }
}
