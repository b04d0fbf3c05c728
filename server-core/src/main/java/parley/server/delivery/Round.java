package parley.server.delivery;

import java.util.List;
import java.util.function.Consumer;
import parley.protocol.Response;

/**
 * What one commit has to tell.
 *
 * @param answers to the requests of this commit, in the order they were carried out
 * @param posts the entries of this commit in commit order, each with who is told
 */
public record Round(List<Answer> answers, List<Post> posts) {
    /** {@code reply} is the consumer the request came with; it is called by the transport, once. */
    public record Answer(Consumer<Response> reply, Response response) {}
}
