package parley.server.aws.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * The Runtime API of one worker, on a free port of 127.0.0.1: the worker asks for the next event
 * and says what came of it.
 */
final class RuntimeApi implements Lambda, AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final long DEADLINE_MS = 29_000;

    @SuppressWarnings("ArrayRecordComponent") // never compared by its content
    private record Invocation(String id, byte[] event, CompletableFuture<byte[]> answer) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** How many workers have ended. */
    private final AtomicInteger ended = new AtomicInteger();

    RuntimeApi(InstantSource clock) throws IOException {
        this.clock = clock;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(VERSION, this::handle);
        server.start();
    }

    /** What a worker finds in {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public byte[] invoke(byte[] event) throws InvocationException, InterruptedException {
        Invocation invocation =
                new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        waiting.add(invocation);
        try {
            return invocation.answer().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvocationException failed) {
                throw failed;
            }
            throw new InvocationException("the invocation was given up", e);
        } finally {
            waiting.remove(invocation);
            running.remove(invocation.id());
        }
    }

    /** The worker ended: what it had begun is not answered any more. */
    void workerEnded() {
        ended.incrementAndGet();
        for (Invocation each : running.values()) {
            each.answer()
                    .completeExceptionally(
                            new InvocationException("the worker ended in the middle"));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(VERSION.length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            String[] parts = path.split("/", -1);
            if (path.equals("invocation/next")) {
                next(exchange);
            } else if (parts.length == 3 && parts[0].equals("invocation")) {
                done(parts[1], parts[2].equals("response"), body);
                exchange.sendResponseHeaders(202, -1);
            } else {
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        int life = ended.get();
        Invocation next = waiting.take();
        if (life != ended.get()) {
            waiting.add(next); // the worker that asked is gone; the next one takes it
            return;
        }
        running.put(next.id(), next);
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", next.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(clock.millis() + DEADLINE_MS));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:us-east-1:000000000000:function:parley");
        headers.set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, next.event().length);
        exchange.getResponseBody().write(next.event());
    }

    private void done(String id, boolean good, byte[] body) {
        Invocation invocation = running.get(id);
        if (invocation == null) {
            return; // nobody waits any more
        }
        if (good) {
            invocation.answer().complete(body);
        } else {
            String message =
                    JsonNode.parser()
                            .parse(new String(body, StandardCharsets.UTF_8))
                            .field("errorMessage")
                            .map(JsonNode::text)
                            .orElse("it failed");
            invocation.answer().completeExceptionally(new InvocationException(message));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
