package parley.server.aws.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * CloudFormation and STS as far as a deployment asks them: stacks with parameters and given
 * outputs, each busy for one look. Makes none of the resources.
 */
final class FakeAws implements AutoCloseable {
    private static final String ACCOUNT = "000000000000";

    private final HttpServer server;
    private final Map<String, Map<String, String>> outputs = new HashMap<>();

    /** Guarded by {@code this}, as all below. */
    private final Map<String, FakeStack> stacks = new TreeMap<>();

    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> failing = new HashMap<>();

    private record FakeStack(String status, Map<String, String> parameters, String template) {
        FakeStack settled() {
            return new FakeStack(status.replace("IN_PROGRESS", "COMPLETE"), parameters, template);
        }
    }

    FakeAws() throws IOException {
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a stack says once it is there. */
    synchronized void outputs(String stack, Map<String, String> says) {
        outputs.put(stack, says);
    }

    /** Makes the next change of this stack fail for this reason. */
    synchronized void failing(String stack, String reason) {
        failing.put(stack, reason);
    }

    /** {@code CreateStack parley-chat} and so on, but for looks. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized Map<String, String> parameters(String stack) {
        return there(stack).parameters();
    }

    synchronized String template(String stack) {
        return there(stack).template();
    }

    private FakeStack there(String stack) {
        return Objects.requireNonNull(stacks.get(stack), stack);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/readyz")) {
            send(exchange, 200, "ready");
            return;
        }
        Map<String, String> form =
                Arrays.stream(
                                new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8)
                                        .split("&", -1))
                        .map(each -> each.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        each -> decoded(each[0]), each -> decoded(each[1])));
        String action = form.getOrDefault("Action", "");
        String body;
        synchronized (this) {
            body = act(action, form.getOrDefault("StackName", ""), form);
        }
        boolean error = body.startsWith("<Error>");
        send(
                exchange,
                error ? 400 : 200,
                error
                        ? "<ErrorResponse>" + body + "</ErrorResponse>"
                        : "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                                .formatted(action, body));
    }

    private String act(String action, String name, Map<String, String> form) {
        if (!action.startsWith("Describe") && !name.isEmpty()) {
            calls.add(action + " " + name);
        }
        return switch (action) {
            case "GetCallerIdentity" -> "<Account>" + ACCOUNT + "</Account>";
            case "DescribeStacks" -> describe(name);
            case "DescribeStackEvents" -> events(name);
            case "CreateStack" -> change(name, "CREATE", form);
            case "UpdateStack" ->
                    parameters(name, form).equals(there(name).parameters())
                            ? error("No updates are to be performed.")
                            : change(name, "UPDATE", form);
            case "DeleteStack" -> {
                FakeStack now = there(name);
                stacks.put(
                        name,
                        new FakeStack("DELETE_IN_PROGRESS", now.parameters(), now.template()));
                yield "";
            }
            default -> error(action + " is not known");
        };
    }

    private String change(String name, String how, Map<String, String> form) {
        boolean fails = failing.containsKey(name);
        stacks.put(
                name,
                new FakeStack(
                        fails ? "ROLLBACK_IN_PROGRESS" : how + "_IN_PROGRESS",
                        parameters(name, form),
                        form.containsKey("UsePreviousTemplate")
                                ? there(name).template()
                                : form.getOrDefault("TemplateURL", "")));
        return "<StackId>arn:aws:cloudformation:::stack/" + name + "</StackId>";
    }

    private Map<String, String> parameters(String name, Map<String, String> form) {
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; form.containsKey("Parameters.member." + i + ".ParameterKey"); i++) {
            String each = "Parameters.member." + i;
            String key = form.getOrDefault(each + ".ParameterKey", "");
            parameters.put(
                    key,
                    form.containsKey(each + ".UsePreviousValue")
                            ? there(name).parameters().getOrDefault(key, "")
                            : form.getOrDefault(each + ".ParameterValue", ""));
        }
        return parameters;
    }

    private String describe(String name) {
        FakeStack now = stacks.get(name);
        if (now == null) {
            return error("Stack with id " + name + " does not exist");
        }
        if (now.status().equals("DELETE_IN_PROGRESS")) {
            stacks.remove(name);
        } else {
            stacks.put(name, now.settled());
        }
        String says =
                outputs.getOrDefault(name, Map.of()).entrySet().stream()
                        .map(each ->
                                "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                                        .formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining());
        String given =
                now.parameters().entrySet().stream()
                        .map(each ->
                                "<member><ParameterKey>%s</ParameterKey><ParameterValue>%s</ParameterValue></member>"
                                        .formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining());
        return "<Stacks><member><StackName>%s</StackName><StackStatus>%s</StackStatus><Parameters>%s</Parameters><Outputs>%s</Outputs></member></Stacks>"
                .formatted(name, now.status(), given, says);
    }

    private String events(String name) {
        return "<StackEvents><member><LogicalResourceId>Later</LogicalResourceId><ResourceStatus>CREATE_FAILED</ResourceStatus><ResourceStatusReason>Resource creation cancelled</ResourceStatusReason></member><member><LogicalResourceId>Bucket</LogicalResourceId><ResourceStatus>CREATE_FAILED</ResourceStatus><ResourceStatusReason>%s</ResourceStatusReason></member></StackEvents>"
                .formatted(failing.getOrDefault(name, "none"));
    }

    private static String error(String message) {
        return "<Error><Code>ValidationError</Code><Message>" + message + "</Message></Error>";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
