package parley.server.delivery;

import java.util.List;
import java.util.function.Consumer;
import parley.protocol.Response;

/**
 * What one commit has to tell.
 *
 * @param answers to the requests of this commit, in the order they were carried out
 * @param posts the entries of this commit in commit order, each with who is told
 * @param announcements what else is told, by those who know who is connected to other processes; of
 *     this process's connections the core sees to itself where it holds them
 */
public record Round(List<Answer> answers, List<Post> posts, List<Announcement> announcements) {
    /** Nothing but answers and entries. */
    public Round(List<Answer> answers, List<Post> posts) {
        this(answers, posts, List.of());
    }

    /** {@code reply} is the consumer the request came with; it is called by the transport, once. */
    public record Answer(Consumer<Response> reply, Response response) {}
}
