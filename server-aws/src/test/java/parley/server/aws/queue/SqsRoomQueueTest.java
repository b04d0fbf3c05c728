package parley.server.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.aws.fanout.Letter;
import parley.server.aws.fanout.RoomMail;
import parley.server.aws.local.QueueLocal;
import parley.server.aws.local.QueueSource;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;
import parley.server.store.StoreException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** On ElasticMQ, with messages brought as Lambda's event source brings them. */
class SqsRoomQueueTest {
    private static final RoomId ROOM = new RoomId("r_1");
    private static final RoomId OTHER = new RoomId("r_2");

    private final LinkedBlockingQueue<RoomMail> posted = new LinkedBlockingQueue<>();
    private final QueueWorker worker = new QueueWorker(posted::add, Duration.ZERO);
    private QueueLocal local;
    private SqsClient client;
    private SqsRoomQueue queue;

    @BeforeEach
    void start() {
        // What fails is given out again at once.
        local = QueueLocal.start(0);
        client = QueueLocal.client(local.endpoint());
        queue = new SqsRoomQueue(client, local.url());
    }

    @AfterEach
    void stop() {
        client.close();
        local.close();
    }

    private static Letter letter(int seq) {
        return new Letter(
                seq - 1, "{\"seq\":" + seq + "}", "{\"void\":1}", Optional.of(new UserId("u_ben")));
    }

    private static RoomMail mail(RoomId room, int... seqs) {
        return new RoomMail(room, Arrays.stream(seqs).mapToObj(SqsRoomQueueTest::letter).toList());
    }

    private byte[] work(byte[] event) {
        JsonNode json = JsonNode.parser().parse(new ByteArrayInputStream(event));
        assertThat(QueueWorker.isFor(json)).isTrue();
        worker.handle(json);
        return new byte[0];
    }

    /** Mail of this room until so many letters came. */
    private List<Letter> received(RoomId room, int letters) throws InterruptedException {
        List<Letter> all = new ArrayList<>();
        while (all.size() < letters) {
            RoomMail next = posted.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("after %s", all).isNotNull();
            assertThat(next.room()).isEqualTo(room);
            all.addAll(next.letters());
        }
        return all;
    }

    @Test
    void mailComesWholeAndInTheOrderOfItsRoom() throws Exception {
        for (int i = 1; i <= 25; i++) {
            queue.send(mail(ROOM, i));
        }

        try (QueueSource source = new QueueSource(local, this::work)) {
            assertThat(received(ROOM, 25))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 25)
                                    .mapToObj(SqsRoomQueueTest::letter)
                                    .toList());
            assertThat(source).isNotNull();
        }
    }

    @Test
    void whatWaitedTogetherIsPostedTogether() throws Exception {
        for (int i = 1; i <= 10; i++) {
            queue.send(mail(ROOM, i));
        }

        try (QueueSource source = new QueueSource(local, this::work)) {
            assertThat(received(ROOM, 10)).hasSize(10);
            assertThat(source).isNotNull();
        }
        assertThat(posted).isEmpty();
    }

    @Test
    void theSameMailSentTwiceIsPostedOnce() throws Exception {
        queue.send(mail(ROOM, 1));
        queue.send(mail(ROOM, 1));
        queue.send(mail(ROOM, 2));

        try (QueueSource source = new QueueSource(local, this::work)) {
            assertThat(received(ROOM, 2)).containsExactly(letter(1), letter(2));
            assertThat(source).isNotNull();
        }
        assertThat(posted).isEmpty();
    }

    @Test
    void whatAWorkerDidNotFinishComesAgainBeforeWhatFollows() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Lambda failsOnce =
                event -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new InvocationException("ended in the middle");
                    }
                    return work(event);
                };
        queue.send(mail(ROOM, 1));
        queue.send(mail(ROOM, 2));

        try (QueueSource source = new QueueSource(local, failsOnce)) {
            assertThat(received(ROOM, 2)).containsExactly(letter(1), letter(2));
            assertThat(source).isNotNull();
        }
        assertThat(tries).hasValueGreaterThan(1);
    }

    @Test
    void whatCannotBePostedIsAmongTheDeadAfterFiveTries() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Lambda broken =
                _ -> {
                    tries.incrementAndGet();
                    throw new InvocationException("never");
                };
        queue.send(mail(ROOM, 7));

        try (QueueSource source = new QueueSource(local, broken)) {
            assertThat(source).isNotNull();
            assertThat(dead())
                    .singleElement()
                    .satisfies(each ->
                            assertThat(MailJson.read(each.body())).isEqualTo(mail(ROOM, 7)));
        }
        assertThat(tries).hasValue(5);
    }

    /**
     * Asked again and again, because a queue does not tell at once who waits for it of the dead.
     */
    private List<Message> dead() {
        for (int i = 0; i < 60; i++) {
            List<Message> found =
                    client.receiveMessage(
                                    request -> request.queueUrl(local.dead()).waitTimeSeconds(1))
                            .messages();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    @Test
    void anEventOfSeveralRoomsIsSortedByRoomAndADoubleWithinItIsLeftOut() throws Exception {
        String event =
                "{\"Records\":[%s,%s,%s,%s]}"
                        .formatted(
                                record(mail(ROOM, 1)),
                                record(mail(OTHER, 5)),
                                record(mail(ROOM, 1, 2)),
                                record(mail(OTHER, 6)));

        work(event.getBytes(StandardCharsets.UTF_8));

        assertThat(posted).containsExactly(mail(ROOM, 1, 2), mail(OTHER, 5, 6));
    }

    private static String record(RoomMail mail) {
        String body = MailJson.write(mail).getFirst();
        return "{\"eventSource\":\"aws:sqs\",\"body\":\""
                + body.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}";
    }

    @Test
    void muchMailIsSeveralMessagesInOrder() {
        List<Letter> letters =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i ->
                                new Letter(
                                        0,
                                        "\"" + i + "x".repeat(29_000) + "\"",
                                        "",
                                        Optional.empty()))
                        .toList();

        List<String> bodies = MailJson.write(new RoomMail(ROOM, letters));

        assertThat(bodies).hasSizeGreaterThan(1).allMatch(each -> each.length() < 200_000);
        assertThat(bodies.stream().flatMap(each -> MailJson.read(each).letters().stream()))
                .containsExactlyElementsOf(letters);
    }

    @Test
    void aQueueThatIsGoneIsSaid() {
        client.deleteQueue(request -> request.queueUrl(local.url()));

        assertThatThrownBy(() -> queue.send(mail(ROOM, 1))).isInstanceOf(StoreException.class);
    }
}
