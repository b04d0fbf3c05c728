package parley.server.aws.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.store.BlobStoreContract;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.Result;
import parley.protocol.Sha256;
import parley.protocol.UserId;
import parley.server.aws.local.S3Local;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.store.FileRecord;

class S3BlobStoreTest implements BlobStoreContract {
    private static final AtomicInteger MADE = new AtomicInteger();

    @TempDir static Path folder;
    private static S3Local s3;

    @BeforeAll
    static void start() throws IOException {
        s3 = S3Local.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    private static Bucket bucket() {
        return S3Local.bucket(s3.endpoint(), "parley-" + MADE.incrementAndGet());
    }

    @Override
    public BlobStore emptyStore() {
        return new S3BlobStore(bucket());
    }

    private static FileRecord file(byte[] content) {
        return new FileRecord(
                FILE,
                new UserId("u_ana"),
                Optional.empty(),
                FilePurpose.FILE,
                "a \"b\".txt",
                content.length,
                "text/plain",
                Sha256.of(content),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static HttpResponse<String> put(Result.Put put, byte[] content) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(put.url()))
                        .method(put.method(), HttpRequest.BodyPublishers.ofByteArray(content));
        put.headers().forEach(each -> request.header(each.name(), each.value()));
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whatIsPutWhereALinkSaysIsAPartAndIsGotAsADownload() throws Exception {
        Bucket bucket = bucket();
        PresignedLinks links = new PresignedLinks(bucket);
        S3BlobStore store = new S3BlobStore(bucket);
        FileRecord file = file(HELLO);

        HttpResponse<String> answer = put(links.put(file, 1, file.sha256(), HELLO.length), HELLO);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(HttpURLConnection.HTTP_OK);
        assertThat(store.parts(FILE)).containsEntry(1, file.sha256());
        store.complete(FILE, BlobKey.of(file));
        store.abandon(FILE);
        URI url = URI.create(links.get(file).url());
        HttpResponse<String> got = send(HttpRequest.newBuilder(url).build());
        assertThat(got.body()).isEqualTo("hello");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"a _b_.txt\"");
        assertThat(got.headers().firstValue("Content-Type")).contains("application/octet-stream");
        HttpRequest range = HttpRequest.newBuilder(url).header("Range", "bytes=1-2").build();
        assertThat(send(range).body()).isEqualTo("el");
    }

    @Test
    void aLinkTakesNothingButWhatItIsFor() throws Exception {
        Bucket bucket = bucket();
        FileRecord file = file(HELLO);
        Result.Put put = new PresignedLinks(bucket).put(file, 1, file.sha256(), HELLO.length);

        assertThat(put(put, WORLD).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(put(put, BOTH).statusCode()).isGreaterThanOrEqualTo(400);
        Result.Put elsewhere =
                new Result.Put(
                        1,
                        put.url().replace("f_1", "f_2"),
                        put.method(),
                        put.headers(),
                        put.size(),
                        put.expires());
        assertThat(put(elsewhere, HELLO).statusCode()).isEqualTo(403);
        assertThat(new S3BlobStore(bucket).parts(FILE)).isEmpty();
        assertThat(new S3BlobStore(bucket).parts(new FileId("f_2"))).isEmpty();
    }

    @Test
    void largePartsAreJoinedInTheBucket() throws Exception {
        S3BlobStore store = new S3BlobStore(bucket());
        byte[] first = "x".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int n = 1; n <= 2; n++) {
            byte[] part = n == 1 ? first : HELLO;
            try (BlobStore.Part writing = store.write(FILE, n, 0, part.length, Sha256.of(part))) {
                writing.write(java.nio.ByteBuffer.wrap(part));
                assertThat(writing.finish()).isTrue();
            }
        }
        BlobKey key = new BlobKey(Sha256.of(HELLO), first.length + HELLO.length);

        store.complete(FILE, key);

        try (var channel = store.open(key).orElseThrow()) {
            assertThat(channel.size()).isEqualTo(first.length + HELLO.length);
            channel.position(first.length - 1);
            var end = java.nio.ByteBuffer.allocate(6);
            assertThat(channel.read(end)).isEqualTo(6);
            assertThat(new String(end.array(), StandardCharsets.US_ASCII)).isEqualTo("xhello");
        }
    }
}
