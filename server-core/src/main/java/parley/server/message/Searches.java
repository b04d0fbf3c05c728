package parley.server.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.protocol.ErrorCode;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.SearchQuery;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** Answers {@code search}: what its asker may see now, the newest first. Blocks. */
public final class Searches {
    private static final int PAGE = 20;
    private static final int BESIDE_LIST = 300;
    private static final int WORDS = 16;

    /** Found messages that are looked at for one page; the asker may see few of them. */
    private static final int LOOKED_AT = 2_000;

    private static final int AT_ONCE = 100;

    private final WorkspaceState state;
    private final Access access;
    private final WorkspaceStore store;
    private final MessageStates states;

    public Searches(
            WorkspaceState state, Access access, WorkspaceStore store, MessageStates states) {
        this.state = state;
        this.access = access;
        this.store = store;
        this.states = states;
    }

    /** One page; {@code maxBytes} bounds the answer. */
    public Result.SearchPage read(UserId user, MessageOp.Search op, int maxBytes) {
        if (op.room().isPresent()) {
            access.room(state, op.room().get(), user, op);
        } else {
            access.workspace(user, op, Optional.empty());
        }
        List<String> words = words(op.q());
        long before = op.cursor().map(Searches::position).orElse(Long.MAX_VALUE);
        int limit = op.limit().orElse(PAGE);
        Optional<LogKey> one = op.room().map(LogKey::of);
        Set<LogKey> among =
                one.isPresent()
                        ? Set.of()
                        : state.roomsOf(user).stream()
                                .map(LogKey::of)
                                .collect(Collectors.toUnmodifiableSet());
        if (one.isEmpty() && among.isEmpty()) {
            return new Result.SearchPage(List.of(), Optional.empty());
        }
        List<Message> list = new ArrayList<>();
        int bytes = BESIDE_LIST;
        for (int seen = 0; !words.isEmpty() && seen < LOOKED_AT; seen += AT_ONCE) {
            List<SearchQuery.Found> found =
                    store.search(new SearchQuery(words, one, among, before, AT_ONCE));
            for (SearchQuery.Found each : found) {
                Optional<Message> message = visible(user, op, each);
                if (message.isPresent()) {
                    Message shown =
                            list.isEmpty()
                                    ? states.fitting(message.get(), maxBytes - BESIDE_LIST)
                                    : message.get();
                    bytes += states.bytes(shown);
                    if (list.size() == limit || !list.isEmpty() && bytes > maxBytes) {
                        return new Result.SearchPage(list, Optional.of(Long.toString(before)));
                    }
                    list.add(shown);
                }
                before = each.position();
            }
            if (found.size() < AT_ONCE) {
                return new Result.SearchPage(list, Optional.empty());
            }
        }
        return new Result.SearchPage(
                list, words.isEmpty() ? Optional.empty() : Optional.of(Long.toString(before)));
    }

    private Optional<Message> visible(UserId user, MessageOp.Search op, SearchQuery.Found found) {
        RoomId id = new RoomId(found.log().value());
        Optional<RoomState> room =
                state.room(id).filter(r -> r.member(user).isPresent() && r.sees(user, found.seq()));
        if (room.isEmpty()) {
            return Optional.empty();
        }
        return store.entries(found.log(), found.seq() - 1, found.seq(), 1).stream()
                .filter(e -> op.from().isEmpty() || e.by().equals(op.from()))
                .filter(e -> op.before().map(end -> e.ts().isBefore(end)).orElse(true))
                .filter(e -> op.after().map(start -> !e.ts().isBefore(start)).orElse(true))
                .map(e -> message(id, e, user))
                .filter(m -> m.deleted().isEmpty())
                .filter(m -> op.has().map(what -> has(m, what)).orElse(true))
                .findFirst();
    }

    private Message message(RoomId room, StoredEntry posted, UserId user) {
        return states.of(room, List.of(posted), user).getFirst();
    }

    private static boolean has(Message message, String what) {
        return switch (what) {
            case "file" -> !message.files().isEmpty();
            case "voice" -> message.voice().isPresent();
            default -> message.text().contains("http://") || message.text().contains("https://");
        };
    }

    /** Letters and digits are looked for; everything else only divides them. */
    private static List<String> words(String q) {
        return Arrays.stream(q.split("[^\\p{L}\\p{M}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(WORDS)
                .toList();
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "not a cursor of this list");
        }
    }
}
