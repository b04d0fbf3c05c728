package parley.desktop.timeline;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.message.Span;
import parley.desktop.text.Line;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.Reaction;
import parley.desktop.workspace.TimelineEntry.Extra;
import parley.desktop.workspace.TimelineEntry.Said;

/** What can be done with a message of one room. UI thread only. */
public final class MessageActions {
    /** What others do for it. */
    public interface Hooks {
        /** Starts an answer. */
        void reply(Said said);

        /** Starts a change of one's own message. */
        void edit(Said said);

        /** Lets one choose where to send them again. */
        void forward(List<Said> said);

        /** Shows what it said before. */
        void versions(Said said);

        /** Asks whether these should go; {@code yes} erases them. */
        void askDelete(List<Said> said, Runnable yes);

        /** Asks when one wants to be reminded of it. */
        void remind(Said said);

        /** Opens the picker for a reaction. */
        void pick(Consumer<String> chosen);

        /** Shows who wrote it. */
        void profile(Said said);

        /** Opens a link, after asking where what is read is not where it leads. */
        void follow(Span.Link link);

        /** Says what went wrong. */
        void problem(Line problem);
    }

    private final Conversation conversation;
    private final Background background;
    private final BooleanSupplier moderator;
    private final Attachments attachments;
    private final Hooks hooks;

    /** {@code moderator}: whether one may delete and pin what others wrote. */
    public MessageActions(
            Conversation conversation,
            Background background,
            BooleanSupplier moderator,
            Attachments attachments,
            Hooks hooks) {
        this.conversation = conversation;
        this.background = background;
        this.moderator = moderator;
        this.attachments = attachments;
        this.hooks = hooks;
    }

    /** What the files of messages need. */
    public Attachments attachments() {
        return attachments;
    }

    public boolean mayEdit(Said said) {
        return said.own() && said.deletedBy().isEmpty();
    }

    public boolean mayDelete(Said said) {
        return said.deletedBy().isEmpty() && (said.own() || moderator.getAsBoolean());
    }

    /** Whether one may read what it said before it was changed. */
    public boolean maySeeVersions(Said said) {
        return said.edited() && said.deletedBy().isEmpty() && moderator.getAsBoolean();
    }

    /** Shows what it said before. */
    public void versions(Said said) {
        if (maySeeVersions(said)) {
            hooks.versions(said);
        }
    }

    /** Lets one choose a room to send them to again; those that are gone are left out. */
    public void forward(List<Said> said) {
        var there = said.stream().filter(s -> s.deletedBy().isEmpty()).toList();
        if (!there.isEmpty()) {
            hooks.forward(there);
        }
    }

    public void reply(Said said) {
        hooks.reply(said);
    }

    public void edit(Said said) {
        if (mayEdit(said)) {
            hooks.edit(said);
        }
    }

    /** Asks first. */
    public void delete(List<Said> said) {
        var mine = said.stream().filter(this::mayDelete).toList();
        if (!mine.isEmpty()) {
            hooks.askDelete(mine, () -> deleteNow(mine));
        }
    }

    /** Erases without asking. */
    public void deleteNow(List<Said> said) {
        said.forEach(each -> act(() -> conversation.delete(each.id())));
    }

    /** Opens the picker. */
    public void pick(Said said) {
        hooks.pick(emoji -> react(said, emoji));
    }

    public void remind(Said said) {
        hooks.remind(said);
    }

    public void profile(Said said) {
        hooks.profile(said);
    }

    public void follow(Span.Link link) {
        hooks.follow(link);
    }

    /** Puts one's own emoji on a message, or takes it away where it is already. */
    public void react(Said said, String emoji) {
        boolean on =
                said.extra().reactions().stream()
                        .filter(r -> r.emoji().equals(emoji))
                        .noneMatch(Reaction::own);
        act(() -> conversation.react(said.id(), emoji, on));
    }

    /** Pins a message, or takes the pin away. */
    public void pin(Said said) {
        Extra extra = said.extra();
        act(() -> conversation.pin(said.id(), !extra.pinned()));
    }

    /** A link that leads to it. */
    public String link(Said said) {
        return conversation.link(said.seq());
    }

    /** The texts of several messages, oldest first, each with its author. */
    public static String text(List<Said> said) {
        if (said.size() == 1) {
            return said.getFirst().text();
        }
        var text = new StringBuilder();
        for (var each : said) {
            text.append(each.author().displayName()).append(": ").append(each.text()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    /** The emoji behind the keys 1 to 5, before any was chosen. */
    public static final List<String> FIRST_EMOJI =
            List.of("\uD83D\uDC4D", "\u2764\uFE0F", "\uD83D\uDE02", "\uD83C\uDF89", "\uD83D\uDC40");

    private interface Asking {
        void ask() throws IOException;
    }

    private void act(Asking asking) {
        background.run(
                () -> {
                    asking.ask();
                    return true;
                },
                _ -> {},
                e -> hooks.problem(Problems.line(e)));
    }
}
