package parley.server.aws.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import parley.server.aws.fanout.FanOut;
import parley.server.aws.fanout.RoomMail;
import parley.server.aws.fanout.RoomQueue;
import parley.server.store.StoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A FIFO queue with a group for each room, so that one worker at a time posts to it. The same mail
 * sent again within five minutes is kept once.
 */
public final class SqsRoomQueue implements RoomQueue {
    private final SqsClient client;
    private final String url;
    private final int above;

    /** For rooms that more hear than one invocation posts to at the same time. */
    public SqsRoomQueue(SqsClient client, String url) {
        this(client, url, FanOut.AT_ONCE);
    }

    public SqsRoomQueue(SqsClient client, String url, int above) {
        this.client = client;
        this.url = url;
        this.above = above;
    }

    @Override
    public int above() {
        return above;
    }

    @Override
    public void send(RoomMail mail) {
        try {
            for (String body : MailJson.write(mail)) {
                client.sendMessage(request ->
                        request.queueUrl(url)
                                .messageBody(body)
                                .messageGroupId(mail.room().value())
                                .messageDeduplicationId(digest(body)));
            }
        } catch (SdkException e) {
            throw new StoreException("cannot queue what is new in " + mail.room(), e);
        }
    }

    private static String digest(String body) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
