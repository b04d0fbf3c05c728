package parley.server.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import parley.protocol.Codec;
import parley.protocol.EntryData;
import parley.protocol.Message;
import parley.protocol.ProtocolException;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.commit.Work;
import parley.server.message.MessageStates;
import parley.server.secret.HmacKey;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** Says which of a user's rooms moved since a token. Reads may block. */
public final class Syncs {
    /** More entries of the private log than this are not searched for rooms the user left. */
    private static final int SEARCHED = 5_000;

    /** More rooms left than this are not listed one by one. */
    private static final int GONE = 100;

    private static final int GONE_BYTES = 80;

    /** More people who changed are not listed one by one. */
    private static final int CHANGED = 100;

    private static final int USER_BYTES = 70;
    private static final int READ = 500;

    /** Bytes of an answer that are not its rooms: envelope, token, position. */
    private static final int BESIDE_ROOMS = 700;

    /** Rooms on a page when the client does not say; each is about 400 bytes. */
    private static final int PAGE = 50;

    private static final int ROOM_BYTES = 900;

    /** Own messages and mentions are counted among so many of a room's newest. */
    private static final int LOOKED_AT = 200;

    /** A longer newest message is left out; it comes with the room's history. */
    private static final int LAST_BYTES = 1_200;

    private final WorkspaceState state;
    private final WorkspaceStore store;
    private final MessageStates states;
    private final BiPredicate<UserId, UserId> sees;
    private final SyncTokens tokens;
    private final Codec codec;

    /** {@code sees}: whether the first user may know of the second. */
    public Syncs(
            WorkspaceState state,
            WorkspaceStore store,
            MessageStates states,
            BiPredicate<UserId, UserId> sees,
            HmacKey key,
            Codec codec) {
        this.states = states;
        this.sees = sees;
        this.state = state;
        this.store = store;
        this.tokens = new SyncTokens(key, store.generation());
        this.codec = codec;
    }

    /** One page; {@code maxBytes} bounds its answer. */
    public Result.SyncPage page(
            UserId user, Optional<String> since, Optional<Integer> limit, int maxBytes) {
        Optional<SyncTokens.Place> held = since.flatMap(token -> tokens.read(user, token));
        LogHead me = state.log(LogKey.of(user)).published();
        long commit = state.commit();
        SyncTokens.Place from = held.orElse(new SyncTokens.Place(0, commit, me.head(), "", -1, ""));
        boolean going = !from.cursor().isEmpty();
        Optional<List<Result.SyncRoom>> left =
                going || held.isEmpty() ? Optional.of(List.of()) : gone(user, from.me());
        Optional<List<UserId>> changed =
                going || held.isEmpty() ? Optional.of(List.of()) : changed(user, from);
        boolean full =
                going ? from.since() == 0 : held.isEmpty() || left.isEmpty() || changed.isEmpty();
        long after = going ? from.since() : full ? 0 : from.until();
        long until = going ? from.until() : commit;
        int most = Math.min(limit.orElse(PAGE), Math.max(1, maxBytes / ROOM_BYTES));

        StringBuilder seen = new StringBuilder(going ? from.seen() : "");
        List<Result.SyncRoom> rooms = new ArrayList<>();
        String cursor = "";
        int bytes =
                BESIDE_ROOMS
                        + GONE_BYTES * left.map(List::size).orElse(0)
                        + USER_BYTES * changed.map(List::size).orElse(0);
        boolean more = false;
        for (RoomId id : ids(user).stream().map(RoomId::new).toList()) {
            if (going && id.value().compareTo(from.cursor()) <= 0) {
                continue;
            }
            Optional<RoomState> room = state.room(id);
            Optional<MemberRecord> member = room.flatMap(r -> r.member(user));
            if (member.isEmpty() || room.get().log().published().commit() <= after && !full) {
                continue;
            }
            LogHead stands = room.get().log().published();
            String mark = stands.commit() > until ? tokens.mark(id, stands) : "";
            if (!full && !mark.isEmpty() && from.seen().contains(mark)) {
                note(seen, mark);
                continue;
            }
            if (rooms.size() >= most) {
                more = true;
                break;
            }
            Result.SyncRoom shown = moved(room.get(), member.get());
            bytes += codec.encodeBody(shown).length + 1;
            if (bytes > maxBytes && !rooms.isEmpty()) {
                more = true;
                break;
            }
            rooms.add(shown);
            cursor = id.value();
            note(seen, mark);
        }
        left.ifPresent(rooms::addAll);
        long meAt = going ? from.me() : me.head();
        SyncTokens.Place next =
                new SyncTokens.Place(
                        after,
                        until,
                        meAt,
                        more ? cursor : "",
                        going ? from.people() : state.log(LogKey.PEOPLE).published().head(),
                        seen.toString());
        return new Result.SyncPage(
                tokens.write(user, next),
                more,
                full,
                rooms,
                new Result.Position(Work.ME_EPOCH, me.head()),
                changed.orElse(List.of()));
    }

    /** Unless it is there already, or one too many. */
    private static void note(StringBuilder seen, String mark) {
        if (seen.length() < SyncTokens.MARKS * SyncTokens.MARK && seen.indexOf(mark) < 0) {
            seen.append(mark);
        }
    }

    private Set<String> ids(UserId user) {
        Set<String> ids = new TreeSet<>();
        state.roomsOf(user).forEach(id -> ids.add(id.value()));
        return ids;
    }

