package parley.server.aws.fanout;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import parley.protocol.Codec;
import parley.protocol.UserId;
import parley.server.delivery.Post;

/**
 * An entry of a room on its way, as it stands on the wire.
 *
 * @param about as {@link Post#about}
 * @param frame the entry
 * @param hidden what those get who may not see what it is about; empty where it is about nothing
 * @param leaving as {@link Post#leaving}
 */
public record Letter(long about, String frame, String hidden, Optional<UserId> leaving) {
    static Letter of(Post post, Codec codec) {
        return new Letter(
                post.about(),
                new String(codec.encode(post.entry()), StandardCharsets.UTF_8),
                post.about() == 0
                        ? ""
                        : new String(codec.encode(post.hidden()), StandardCharsets.UTF_8),
                post.leaving());
    }

    byte[] bytes(boolean seen) {
        return (seen ? frame : hidden).getBytes(StandardCharsets.UTF_8);
    }
}
