package parley.desktop.workspace;

import java.util.List;

/** An emoji on a message; {@code own}: oneself too; {@code who}: the first ten by name. */
public record Reaction(String emoji, int count, boolean own, List<String> who) {
    public Reaction {
        who = List.copyOf(who);
    }
}
