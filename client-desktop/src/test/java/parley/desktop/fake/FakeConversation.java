package parley.desktop.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import parley.desktop.text.Line;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.RoomWindow;
import parley.desktop.workspace.TimelineEntry;
import parley.protocol.Cid;
import parley.protocol.MessageId;
import parley.protocol.RoomId;

/** A room in memory with a window of its last {@code page} entries. */
public final class FakeConversation implements Conversation {
    private final RoomId room;
    private final int page;
    public final List<TimelineEntry> log = new ArrayList<>();
    public final List<Outgoing> outbox = new ArrayList<>();
    public final List<String> sent = new ArrayList<>();
    public final List<Boolean> typed = new ArrayList<>();
    public OptionalLong firstUnread = OptionalLong.empty();
    public long marked;
    private String draft = "";
    private Consumer<RoomWindow.Shown> listener = _ -> {};
    private int from;

    public FakeConversation(RoomId room, int page) {
        this.room = room;
        this.page = page;
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public RoomWindow open(Consumer<RoomWindow.Shown> told) {
        listener = told;
        from = Math.max(0, log.size() - page);
        tell(true, OptionalLong.empty());
        return new Window();
    }

    /** Adds an entry and tells about it. */
    public void add(TimelineEntry entry) {
        log.add(entry);
        tell(false, OptionalLong.empty());
    }

    /** Changes the entry at an index and tells about it. */
    public void change(int index, UnaryOperator<TimelineEntry> how) {
        log.set(index, how.apply(log.get(index)));
        tell(false, OptionalLong.empty());
    }

    public void tell(boolean moved, OptionalLong focus) {
        listener.accept(
                new RoomWindow.Shown(
                        log.subList(from, log.size()),
                        outbox,
                        from == 0 ? RoomWindow.Edge.END : RoomWindow.Edge.MORE,
                        RoomWindow.Edge.END,
                        firstUnread,
                        focus,
                        moved));
    }

    private final class Window implements RoomWindow {
        @Override
        public void older() {
            from = Math.max(0, from - page);
            tell(false, OptionalLong.empty());
        }

        @Override
        public void newer() {}

        @Override
        public void toNewest() {
            tell(true, OptionalLong.empty());
        }

        @Override
        public void around(long seq) {
            from = 0;
            tell(true, OptionalLong.of(seq));
        }

        @Override
        public void close() {
            listener = _ -> {};
        }
    }

    @Override
    public String draft() {
        return draft;
    }

    @Override
    public void saveDraft(String text) {
        draft = text;
    }

    @Override
    public void send(String text, Optional<MessageId> replyTo) {
        sent.add(text);
        outbox.add(
                new Outgoing(
                        Cid.create(() -> Instant.parse("2026-11-20T09:40:00Z")),
                        Instant.parse("2026-11-20T09:40:00Z"),
                        text,
                        Outgoing.State.QUEUED,
                        Optional.empty()));
        tell(false, OptionalLong.empty());
    }

    /** The message at an index of the outbox is refused. */
    public void refuse(int index, Line why) {
        var old = outbox.get(index);
        outbox.set(
                index,
                new Outgoing(
                        old.cid(), old.at(), old.text(), Outgoing.State.FAILED, Optional.of(why)));
        tell(false, OptionalLong.empty());
    }

    @Override
    public void retry(Cid cid) {
        outbox.replaceAll(o ->
                o.cid().equals(cid)
                        ? new Outgoing(
                                cid, o.at(), o.text(), Outgoing.State.QUEUED, Optional.empty())
                        : o);
        tell(false, OptionalLong.empty());
    }

    @Override
    public void discard(Cid cid) {
        outbox.removeIf(o -> o.cid().equals(cid));
        tell(false, OptionalLong.empty());
    }

    @Override
    public void markRead(long seq) {
        marked = seq;
    }

    @Override
    public void typing(boolean on) {
        typed.add(on);
    }
}
