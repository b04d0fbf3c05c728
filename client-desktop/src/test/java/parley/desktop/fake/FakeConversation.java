package parley.desktop.fake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.Reaction;
import parley.desktop.workspace.RoomWindow;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.Version;
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
    public final Map<String, MessageId> answers = new LinkedHashMap<>();
    public final List<String> calls = new ArrayList<>();
    public final List<Version> versions = new ArrayList<>();
    public final FakeTransfers transfers = new FakeTransfers();
    public FakeFiles files = new FakeFiles();
    public boolean refusing;
    public final List<Attached> forwarded = new ArrayList<>();

    /** What forwarding is answered with. */
    public Optional<IOException> refusal = Optional.empty();

    private String draft = "";
    private final List<Consumer<RoomWindow.Shown>> listeners = new ArrayList<>();
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
    public void forward(String text, List<Attached> attached) throws IOException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        sent.add(text);
        forwarded.addAll(attached);
    }

    @Override
    public FakeTransfers transfers() {
        return transfers;
    }

    @Override
    public FakeFiles files() {
        return files;
    }

    @Override
    public RoomWindow open(Consumer<RoomWindow.Shown> told) {
        listeners.add(told);
        from = Math.max(0, log.size() - page);
        tell(true, OptionalLong.empty());
        return new Window(told);
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
        var shown =
                new RoomWindow.Shown(
                        log.subList(from, log.size()),
                        outbox,
                        from == 0 ? RoomWindow.Edge.END : RoomWindow.Edge.MORE,
                        RoomWindow.Edge.END,
                        firstUnread,
                        focus,
                        moved);
        List.copyOf(listeners).forEach(l -> l.accept(shown));
    }

    private final class Window implements RoomWindow {
        private final Consumer<RoomWindow.Shown> told;

        Window(Consumer<RoomWindow.Shown> told) {
            this.told = told;
        }

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
        public void at(Instant instant) {
            from = 0;
            tell(
                    true,
                    log.stream()
                            .filter(e -> !e.at().isBefore(instant))
                            .mapToLong(TimelineEntry::seq)
                            .findFirst());
        }

        @Override
        public void close() {
            listeners.remove(told);
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
    public void send(String text, Optional<MessageId> replyTo, List<String> mentions) {
        sent.add(text);
        replyTo.ifPresent(r -> answers.put(text, r));
        calls.addAll(mentions);
        outbox.add(
                new Outgoing(
                        Cid.create(() -> Instant.parse("2026-11-20T09:40:00Z")),
                        Instant.parse("2026-11-20T09:40:00Z"),
                        text,
                        Outgoing.State.QUEUED,
                        Optional.empty()));
        tell(false, OptionalLong.empty());
    }

    /** Without calling anybody. */
    public void send(String text, Optional<MessageId> replyTo) {
        send(text, replyTo, List.of());
    }

    private void change(MessageId id, UnaryOperator<TimelineEntry.Said> how) throws IOException {
        if (refusing) {
            throw new IOException("refused");
        }
        log.replaceAll(e ->
                e instanceof TimelineEntry.Said said && said.id().equals(id) ? how.apply(said) : e);
        tell(false, OptionalLong.empty());
    }

    @Override
    public void edit(MessageId message, String text, List<String> mentions) throws IOException {
        change(
                message,
                s ->
                        new TimelineEntry.Said(
                                s.id(),
                                s.seq(),
                                s.at(),
                                s.author(),
                                text,
                                s.own(),
                                s.mentionsMe(),
                                true,
                                s.deletedBy(),
                                s.quote(),
                                s.extra()));
    }

    @Override
    public void delete(MessageId message) throws IOException {
        change(
                message,
                s ->
                        new TimelineEntry.Said(
                                s.id(),
                                s.seq(),
                                s.at(),
                                s.author(),
                                "",
                                s.own(),
                                false,
                                false,
                                Optional.of(s.author()),
                                Optional.empty()));
    }

    @Override
    public void react(MessageId message, String emoji, boolean on) throws IOException {
        change(
                message,
                s -> {
                    var next = new ArrayList<>(s.extra().reactions());
                    var old = next.stream().filter(r -> r.emoji().equals(emoji)).findFirst();
                    old.ifPresent(next::remove);
                    int count = old.map(Reaction::count).orElse(0) + (on ? 1 : -1);
                    if (count > 0) {
                        next.add(new Reaction(emoji, count, on, List.of("Ruth Adler")));
                    }
                    return s.with(
                            new TimelineEntry.Extra(
                                    true, s.extra().pinned(), next, s.extra().mentions()));
                });
    }

    @Override
    public void pin(MessageId message, boolean on) throws IOException {
        change(
                message,
                s ->
                        s.with(
                                new TimelineEntry.Extra(
                                        true, on, s.extra().reactions(), s.extra().mentions())));
    }

    @Override
    public List<Version> versions(MessageId message) throws IOException {
        if (refusing) {
            throw new IOException("refused");
        }
        return versions;
    }

    @Override
    public List<TimelineEntry.Said> pinned() {
        return log.stream()
                .filter(e -> e instanceof TimelineEntry.Said)
                .map(e -> (TimelineEntry.Said) e)
                .filter(s -> s.extra().pinned())
                .toList();
    }

    @Override
    public String link(long seq) {
        return "parley://ruths-pc:7420/m/" + room + "/" + seq + "#ws=w_1";
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