    private Result.SyncRoom moved(RoomState room, MemberRecord member) {
        LogHead head = room.log().published();
        UserId user = member.user();
        long others = head.n() - member.markN();
        int mentions = 0;
        long first = room.firstVisible(user);
        // A room of thousands in which nobody has said anything yet would be read whole.
        List<StoredEntry> newest =
                head.n() == 0
                        ? List.of()
                        : store.postedBefore(
                                LogKey.of(room.id()), head.head() + 1, others > 0 ? LOOKED_AT : 1);
        Map<Long, Message> changed = others > 0 ? changed(room, member, newest) : Map.of();
        for (StoredEntry entry : newest) {
            if (others <= 0 || entry.seq() <= member.mark()) {
                break;
            }
            boolean own = entry.by().filter(user::equals).isPresent();
            if (own || changed.containsKey(entry.seq()) || entry.json().contains("\"mentions\"")) {
                Message message =
                        changed.computeIfAbsent(entry.seq(), _ -> states.bare(room.id(), entry));
                if (!message.silent()) {
                    others -= own ? 1 : 0;
                    mentions += !own && names(message, user) ? 1 : 0;
                }
            }
        }
        Optional<Message> last =
                newest.stream()
                        .limit(1)
                        .filter(e -> e.seq() >= first)
                        .map(e -> states.bare(room.id(), e))
                        .filter(m -> states.bytes(m) <= LAST_BYTES)
                        .findFirst();
        return new Result.SyncRoom(
                room.id(),
                false,
                Optional.of(room.view(user)),
                Optional.of(member.mark()),
                Optional.of(Math.clamp(others, 0, Integer.MAX_VALUE)),
                Optional.of(mentions),
                last);
    }

    /** Those after the mark that were edited or deleted, as they are now. */
    private Map<Long, Message> changed(
            RoomState room, MemberRecord member, List<StoredEntry> newest) {
        Map<Long, Message> changed = new HashMap<>();
        if (!newest.isEmpty()) {
            LogKey log = LogKey.of(room.id());
            Map<Long, String> states =
                    store.changedMessages(log, newest.getLast().seq(), newest.getFirst().seq());
            newest.stream()
                    .filter(e -> e.seq() > member.mark() && states.containsKey(e.seq()))
                    .forEach(e -> changed.put(e.seq(), this.states.bare(room.id(), e)));
        }
        return changed;
    }

    private static boolean names(Message message, UserId user) {
        return message.mentions().contains(user.value()) || message.mentions().contains("@room");
    }

    /** Whom the user sees and who changed after a commit; empty: too many. */
    private Optional<List<UserId>> changed(UserId user, SyncTokens.Place held) {
        LogHead people = state.log(LogKey.PEOPLE).published();
        if (held.people() >= 0) {
            return changed(user, people, held.people());
        }
        long after = held.until();
        if (people.commit() <= after) {
            return Optional.of(List.of());
        }
        long from = Math.max(0, people.head() - READ);
        List<StoredEntry> newest = store.entries(LogKey.PEOPLE, from, people.head(), READ);
        boolean all = from == 0 || newest.getFirst().commit() <= after;
        List<UserId> changed =
                newest.stream()
                        .filter(e -> e.commit() > after)
                        .flatMap(e -> e.by().stream())
                        .distinct()
                        .filter(each -> sees.test(user, each))
                        .toList();
        return all && changed.size() <= CHANGED ? Optional.of(changed) : Optional.empty();
    }

    private Optional<List<UserId>> changed(UserId user, LogHead people, long known) {
        if (people.head() <= known) {
            return Optional.of(List.of());
        }
        if (people.head() - known > READ) {
            return Optional.empty();
        }
        List<UserId> changed =
                store.entries(LogKey.PEOPLE, known, people.head(), READ).stream()
                        .flatMap(e -> e.by().stream())
                        .distinct()
                        .filter(each -> sees.test(user, each))
                        .toList();
        return changed.size() <= CHANGED ? Optional.of(changed) : Optional.empty();
    }

    /** Rooms the user left after their private log stood at {@code meHead}, and is not in again. */
    private Optional<List<Result.SyncRoom>> gone(UserId user, long meHead) {
        List<Result.SyncRoom> gone = new ArrayList<>();
        LogKey log = LogKey.of(user);
        long after = meHead;
        for (int searched = 0; gone.size() <= GONE && searched < SEARCHED; searched += READ) {
            List<StoredEntry> page = store.entries(log, after, Long.MAX_VALUE, READ);
            page.forEach(entry -> left(user, entry).ifPresent(gone::add));
            if (page.size() < READ) {
                return gone.size() > GONE
                        ? Optional.empty()
                        : Optional.of(gone.stream().distinct().toList());
            }
            after = page.getLast().seq();
        }
        return Optional.empty(); // too much has happened: start afresh
    }

    private Optional<Result.SyncRoom> left(UserId user, StoredEntry entry) {
        if (entry.ev().equals("room.left")
                && decode(entry) instanceof EntryData.RoomLeft left
                && !state.roomsOf(user).contains(left.room())) {
            return Optional.of(
                    new Result.SyncRoom(
                            left.room(),
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
        return Optional.empty();
    }

    private EntryData decode(StoredEntry entry) {
        try {
            return codec.decodeData(entry.ev(), entry.json());
        } catch (ProtocolException e) {
            throw new IllegalStateException("stored entry " + entry.log() + " " + entry.seq(), e);
        }
    }
}
