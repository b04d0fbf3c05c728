package parley.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what servers send, taking a {@code batch} apart. */
final class FrameReader {
    private static final Map<String, Class<?>> EVENTS = WireNames.of(Event.class);

    private FrameReader() {}

    static List<ServerFrame> read(
            JsonMapper mapper,
            byte[] json,
            Function<String, Optional<Class<? extends Result>>> expected)
            throws ProtocolException {
        List<ServerFrame> frames = new ArrayList<>();
        try {
            JsonNode node = mapper.readTree(json);
            if (node.path("ev").asText("").equals("batch")) {
                for (JsonNode each : node.path("d").path("list")) {
                    frame(mapper, each, expected).ifPresent(frames::add);
                }
            } else {
                frame(mapper, node, expected).ifPresent(frames::add);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProtocolException(JsonErrors.of(e), "");
        }
        return frames;
    }

    private static Optional<ServerFrame> frame(
            JsonMapper mapper,
            JsonNode node,
            Function<String, Optional<Class<? extends Result>>> expected)
            throws IOException {
        if (node.has("re")) {
            return response(mapper, node, expected);
        }
        String ev = node.path("ev").asText("");
        if (ev.isEmpty()) {
            throw new BadField("ev", "one of op, re, ev");
        }
        if (node.has("seq")) {
            LogLine line = mapper.treeToValue(node, LogLine.class);
            return line instanceof Entry entry ? Optional.of(entry) : Optional.empty();
        }
        Class<?> type = EVENTS.get(ev);
        if (type == null) {
            return Optional.of(new Event.Unknown(ev));
        }
        ObjectNode d =
                node.path("d") instanceof ObjectNode object ? object : mapper.createObjectNode();
        if (node.has("room")) {
            d.set("room", node.path("room"));
        }
        return Optional.of((Event) mapper.treeToValue(d, type));
    }

    private static Optional<ServerFrame> response(
            JsonMapper mapper,
            JsonNode node,
            Function<String, Optional<Class<? extends Result>>> expected)
            throws IOException {
        String re = node.path("re").asText("");
        if (node.has("err")) {
            WireError error = mapper.treeToValue(node.path("err"), WireError.class);
            if (error == null) {
                throw new BadField("err", "an object");
            }
            return Optional.of(new Response.Failure(re, error));
        }
        Optional<Class<? extends Result>> type = expected.apply(re);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        JsonNode d = node.has("d") ? node.path("d") : mapper.createObjectNode();
        Result result = mapper.treeToValue(d, type.get());
        if (result == null) {
            throw new BadField("d", "an object");
        }
        return Optional.of(new Response.Success(re, result));
    }
}
