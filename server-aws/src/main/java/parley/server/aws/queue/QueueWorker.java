package parley.server.aws.queue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.protocol.RoomId;
import parley.server.aws.fanout.Letter;
import parley.server.aws.fanout.RoomMail;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Posts what waited: all mail of a room that came together is packed into as few frames as hold it.
 * If it throws, SQS brings the same again, and gives it up to the dead letters after some times.
 */
public final class QueueWorker {
    /** A room that many hear gets one batch a second: a post to each costs more than the wait. */
    public static final Duration APART = Duration.ofSeconds(1);

    private final Consumer<RoomMail> post;
    private final Duration apart;

    /** {@code apart}: how long the next mail of the same rooms waits after this. */
    public QueueWorker(Consumer<RoomMail> post, Duration apart) {
        this.post = post;
        this.apart = apart;
    }

    /** Whether SQS calls. */
    public static boolean isFor(JsonNode event) {
        return event.field("Records")
                .filter(JsonNode::isArray)
                .flatMap(records -> records.asArray().stream().findFirst())
                .flatMap(first -> first.field("eventSource"))
                .filter(source -> source.isString() && source.asString().equals("aws:sqs"))
                .isPresent();
    }

    /** Returns once all of it was posted, and the rest of the second is over. */
    public void handle(JsonNode event) {
        Map<RoomId, Set<Letter>> byRoom = new LinkedHashMap<>();
        for (JsonNode each : event.field("Records").orElseThrow().asArray()) {
            RoomMail mail = MailJson.read(each.field("body").orElseThrow().asString());
            byRoom.computeIfAbsent(mail.room(), _ -> new LinkedHashSet<>()).addAll(mail.letters());
        }
        byRoom.forEach((room, letters) -> post.accept(new RoomMail(room, List.copyOf(letters))));
        try {
            TimeUnit.NANOSECONDS.sleep(apart.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
