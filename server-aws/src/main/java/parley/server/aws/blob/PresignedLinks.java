package parley.server.aws.blob;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import parley.protocol.Result;
import parley.server.file.BlobKey;
import parley.server.file.BlobLinks;
import parley.server.file.Disposition;
import parley.server.store.FileRecord;

/**
 * Links of S3's own kind. One to put says and signs length, type and checksum, so that the bucket
 * takes nothing else; what one gets comes as a download, whatever it is. Safe for use by many
 * threads; makes no request.
 */
public final class PresignedLinks implements BlobLinks {
    private static final String BYTES = "application/octet-stream";

    /** What a client of HTTP says by itself. */
    private static final Set<String> IMPLIED = Set.of("host", "content-length");

    private final Bucket bucket;

    public PresignedLinks(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Result.Put put(FileRecord file, int n, String sha256, long size) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        var signed =
                bucket.presigner()
                        .presignPutObject(request ->
                                request.signatureDuration(Bucket.GOOD)
                                        .putObjectRequest(put ->
                                                put.bucket(bucket.name())
                                                        .key(Bucket.part(file.id(), n))
                                                        .contentLength(size)
                                                        .contentType(BYTES)
                                                        .checksumSHA256(checksum)
                                                        .metadata(Map.of(Bucket.SHA256, sha256))));
        List<Result.Header> headers = new ArrayList<>();
        signed.signedHeaders()
                .forEach((name, values) -> {
                    if (!IMPLIED.contains(name.toLowerCase(Locale.ROOT))) {
                        headers.add(new Result.Header(name, String.join(",", values)));
                    }
                });
        return new Result.Put(
                n, signed.url().toString(), "PUT", headers, size, signed.expiration());
    }

    @Override
    public Result.FileSource get(FileRecord file) {
        var signed =
                bucket.presigner()
                        .presignGetObject(request ->
                                request.signatureDuration(Bucket.GOOD)
                                        .getObjectRequest(get ->
                                                get.bucket(bucket.name())
                                                        .key(Bucket.object(BlobKey.of(file)))
                                                        .responseContentType(BYTES)
                                                        .responseContentDisposition(
                                                                Disposition.attachment(
                                                                        file.name()))));
        return new Result.FileSource(
                signed.url().toString(), signed.expiration(), file.ref(), file.sha256());
    }
}
