package parley.server.aws.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.aws.fanout.Letter;
import parley.server.aws.fanout.RoomMail;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Mail as the text of messages. */
final class MailJson {
    /** Text of letters in one message; what SQS takes is 256 KiB at least. */
    private static final int BOUND = 150_000;

    private MailJson() {}

    /** One text or, of much mail, several. */
    static List<String> write(RoomMail mail) {
        List<String> bodies = new ArrayList<>();
        List<Letter> some = new ArrayList<>();
        int size = 0;
        for (Letter each : mail.letters()) {
            int more = each.frame().length() + each.hidden().length();
            if (!some.isEmpty() && size + more > BOUND) {
                bodies.add(body(mail.room(), some));
                some.clear();
                size = 0;
            }
            some.add(each);
            size += more;
        }
        bodies.add(body(mail.room(), some));
        return bodies;
    }

    private static String body(RoomId room, List<Letter> letters) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        json.writeFieldName("room").writeValue(room.value());
        json.writeFieldName("letters").writeStartArray();
        for (Letter each : letters) {
            json.writeStartObject();
            json.writeFieldName("about").writeValue(each.about());
            json.writeFieldName("frame").writeValue(each.frame());
            json.writeFieldName("hidden").writeValue(each.hidden());
            each.leaving()
                    .ifPresent(user -> json.writeFieldName("leaving").writeValue(user.value()));
            json.writeEndObject();
        }
        return new String(json.writeEndArray().writeEndObject().getBytes(), StandardCharsets.UTF_8);
    }

    static RoomMail read(String body) {
        JsonNode json = JsonNode.parser().parse(body);
        List<Letter> letters =
                required(json, "letters").asArray().stream()
                        .map(each ->
                                new Letter(
                                        Long.parseLong(required(each, "about").asNumber()),
                                        required(each, "frame").asString(),
                                        required(each, "hidden").asString(),
                                        leaving(each)))
                        .toList();
        return new RoomMail(new RoomId(required(json, "room").asString()), letters);
    }

    private static Optional<UserId> leaving(JsonNode letter) {
        return letter.field("leaving").map(JsonNode::asString).map(UserId::new);
    }

    private static JsonNode required(JsonNode json, String name) {
        return json.field(name)
                .orElseThrow(() -> new IllegalArgumentException("mail has no " + name));
    }
}
