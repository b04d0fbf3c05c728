package parley.server.aws.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import parley.server.aws.local.TableProxy.Trap.When;

/** Stands before DynamoDB Local, and does something when a worker commits next. */
final class TableProxy implements AutoCloseable {
    /** Request heads that belong to one hop. */
    private static final Set<String> HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

    private final URI real;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicReference<Optional<Trap>> trap = new AtomicReference<>(Optional.empty());

    /**
     * What is done once.
     *
     * @param act is given the worker's user agent
     */
    record Trap(When when, Consumer<String> act) {
        enum When {
            BEFORE_COMMIT,
            AFTER_COMMIT
        }
    }

    TableProxy(URI real) {
        this.real = real;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** For the next transaction that writes an entry. */
    void set(Trap next) {
        trap.set(Optional.of(next));
    }

    boolean isSprung() {
        return trap.get().isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            Optional<Trap> sprung =
                    target.endsWith("TransactWriteItems")
                                    && new String(body, StandardCharsets.UTF_8)
                                            .contains("message.posted")
                            ? trap.getAndSet(Optional.empty())
                            : Optional.empty();
            String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
            if (sprung.isPresent() && sprung.get().when() == When.BEFORE_COMMIT) {
                sprung.get().act().accept(agent);
                return;
            }
            HttpResponse<byte[]> answer = pass(exchange, body);
            if (sprung.isPresent()) {
                sprung.get().act().accept(agent);
                return;
            }
            answer.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                            exchange.getResponseHeaders().put(name, values);
                        }
                    });
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(real.resolve(exchange.getRequestURI().getPath()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
