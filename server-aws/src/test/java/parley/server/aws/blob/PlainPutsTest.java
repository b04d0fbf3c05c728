package parley.server.aws.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class PlainPutsTest {
    /** Says that it keeps each connection, and ends it after one answer. */
    private static final class Forgetful implements AutoCloseable {
        private final ServerSocket server =
                new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        final AtomicInteger taken = new AtomicInteger();

        Forgetful() throws IOException {
            Thread.ofVirtual()
                    .start(() -> {
                        while (!server.isClosed()) {
                            try (Socket socket = server.accept()) {
                                answer(socket);
                            } catch (IOException e) {
                                taken.get(); // the client or the test has gone
                            }
                        }
                    });
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private void answer(Socket socket) throws IOException {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
                String head = line.toLowerCase(Locale.ROOT);
                if (head.startsWith("content-length:")) {
                    length = Integer.parseInt(head.substring(15).strip());
                } else if (head.startsWith("expect:")) {
                    say(socket, "HTTP/1.1 100 Continue\r\n\r\n");
                }
                line = in.readLine();
            }
            for (int i = 0; i < length; i++) {
                if (in.read() < 0) {
                    return;
                }
            }
            taken.incrementAndGet();
            say(socket, "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: 0\r\n\r\n");
        }

        private static void say(Socket socket, String what) throws IOException {
            socket.getOutputStream().write(what.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Test
    void aConnectionThatEndedWhileItWasKeptIsNotNoticed() throws IOException {
        try (Forgetful server = new Forgetful();
                S3Client client =
                        S3Client.builder()
                                .endpointOverride(server.url())
                                .region(Region.EU_CENTRAL_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("name", "secret")))
                                .forcePathStyle(true)
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .overrideConfiguration(
                                        each -> each.addExecutionInterceptor(new PlainPuts()))
                                .build()) {
            for (int i = 0; i < 5; i++) {
                client.putObject(
                        request -> request.bucket("bucket").key("key"),
                        RequestBody.fromBytes(new byte[100]));
            }

            assertThat(server.taken).hasValue(5);
        }
    }
}
