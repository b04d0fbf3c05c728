package parley.server.aws.lambda;

import java.util.Optional;
import java.util.Set;
import parley.protocol.ErrorCode;
import parley.server.Outcome;
import parley.server.account.AuthService;
import parley.server.account.Identity;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * The REQUEST authorizer of {@code $connect}: an access token in the head, or a ticket among the
 * subprotocols. What it says of who comes travels with every event of the connection.
 */
final class AuthorizerEvents {
    private static final String TICKET = "ticket.";

    private final AuthService auth;
    private final Set<String> origins;

    /** {@code origins} of web pages that may connect; programs send none. */
    AuthorizerEvents(AuthService auth, Set<String> origins) {
        this.auth = auth;
        this.origins = Set.copyOf(origins);
    }

    /** Makes API Gateway answer 401; its message is what API Gateway looks for. */
    static final class Unauthorized extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unauthorized() {
            super("Unauthorized", null, false, false);
        }
    }

    byte[] handle(GatewayEvent event) {
        Optional<String> origin = event.header("Origin");
        if (origin.isPresent() && !origins.contains(origin.get())) {
            return policy(event, "nobody", "Deny", Optional.empty());
        }
        return switch (who(event)) {
            case Outcome.Ok<Identity>(Identity who) ->
                    policy(event, who.user().value(), "Allow", Optional.of(who));
            case Outcome.Problem<Identity> problem -> {
                if (problem.error().code() == ErrorCode.UNAUTHENTICATED
                        || problem.error().code() == ErrorCode.TOKEN_EXPIRED) {
                    throw new Unauthorized();
                }
                yield policy(event, "nobody", "Deny", Optional.empty());
            }
        };
    }

    private Outcome<Identity> who(GatewayEvent event) {
        Optional<String> bearer = event.bearer();
        if (bearer.isPresent()) {
            return auth.authenticate(bearer.get());
        }
        return event.protocols().stream()
                .filter(each -> each.startsWith(TICKET))
                .findFirst()
                .map(each -> auth.redeem(each.substring(TICKET.length())))
                .orElseGet(() ->
                        Outcome.problem(ErrorCode.UNAUTHENTICATED, "an access token is needed"));
    }

    private static byte[] policy(
            GatewayEvent event, String principal, String effect, Optional<Identity> who) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        json.writeFieldName("principalId").writeValue(principal);
        json.writeFieldName("policyDocument").writeStartObject();
        json.writeFieldName("Version").writeValue("2012-10-17");
        json.writeFieldName("Statement").writeStartArray().writeStartObject();
        json.writeFieldName("Action").writeValue("execute-api:Invoke");
        json.writeFieldName("Effect").writeValue(effect);
        json.writeFieldName("Resource").writeValue(event.required("methodArn"));
        json.writeEndObject().writeEndArray().writeEndObject();
        if (who.isPresent()) {
            json.writeFieldName("context").writeStartObject();
            json.writeFieldName("user").writeValue(who.get().user().value());
            json.writeFieldName("device").writeValue(who.get().device().value());
            json.writeFieldName("expires").writeValue(who.get().expires().toEpochMilli());
            json.writeFieldName("session").writeValue(who.get().sessionVersion());
            json.writeFieldName("generation").writeValue(who.get().generation());
            json.writeEndObject();
        }
        return json.writeEndObject().getBytes();
    }
}
