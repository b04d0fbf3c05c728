package parley.client.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import parley.client.workspace.RequestException;
import parley.protocol.Codec;
import parley.protocol.Message;
import parley.protocol.MessageKind;

/** Messages as lines: for people, or one JSON object each as on the wire. */
final class MessagePrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final PrintWriter out;
    private final Names names;
    private final ZoneId zone;
    private final boolean json;
    private final Codec codec = new Codec();

    MessagePrinter(PrintWriter out, Names names, ZoneId zone, boolean json) {
        this.out = out;
        this.names = names;
        this.zone = zone;
        this.json = json;
    }

    void print(List<Message> messages) throws RequestException {
        if (!json) {
            names.learn(messages.stream().map(Message::by).toList());
        }
        for (Message message : messages) {
            out.println(json ? json(message) : line(message));
        }
        out.flush();
    }

    private String json(Message message) {
        return new String(codec.encodeBody(message), StandardCharsets.UTF_8);
    }

    private String line(Message message) {
        String head = TIME.format(message.ts().atZone(zone)) + "  " + names.of(message.by()) + ": ";
        return head + Screen.safe(text(message)).replace("\n", "\n    ") + edited(message);
    }

    private static String text(Message message) {
        if (message.deleted().isPresent()) {
            return "(deleted)";
        }
        if (message.text().isEmpty() && message.kind() != MessageKind.TEXT) {
            return "(" + message.kind() + ")";
        }
        return message.text();
    }

    private static String edited(Message message) {
        return message.edited().isPresent() && message.deleted().isEmpty() ? " (edited)" : "";
    }
}
