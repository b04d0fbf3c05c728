package parley.server.aws.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import parley.protocol.FileId;
import parley.protocol.Sha256;
import parley.server.file.BlobStore;
import parley.server.store.StoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** A part in memory until it is whole; clients put theirs into the bucket themselves. */
final class S3Part implements BlobStore.Part {
    private final Bucket bucket;
    private final FileId upload;
    private final int n;
    private final long size;
    private final String sha256;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    S3Part(Bucket bucket, FileId upload, int n, long size, String sha256) {
        this.bucket = bucket;
        this.upload = upload;
        this.n = n;
        this.size = size;
        this.sha256 = sha256;
    }

    @Override
    public void write(ByteBuffer... bytes) {
        for (ByteBuffer each : bytes) {
            byte[] some = new byte[each.remaining()];
            each.get(some);
            held.writeBytes(some);
        }
    }

    @Override
    public boolean finish() {
        byte[] all = held.toByteArray();
        if (all.length != size || !Sha256.of(all).equals(sha256)) {
            return false;
        }
        try {
            bucket.client()
                    .putObject(
                            request ->
                                    request.bucket(bucket.name())
                                            .key(Bucket.part(upload, n))
                                            .metadata(Map.of(Bucket.SHA256, sha256)),
                            RequestBody.fromBytes(all));
        } catch (SdkException e) {
            throw new StoreException("cannot write part " + n + " of " + upload, e);
        }
        return true;
    }

    @Override
    public void close() {
        held.reset();
    }
}
