package parley.client.workspace;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import parley.client.outbox.OutboxItem;
import parley.client.outbox.OutboxMachine;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.BadField;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.Event;
import parley.protocol.LogLine;
import parley.protocol.MeOp;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.PeopleOp;
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
    private static final long MARK_PACE_MS = 2_000;
    private static final String TOKEN = "sync.token";
    private static final String ME_EPOCH = "me.epoch";
    private static final String ME_LAST = "me.last";
    private static final String MUTE = "mute:";

    private final LocalStore store;
    private final UserId me;
    private final Line line;
    private final Told told;
    private final People people;
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
    private final OutboxMachine sender = new OutboxMachine();
    private final Calls calls;
    private final Typists typists = new Typists();
    private final Filler filler;
    private final Summaries summaries;
    private final Map<RoomId, Long> markAt = new HashMap<>();
    private final Set<RoomId> marking = new HashSet<>();
    private boolean meBehind = true;
    private boolean askingPeople;
    private Optional<PeopleOp.SetPresence> ownPresence = Optional.empty();
    private List<UserId> watched = List.of();

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
        this.people = people;
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
        this.filler = new Filler(store, book, http);
        this.logs = new LogMachine(store.setting(TOKEN));
        restoreLogs();
        outbox.load(store);
        outboxHolder.set(outbox);
        for (OutboxItem item : outbox.all()) {
            if (item.delivery() != OutboxItem.Delivery.SENT) {
                boolean failed = item.delivery() == OutboxItem.Delivery.FAILED;
                sender.add(item.cid(), item.message().room(), failed, ticks.getAsLong());
            }
        }
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
        marking.clear();
        askingPeople = false;
        run(logs.connected(welcome.sync(), now()));
        for (Calls.Call call : calls.unsent()) {
            send(call);
        }
        ownPresence.ifPresent(presence -> ask(presence, true, _ -> {}));
        if (!watched.isEmpty()) {
            watch(watched);
        }
    }

    /** The server takes the new token: what was refused for the old one is sent again. */
    void authorized() {
        for (Calls.Call call : calls.unsent()) {
            send(call);
        }
        carryOut(sender.tick(now()));
    }

    void disconnected() {
        logs.disconnected();
        carryOut(sender.disconnected());
        filler.disconnected();
        calls.lost();
        for (RoomId room : typists.over(Long.MAX_VALUE)) {
            told.typing(room, List.of());
        }
        people.forgetPresence();
    }

    /** The server will never take what was being sent: it is too large. */
    void refuseSending(WireError error) {
        for (OutboxItem item : outbox.all()) {
            if (item.delivery() == OutboxItem.Delivery.SENDING) {
                carryOut(sender.refused(item.cid(), error, now()));
            }
        }
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
            case Event.PresenceChanged presence -> {
                people.told(presence.list());
                told.presence(presence.list());
            }
            case Event.Changed changed -> {
                people.stale(changed.users());
                askPeople();
            }
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
        carryOut(sender.tick(now));
        if (calls.tick(now)) {
            suspect();
        }
        for (RoomId room : typists.over(now)) {
            told.typing(room, List.of());
        }
        filler.tick(now);
        if (logs.caughtUp()) {
            tellMarks(now);
            draftSync.due(now).forEach(this::tellDraft);
            talk.tell();
        }
    }

    long wakeAt() {
        long at = Math.min(logs.wakeAt(), sender.wakeAt(now()));
        at = Math.min(at, Math.min(calls.wakeAt(), typists.wakeAt()));
        at = Math.min(at, filler.wakeAt());
        if (logs.caughtUp()) {
            at = Math.min(at, draftSync.wakeAt());
            for (Map.Entry<RoomId, Long> due : markAt.entrySet()) {
                at = marking.contains(due.getKey()) ? at : Math.min(at, due.getValue());
            }
        }
        return at;
    }

    /** What was written since the last time is on disk: tells it. */
    void committed() {
        if (!changes.users.isEmpty()) {
            people.want(changes.users);
            askPeople();
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
                    if (answer instanceof Answer.Success || PreferenceTalk.isFinal(answer)) {
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
    void call(Op<?> op, Consumer<Answer> then) {
        Optional<Cid> cid = mutates(op) ? Optional.of(Cid.create(clock)) : Optional.empty();
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
                    keep.page().list().forEach(m -> m.cid().ifPresent(this::delivered));
                }
                case LogCommand.Remember remember -> {
                    book.remember(remember.room(), remember.gap());
                    filler.look(now());
                }
                case LogCommand.Drop drop -> book.drop(drop.room());
                case LogCommand.Position at -> position(at);
                case LogCommand.Token token -> store.putSetting(TOKEN, token.token());
                case LogCommand.UsersChanged users -> {
                    people.stale(users.users());
                    askPeople();
                }
                case LogCommand.CaughtUp _ -> caughtUp();
            }
        }
    }

    private void caughtUp() {
        line.tell(new ConnectionEvent.CaughtUp(line.socket()));
        carryOut(sender.connected(now()));
        filler.connected(now());
        talk.connected();
        draftSync.connected(book.rows().stream().map(row -> row.state().room()).toList(), now());
        for (RoomRow row : book.rows()) {
            if (row.mark() > row.toldMark()) {
                markAt.putIfAbsent(row.state().room(), now());
            }
            if (row.muted() != row.toldMuted()) {
                tellMuted(row.state().room(), row.muted());
            }
        }
        people.want(book.rows().stream().flatMap(r -> r.state().other().stream()).toList());
        askPeople();
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
                entry.cid().ifPresent(this::delivered);
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
        if (!changed.key().startsWith(MUTE)
                && !changed.key().startsWith(DraftSync.KEY)
                && preferences.heard(changed.key(), changed.value())) {
            changes.preferences.add(changed.key());
        }
        roomOf(changed.key(), MUTE)
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
        outbox.add(store, cid, message, clock.instant());
        drafts.write(store, message.room());
        draftSync.changed(List.of(message.room()), now());
        carryOut(sender.add(cid, message.room(), false, now()));
    }

    /** A message that was made before and may be here already; drafts stay as they are. */
    void sendOnce(Cid cid, MessageOp.Send message) {
        if (outbox.item(cid).isEmpty()) {
            outbox.add(store, cid, message, clock.instant());
            carryOut(sender.add(cid, message.room(), false, now()));
        }
    }

    void retry(Cid cid) {
        if (sender.retry(cid)) {
            outbox.show(store, cid, OutboxItem.Delivery.QUEUED, Optional.empty());
            carryOut(sender.tick(now()));
        }
    }

    void discard(Cid cid) {
        if (sender.discard(cid)) {
            outbox.remove(store, cid);
        }
    }

    private void delivered(Cid cid) {
        outbox.remove(store, cid);
        carryOut(sender.delivered(cid, now()));
    }

    private void carryOut(List<OutboxMachine.Command> commands) {
        for (OutboxMachine.Command command : commands) {
            switch (command) {
                case OutboxMachine.Command.Show show ->
                        outbox.show(store, show.cid(), show.delivery(), show.error());
                case OutboxMachine.Command.Suspect _ -> suspect();
                case OutboxMachine.Command.Send send ->
                        outbox.item(send.cid()).ifPresent(this::transmit);
            }
        }
    }

    private void transmit(OutboxItem item) {
        Cid cid = item.cid();
        send(
                calls.ask(
                        item.message(),
                        Optional.of(cid),
                        now(),
                        answer -> {
                            switch (answer) {
                                case Answer.Success(Result.Sent sent) -> sent(item, sent);
                                case Answer.Failure(WireError error) ->
                                        carryOut(sender.refused(cid, error, now()));
                                case Answer.Success _, Answer.None _ -> {}
                            }
                        }));
    }

    private void sent(OutboxItem item, Result.Sent sent) {
        Cid cid = item.cid();
        RoomId room = item.message().room();
        if (outbox.item(cid).isPresent()) {
            long seq = sent.seq().orElse(0L);
            if (seq <= book.last(room)) {
                outbox.remove(store, cid);
            } else {
                outbox.sent(store, cid, seq);
            }
        }
        carryOut(sender.delivered(cid, now()));
    }

    // ---- marks, mutes, people

    void markRead(RoomId room, long seq) {
        book.marked(room, seq, false);
        markAt.putIfAbsent(room, now());
    }

    private void tellMarks(long now) {
        for (Map.Entry<RoomId, Long> due : List.copyOf(markAt.entrySet())) {
            RoomId room = due.getKey();
            Optional<RoomRow> row = book.row(room);
            if (row.isEmpty() || row.get().departed() || row.get().mark() <= row.get().toldMark()) {
                if (now >= due.getValue()) {
                    markAt.remove(room);
                }
            } else if (now >= due.getValue() && marking.add(room)) {
                markAt.put(room, now + MARK_PACE_MS);
                tellMark(row.get());
            }
        }
    }

    private void tellMark(RoomRow row) {
        RoomId room = row.state().room();
        long mark = row.mark();
        ask(
                new MessageOp.ReadMark(room, mark, Optional.empty()),
                true,
                answer -> {
                    marking.remove(room);
                    if (answer instanceof Answer.Success || PreferenceTalk.isFinal(answer)) {
                        book.marked(room, mark, true);
                    }
                });
    }

    void mute(RoomId room, boolean on) {
        book.muted(room, on, false);
        if (line.live()) {
            tellMuted(room, on);
        }
    }

    private void tellMuted(RoomId room, boolean on) {
        Optional<String> value = on ? Optional.of("on") : Optional.empty();
        ask(
                new MeOp.SetPreference(MUTE + room, value),
                true,
                answer -> {
                    if (answer instanceof Answer.Success) {
                        book.muted(room, on, true);
                    }
                });
    }

    void typing(RoomId room, boolean on) {
        if (line.live() && typists.tell(room, on, now())) {
            line.send(Mutations.silent(new MessageOp.Typing(room, on)));
        }
    }

    void presence(PeopleOp.SetPresence presence) {
        ownPresence = Optional.of(presence);
        if (line.live()) {
            ask(presence, true, _ -> {});
        }
    }

    void watch(List<UserId> users) {
        watched = List.copyOf(users);
        if (line.live()) {
            ask(
                    new PeopleOp.WatchPresence(watched),
                    true,
                    answer -> {
                        if (answer instanceof Answer.Success(Result.PresenceList list)) {
                            people.told(list.list());
                            told.presence(list.list());
                        }
                    });
        }
    }

    void wantUser(UserId user) {
        people.want(Set.of(user));
        askPeople();
    }

    private void askPeople() {
        if (!line.live() || askingPeople) {
            return;
        }
        List<UserId> next = people.next();
        if (next.isEmpty()) {
            return;
        }
        askingPeople = true;
        ask(
                new PeopleOp.GetUsers(next),
                false,
                answer -> {
                    askingPeople = false;
                    if (answer instanceof Answer.Success(Result.UserList list)) {
                        people.keep(store, list.list());
                        named(list);
                        askPeople();
                    } else if (answer instanceof Answer.None) {
                        people.again(next);
                    }
                });
    }

    private void named(Result.UserList list) {
        Set<UserId> users = new LinkedHashSet<>();
        list.list().forEach(card -> users.add(card.user()));
        for (RoomRow row : book.rows()) {
            if (row.state().other().filter(users::contains).isPresent()) {
                changes.summaries.add(row.state().room());
            }
        }
        told.users(users);
    }

    void wish(Filler.Wish wish) {
        filler.wish(wish, now());
    }
}
