package parley.server.aws.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Calls the function, each event on a thread of its own, and bounds how long it may take. */
final class Functions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Functions.class);
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;

    private final Lambda lambda;
    private final GatewayRules rules;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("parley-gateway-", 0).factory());

    Functions(Lambda lambda, GatewayRules rules) {
        this.lambda = lambda;
        this.rules = rules;
    }

    /** What an authorizer decided: the context it gives along, or the status of its refusal. */
    record Decision(int refused, Map<String, JsonNode> context) {}

    /** Runs it on a thread of its own; nothing happens once this is closed. */
    void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the gateway ends", e);
        }
    }

    /** What a proxy integration answers, whatever happens. */
    LambdaAnswer call(byte[] event) {
        try {
            return LambdaAnswer.read(invoke(event));
        } catch (TimeoutException e) {
            return LambdaAnswer.failed(GATEWAY_TIMEOUT);
        } catch (InvocationException e) {
            LOG.warn("the function failed: {}", e.getMessage());
            return LambdaAnswer.failed(BAD_GATEWAY);
        }
    }

    /** What an authorizer says; one that throws {@code Unauthorized} means 401. */
    Decision authorize(byte[] event) {
        try {
            byte[] answer = invoke(event);
            JsonNode node = JsonNode.parser().parse(new String(answer, StandardCharsets.UTF_8));
            return allows(node)
                    ? new Decision(
                            0, node.field("context").map(JsonNode::asObject).orElse(Map.of()))
                    : new Decision(FORBIDDEN, Map.of());
        } catch (InvocationException e) {
            boolean unknown = "Unauthorized".equals(e.getMessage());
            return new Decision(unknown ? UNAUTHORIZED : INTERNAL, Map.of());
        } catch (TimeoutException | RuntimeException e) {
            LOG.warn("the authorizer gave no decision", e);
            return new Decision(INTERNAL, Map.of());
        }
    }

    private static boolean allows(JsonNode node) {
        Optional<JsonNode> statements =
                node.field("policyDocument").flatMap(each -> each.field("Statement"));
        return statements.isPresent()
                && !statements.get().asArray().isEmpty()
                && statements.get().asArray().stream()
                        .allMatch(each ->
                                each.field("Effect")
                                        .filter(JsonNode::isString)
                                        .filter(it -> it.asString().equals("Allow"))
                                        .isPresent());
    }

    private byte[] invoke(byte[] event) throws InvocationException, TimeoutException {
        Future<byte[]> answer;
        try {
            answer = threads.submit(() -> lambda.invoke(event));
        } catch (RejectedExecutionException e) {
            throw new InvocationException("the gateway ends", e);
        }
        try {
            return answer.get(rules.integration().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InvocationException("the gateway ends", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvocationException failed) {
                throw failed;
            }
            throw new InvocationException("the function cannot be called", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
