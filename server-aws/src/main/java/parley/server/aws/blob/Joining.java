package parley.server.aws.blob;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Makes one object of several without its bytes passing here, where S3 allows that. */
final class Joining {
    /** Smaller parts, but for the last, does S3 not join. */
    private static final long SMALLEST_PART = 5L << 20;

    private static final String BYTES = "application/octet-stream";

    private final Bucket bucket;
    private final String target;

    Joining(Bucket bucket, String target) {
        this.bucket = bucket;
        this.target = target;
    }

    /** {@code parts}: in order, at least one. */
    void join(List<S3Object> parts) {
        if (parts.size() == 1) {
            copy(parts.getFirst());
        } else if (parts.stream().limit(parts.size() - 1L).allMatch(Joining::large)) {
            copyParts(parts);
        } else {
            stream(parts);
        }
    }

    private static boolean large(S3Object part) {
        return part.size() >= SMALLEST_PART;
    }

    private void copy(S3Object part) {
        bucket.client()
                .copyObject(request ->
                        request.sourceBucket(bucket.name())
                                .sourceKey(part.key())
                                .destinationBucket(bucket.name())
                                .destinationKey(target));
    }

    private void copyParts(List<S3Object> parts) {
        String upload =
                bucket.client()
                        .createMultipartUpload(request -> request.bucket(bucket.name()).key(target))
                        .uploadId();
        try {
            List<CompletedPart> copied = new ArrayList<>();
            for (S3Object each : parts) {
                copied.add(copyPart(upload, copied.size() + 1, each));
            }
            bucket.client()
                    .completeMultipartUpload(request ->
                            request.bucket(bucket.name())
                                    .key(target)
                                    .uploadId(upload)
                                    .multipartUpload(all -> all.parts(copied)));
        } catch (SdkException e) {
            bucket.client()
                    .abortMultipartUpload(
                            request -> request.bucket(bucket.name()).key(target).uploadId(upload));
            throw e;
        }
    }

    private CompletedPart copyPart(String upload, int n, S3Object part) {
        String tag =
                bucket.client()
                        .uploadPartCopy(request ->
                                request.sourceBucket(bucket.name())
                                        .sourceKey(part.key())
                                        .destinationBucket(bucket.name())
                                        .destinationKey(target)
                                        .uploadId(upload)
                                        .partNumber(n))
                        .copyPartResult()
                        .eTag();
        return CompletedPart.builder().partNumber(n).eTag(tag).build();
    }

    private void stream(List<S3Object> parts) {
        long size = parts.stream().mapToLong(S3Object::size).sum();
        bucket.client()
                .putObject(
                        request -> request.bucket(bucket.name()).key(target),
                        RequestBody.fromContentProvider(() -> all(parts), size, BYTES));
    }

    /** From the beginning, for each time that S3 is asked. */
    private InputStream all(List<S3Object> parts) {
        List<InputStream> open = new ArrayList<>();
        for (S3Object each : parts) {
            open.add(
                    bucket.client()
                            .getObject(request -> request.bucket(bucket.name()).key(each.key())));
        }
        return new SequenceInputStream(Collections.enumeration(open));
    }
}
