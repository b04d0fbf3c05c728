package parley.client.workspace;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.connection.ConnectionEvent;
import parley.client.log.LogCommand;
import parley.client.log.LogCommand.Answer;
import parley.client.log.LogMachine;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.BadField;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.Event;
import parley.protocol.LogLine;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.ServerFrame;
import parley.protocol.UserId;
import parley.protocol.WireError;

/**
 * What is said in a workspace: carries out what the machines decide, on the local history. Lives as
 * long as its file is open. Used by the engine's thread only.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final String TOKEN = "sync.token";
    private static final String ME_EPOCH = "me.epoch";
    private static final String ME_LAST = "me.last";

    private final LocalStore store;
    private final UserId me;
    private final Line line;
    private final Told told;
    private final PeopleSync people;
    private final DraftBook drafts;
    private final DraftSync draftSync;
    private final PreferenceSync preferences;
    private final PreferenceReading reading;
    private final PreferenceTalk talk;
    private final InstantSource clock;
    private final LongSupplier ticks;

    private final Changes changes = new Changes();
    private final RoomBook book;
    private final OutboxBook outbox;
    private final LogMachine logs;
    private final Sender sender;
    private final Calls calls;
    private final Typists typists = new Typists();
    private final Filler filler;
    private final Summaries summaries;
    private final MarkSync marks;
    private final MuteSync mutes;
    private boolean meBehind = true;

    Conversation(
            LocalStore store,
            UserId me,
            Line line,
            Told told,
            Calls calls,
            People people,
            DraftBook drafts,
            PreferenceBook preferenceBook,
            Summaries summaries,
            OutboxBook.Holder outboxHolder,
            Filler.Asker http,
            InstantSource clock,
            LongSupplier ticks) {
        this.store = store;
        this.me = me;
        this.line = line;
        this.told = told;
        this.calls = calls;
        this.drafts = drafts;
        this.clock = clock;
        this.ticks = ticks;
        this.summaries = summaries;
        this.outbox = new OutboxBook(changes);
        people.load(store);
        drafts.load(store);
        this.draftSync = new DraftSync(store, drafts);
        this.preferences = new PreferenceSync(store, preferenceBook);
        this.reading = new PreferenceReading(store, this::preference);
        this.talk = new PreferenceTalk(preferences, reading, this::ask);
        this.book = new RoomBook(store, me, changes);
        this.people = new PeopleSync(people, store, book, changes, told, line, this::ask);
        this.marks = new MarkSync(book, this::ask);
        this.mutes = new MuteSync(book, this::ask);
        this.filler = new Filler(store, book, http);
        this.logs = new LogMachine(store.setting(TOKEN));
        restoreLogs();
        outbox.load(store);
        outboxHolder.set(outbox);
        this.sender = new Sender(store, outbox, book, new Wire(), clock, ticks);
    }

    private void restoreLogs() {
        for (RoomRow row : book.rows()) {
            logs.restore(row.state().room(), row.epoch(), row.last(), row.head(), row.departed());
        }
        store.setting(ME_EPOCH)
                .ifPresent(epoch -> {
                    long last = store.setting(ME_LAST).map(Long::parseLong).orElse(0L);
                    logs.restore(RoomId.ME, epoch, last, last, false);
                });
    }

    RoomBook book() {
        return book;
    }

    Optional<String> token() {
        return logs.token();
    }

    int waiting() {
        return sender.waiting();
    }

    private long now() {
        return ticks.getAsLong();
    }

    // ---- the connection

    void connected(Result.Welcome welcome) {
        calls.lost();
        people.connected();
        marks.connected();
        run(logs.connected(welcome.sync(), now()));
        for (Calls.Call call : calls.unsent()) {
            send(call);
        }
        people.present();
    }

    /** The server takes the new token: what was refused for the old one is sent again. */
    void authorized() {
        for (Calls.Call call : calls.unsent()) {
            send(call);
        }
        sender.tick();
    }

    void disconnected() {
        logs.disconnected();
        sender.disconnected();
        filler.disconnected();
        calls.lost();
        for (RoomId room : typists.over(Long.MAX_VALUE)) {
            told.typing(room, List.of());
        }
        people.disconnected();
    }

    /** The server will never take what was being sent: it is too large. */
    void refuseSending(WireError error) {
        sender.refuse(error);
    }

    void frame(ServerFrame frame) {
        switch (frame) {
            case Response response -> {
                if (calls.answered(response)) {
                    line.tell(new ConnectionEvent.TokenRejected());
                }
            }
            case Entry entry -> run(logs.entry(entry, now()));
            case Event.Typing typing -> typing(typing);
            case Event.PresenceChanged presence -> people.heard(presence.list());
            case Event.Changed changed -> people.stale(changed.users());
            case Event.Bye _, Event.Pong _, Event.Unknown _ -> {}
        }
    }

    private void typing(Event.Typing typing) {
        List<UserId> others = typing.users().stream().filter(u -> !u.equals(me)).toList();
        typists.told(typing.room(), others, now());
        told.typing(typing.room(), others);
    }

    void tick() {
        long now = now();
        run(logs.tick(now));
        sender.tick();
        if (calls.tick(now)) {
            suspect();
        }
        for (RoomId room : typists.over(now)) {
            told.typing(room, List.of());
        }
        filler.tick(now);
        if (logs.caughtUp()) {
            marks.tell(now);
            draftSync.due(now).forEach(this::tellDraft);
            talk.tell();
        }
    }

    long wakeAt() {
        long at = Math.min(logs.wakeAt(), sender.wakeAt());
        at = Math.min(at, Math.min(calls.wakeAt(), typists.wakeAt()));
        at = Math.min(at, filler.wakeAt());
        if (logs.caughtUp()) {
            at = Math.min(at, Math.min(draftSync.wakeAt(), marks.wakeAt()));
        }
        return at;
    }

    /** What was written since the last time is on disk: tells it. */
    void committed() {
        if (!changes.users.isEmpty()) {
            people.want(changes.users);
        }
        for (RoomRow row : book.rows(changes.summaries)) {
            told.places(row.state().room(), row.key(), row.last());
        }
        List<RoomSummary> rooms = summaries.refresh(changes.summaries, book, outbox);
        if (!rooms.isEmpty()) {
            told.rooms(rooms);
        }
        var deltas = changes.deltas(book, outbox);
        if (!deltas.isEmpty()) {
            told.deltas(deltas);
        }
        if (!changes.members.isEmpty()) {
            told.members(Set.copyOf(changes.members));
        }
        if (!changes.preferences.isEmpty()) {
            told.preferences(Set.copyOf(changes.preferences));
        }
        if (!changes.outgoing.isEmpty()) {
            told.outbox(sender.waiting());
        }
        changes.clear();
    }

    /** Writes down what is due before a commit. */
    void flushDrafts() {
        Set<RoomId> rooms = drafts.flush(store);
        changes.summaries.addAll(rooms);
        draftSync.changed(rooms, now());
    }

    private void tellDraft(DraftSync.Telling telling) {
        ask(
                telling.op(),
                true,
                answer -> {
                    if (answer instanceof Answer.Success || Asker.isFinal(answer)) {
                        draftSync.told(telling.room(), telling.text());
                    } else {
                        draftSync.unanswered(telling.room());
                    }
                });
    }

    /** Set on this device. */
    void prefer(String key, Optional<String> value) {
        preferences.set(key, value);
        changes.preferences.add(key);
        if (line.live() && logs.caughtUp()) {
            talk.tell();
        }
    }

    // ---- requests

    private void send(Calls.Call call) {
        if (line.live()) {
            call.sent = true;
            line.send(call.request);
        }
    }

    private void ask(Op<?> op, boolean changing, Consumer<Answer> then) {
        Optional<Cid> cid =
                changing && mutates(op) ? Optional.of(Cid.create(clock)) : Optional.empty();
        send(calls.ask(op, cid, now(), then));
    }

    private static boolean mutates(Op<?> op) {
        return Mutations.mutates(op);
    }

    /** A request of a person; goes on over a new connection until its time is up. */
    void call(Op<?> op, Optional<Cid> known, Consumer<Answer> then) {
        Optional<Cid> cid =
                mutates(op) ? known.or(() -> Optional.of(Cid.create(clock))) : Optional.empty();
        send(
                calls.askLasting(
                        op,
                        cid,
                        now(),
                        answer -> {
                            if (answer instanceof Answer.Success(Result.RoomState state)) {
                                book.state(state.room(), Optional.empty());
                                run(logs.joined(state.room()));
                            }
                            then.accept(answer);
                        }));
    }

    private void suspect() {
        if (line.live()) {
            line.tell(new ConnectionEvent.Suspected(line.socket()));
        }
    }

    // ---- following the logs

    private void run(List<LogCommand> commands) {
        for (LogCommand command : commands) {
            switch (command) {
                case LogCommand.Ask ask ->
                        ask(ask.op(), false, answer -> run(logs.answer(ask.tag(), answer, now())));
                case LogCommand.Seen seen -> seen(seen.room());
                case LogCommand.Gone gone -> book.departed(gone.room());
                case LogCommand.Apply apply -> apply(apply.room(), apply.line());
                case LogCommand.Keep keep -> {
                    book.keep(keep.room(), keep.page().list());
                    keep.page().list().forEach(m -> m.cid().ifPresent(sender::delivered));
                }
                case LogCommand.Remember remember -> {
                    book.remember(remember.room(), remember.gap());
                    filler.look(now());
                }
                case LogCommand.Drop drop -> book.drop(drop.room());
                case LogCommand.Position at -> position(at);
                case LogCommand.Token token -> store.putSetting(TOKEN, token.token());
                case LogCommand.UsersChanged users -> people.stale(users.users());
                case LogCommand.CaughtUp _ -> caughtUp();
            }
        }
    }

    private void caughtUp() {
        line.tell(new ConnectionEvent.CaughtUp(line.socket()));
        sender.connected();
        filler.connected(now());
        talk.connected();
        draftSync.connected(book.rows().stream().map(row -> row.state().room()).toList(), now());
        marks.caughtUp(now());
        mutes.caughtUp();
        people.want(book.rows().stream().flatMap(r -> r.state().other().stream()).toList());
    }

    private void seen(Result.SyncRoom room) {
        book.seen(room);
        room.state().flatMap(s -> s.other()).ifPresent(changes.users::add);
    }

    private void position(LogCommand.Position at) {
        if (at.room().isMe()) {
            meBehind = at.last() < at.head();
            store.putSetting(ME_EPOCH, at.epoch());
            store.putSetting(ME_LAST, String.valueOf(at.last()));
        } else {
            book.position(at.room(), at.epoch(), at.last(), at.head());
            outbox.reached(store, at.room(), at.last());
        }
    }

    private void apply(RoomId room, LogLine logLine) {
        if (logLine instanceof Entry entry) {
            if (entry.by().filter(me::equals).isPresent()) {
                entry.cid().ifPresent(sender::delivered);
            }
            if (room.isMe()) {
                mine(entry);
                return;
            }
        }
        if (!room.isMe()) {
            book.apply(room, logLine);
            if (logLine instanceof Entry entry && entry.d() instanceof EntryData.Superseded) {
                filler.look(now());
            }
        }
    }

    /** An entry of this person's private log. */
    private void mine(Entry entry) {
        switch (entry.d()) {
            case EntryData.RoomJoined joined -> {
                if (!meBehind) {
                    entered(joined.room());
                }
            }
            case EntryData.RoomLeft left -> {
                if (!meBehind) {
                    logs.left(left.room());
                    book.departed(left.room());
                }
            }
            case EntryData.ReadMarked marked -> book.marked(marked.room(), marked.seq(), true);
            case EntryData.PreferenceChanged preference -> {
                reading.heard(preference.key());
                preference(preference);
            }
            default -> changes.moved(RoomId.ME);
        }
    }

    private void preference(EntryData.PreferenceChanged changed) {
        if (!changed.key().startsWith(MuteSync.KEY)
                && !changed.key().startsWith(DraftSync.KEY)
                && preferences.heard(changed.key(), changed.value())) {
            changes.preferences.add(changed.key());
        }
        roomOf(changed.key(), MuteSync.KEY)
                .ifPresent(room -> book.muted(room, changed.value().isPresent(), true));
        roomOf(changed.key(), DraftSync.KEY)
                .filter(room -> draftSync.heard(room, changed.value()))
                .ifPresent(changes.summaries::add);
    }

    /** Other programs of this person write keys of their own. */
    private static Optional<RoomId> roomOf(String key, String prefix) {
        if (!key.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RoomId(key.substring(prefix.length())));
        } catch (BadField e) {
            LOG.debug("a preference of no room: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** In the room now; the next {@code sync} tells from where on it is unread. */
    private void entered(Room room) {
        book.state(room, Optional.empty());
        run(logs.joined(room));
        logs.resync(now());
        room.other().ifPresent(changes.users::add);
    }

    // ---- the outbox

    void send(Cid cid, MessageOp.Send message) {
        drafts.write(store, message.room());
        draftSync.changed(List.of(message.room()), now());
        sender.send(cid, message);
    }

    /** What is sent; drafts stay as they are. */
    Sender sender() {
        return sender;
    }

    private final class Wire implements Sender.Wire {
        @Override
        public void ask(Op<?> op, Cid cid, Consumer<Answer> then) {
            send(calls.ask(op, Optional.of(cid), now(), then));
        }

        @Override
        public void suspect() {
            Conversation.this.suspect();
        }
    }

    // ---- marks, mutes, people

    void markRead(RoomId room, long seq) {
        marks.read(room, seq, now());
    }

    void mute(RoomId room, boolean on) {
        book.muted(room, on, false);
        if (line.live()) {
            mutes.tell(room, on);
        }
    }

    void typing(RoomId room, boolean on) {
        if (line.live() && typists.tell(room, on, now())) {
            line.send(Mutations.silent(new MessageOp.Typing(room, on)));
        }
    }

    PeopleSync people() {
        return people;
    }

    void wish(Filler.Wish wish) {
        filler.wish(wish, now());
    }
}
