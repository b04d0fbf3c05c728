package parley.protocol;

/** Who may write, who may invite, and from where members may read. */
public record RoomPolicy(PostPolicy post, PostPolicy invite, HistoryPolicy history) {
    /** What a new room has when its maker says nothing. */
    public static final RoomPolicy OPEN =
            new RoomPolicy(PostPolicy.ALL, PostPolicy.ALL, HistoryPolicy.START);
}
