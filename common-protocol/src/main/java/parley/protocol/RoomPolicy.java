package parley.protocol;

import java.util.Optional;

/**
 * Who may write, who may invite, from where members may read, and how long a member waits between
 * two messages ({@code slowMs}, absent: not at all; moderators never wait).
 */
public record RoomPolicy(
        PostPolicy post, PostPolicy invite, HistoryPolicy history, Optional<Integer> slowMs) {
    /** What a new room has when its maker says nothing. */
    public static final RoomPolicy OPEN =
            new RoomPolicy(PostPolicy.ALL, PostPolicy.ALL, HistoryPolicy.START);

    /** Longest wait between two messages, in milliseconds: six hours. */
    public static final int MAX_SLOW_MS = 21_600_000;

    private static final int MIN_SLOW_MS = 1_000;

    public RoomPolicy {
        if (slowMs.isPresent() && (slowMs.get() < MIN_SLOW_MS || slowMs.get() > MAX_SLOW_MS)) {
            throw new BadField("slowMs", MIN_SLOW_MS + " to " + MAX_SLOW_MS);
        }
    }

    /** Without a wait between messages. */
    public RoomPolicy(PostPolicy post, PostPolicy invite, HistoryPolicy history) {
        this(post, invite, history, Optional.empty());
    }
}
