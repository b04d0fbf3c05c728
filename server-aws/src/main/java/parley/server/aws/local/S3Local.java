package parley.server.aws.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import parley.server.aws.blob.Bucket;
import parley.server.aws.blob.PlainPuts;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * s3proxy in this process over a folder, on free ports of 127.0.0.1, one of them with TLS if
 * wanted; checks V4 signatures.
 */
public final class S3Local implements AutoCloseable {
    private final S3Proxy proxy;
    private final URI endpoint;
    private final URI links;

    private S3Local(S3Proxy proxy, URI endpoint, URI links) {
        this.proxy = proxy;
        this.endpoint = endpoint;
        this.links = links;
    }

    /** {@code port} 0: a free one. */
    public static S3Local start(Path folder, int port) throws IOException {
        return start(folder, port, Optional.empty());
    }

    static S3Local start(Path folder, int port, Optional<LocalTls> tls) throws IOException {
        Files.createDirectories(folder);
        S3Proxy.Builder builder =
                S3Proxy.builder()
                        .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                        .endpoint(URI.create("http://127.0.0.1:" + port))
                        .awsAuthentication(
                                AuthenticationType.AWS_V4,
                                LocalCredentials.NAME,
                                LocalCredentials.SECRET);
        tls.ifPresent(each ->
                builder.secureEndpoint(URI.create("https://127.0.0.1:0"))
                        .keyStore(each.keys().toString(), LocalTls.PASSWORD));
        S3Proxy proxy = builder.build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("s3proxy did not start", e);
        }
        URI plain = URI.create("http://127.0.0.1:" + proxy.getPort());
        return new S3Local(
                proxy,
                plain,
                tls.isPresent() ? URI.create("https://127.0.0.1:" + proxy.getSecurePort()) : plain);
    }

    /** Where clients of the workspace reach it. */
    URI links() {
        return links;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A bucket of any emulated S3, made if it is not there. Its clients are to be closed. */
    public static Bucket bucket(URI endpoint, String name) {
        return bucket(endpoint, endpoint, name);
    }

    static Bucket bucket(URI endpoint, URI links, String name) {
        S3Configuration paths = S3Configuration.builder().pathStyleAccessEnabled(true).build();
        S3Client client =
                S3Client.builder()
                        .endpointOverride(endpoint)
                        .region(LocalCredentials.REGION)
                        .credentialsProvider(LocalCredentials.provider())
                        .serviceConfiguration(paths)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(
                                each -> each.addExecutionInterceptor(new PlainPuts()))
                        .build();
        S3Presigner presigner =
                S3Presigner.builder()
                        .endpointOverride(links)
                        .region(LocalCredentials.REGION)
                        .credentialsProvider(LocalCredentials.provider())
                        .serviceConfiguration(paths)
                        .build();
        boolean there =
                client.listBuckets().buckets().stream().anyMatch(b -> b.name().equals(name));
        if (!there) {
            client.createBucket(request -> request.bucket(name));
        }
        return new Bucket(client, presigner, name);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("s3proxy did not stop", e);
        }
    }
}
