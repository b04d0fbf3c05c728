package parley.server.aws.blob;

import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import parley.protocol.FileId;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.store.StoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Contents as objects named by what they are. S3 says how much room there is: always enough. */
public final class S3BlobStore implements BlobStore {
    private final Bucket bucket;

    public S3BlobStore(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Map<Integer, String> parts(FileId upload) {
        return attempt(
                "read the parts of " + upload,
                () -> {
                    Map<Integer, String> parts = new TreeMap<>();
                    for (S3Object each : list(Bucket.parts(upload))) {
                        head(each.key())
                                .map(found -> found.metadata().get(Bucket.SHA256))
                                .ifPresent(sha256 -> parts.put(number(each.key()), sha256));
                    }
                    return parts;
                });
    }

    @Override
    public Part write(FileId upload, int n, long offset, long size, String sha256) {
        return new S3Part(bucket, upload, n, size, sha256);
    }

    @Override
    public void complete(FileId upload, BlobKey key) {
        attempt(
                "keep " + upload + " as " + key,
                () -> {
                    String target = Bucket.object(key);
                    if (head(target).isEmpty()) {
                        new Joining(bucket, target).join(sorted(upload));
                    }
                    return key;
                });
    }

    @Override
    public void abandon(FileId upload) {
        attempt(
                "forget " + upload,
                () -> {
                    list(Bucket.parts(upload)).forEach(each -> remove(each.key()));
                    return upload;
                });
    }

    @Override
    public Optional<SeekableByteChannel> open(BlobKey key) {
        String object = Bucket.object(key);
        return attempt(
                "open " + key,
                () ->
                        head(object)
                                .map(found ->
                                        new S3Channel(bucket, object, found.contentLength())));
    }

    @Override
    public void delete(BlobKey key) {
        attempt(
                "delete " + key,
                () -> {
                    remove(Bucket.object(key));
                    return key;
                });
    }

    @Override
    public List<BlobKey> contents() {
        return attempt(
                "list the contents",
                () ->
                        list(Bucket.CONTENT).stream()
                                .map(each -> Bucket.content(each.key()))
                                .toList());
    }

    @Override
    public List<FileId> uploads() {
        return attempt(
                "list the uploads",
                () ->
                        list(Bucket.UPLOAD).stream()
                                .map(each -> each.key().split("/", 3)[1])
                                .distinct()
                                .map(FileId::new)
                                .toList());
    }

    @Override
    public long free() {
        return Long.MAX_VALUE;
    }

    private List<S3Object> sorted(FileId upload) {
        Map<Integer, S3Object> byNumber = new TreeMap<>();
        list(Bucket.parts(upload)).forEach(each -> byNumber.put(number(each.key()), each));
        if (byNumber.isEmpty()) {
            throw new StoreException("no part of " + upload + " is there", new NoPart());
        }
        return List.copyOf(byNumber.values());
    }

    private List<S3Object> list(String prefix) {
        return bucket
                .client()
                .listObjectsV2Paginator(request -> request.bucket(bucket.name()).prefix(prefix))
                .contents()
                .stream()
                .toList();
    }

    private Optional<HeadObjectResponse> head(String object) {
        try {
            return Optional.of(
                    bucket.client()
                            .headObject(request -> request.bucket(bucket.name()).key(object)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private void remove(String object) {
        bucket.client().deleteObject(request -> request.bucket(bucket.name()).key(object));
    }

    private static int number(String object) {
        return Integer.parseInt(object.substring(object.lastIndexOf('/') + 1));
    }

    private static <T> T attempt(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException e) {
            throw new StoreException("cannot " + what, e);
        }
    }

    private static final class NoPart extends Exception {
        private static final long serialVersionUID = 1;
    }
}
