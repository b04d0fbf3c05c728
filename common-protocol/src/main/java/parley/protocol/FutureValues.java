package parley.protocol;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.util.Map;

/**
 * What a client makes of a word that a newer server says and this version does not know: the
 * weakest that it does know, so that one new value never costs a whole page. A server reading
 * requests refuses such words instead.
 */
final class FutureValues extends DeserializationProblemHandler {
    private static final Map<Class<?>, Enum<?>> WEAKEST =
            Map.ofEntries(
                    Map.entry(ErrorCode.class, ErrorCode.INTERNAL),
                    Map.entry(FileKind.class, FileKind.OTHER),
                    Map.entry(HistoryPolicy.class, HistoryPolicy.JOINED),
                    Map.entry(LeaveReason.class, LeaveReason.REMOVED),
                    Map.entry(MessageKind.class, MessageKind.TEXT),
                    Map.entry(PostPolicy.class, PostPolicy.MODERATORS),
                    Map.entry(PresenceState.class, PresenceState.OFFLINE),
                    Map.entry(Registration.class, Registration.INVITE),
                    Map.entry(RoomKind.class, RoomKind.PRIVATE),
                    Map.entry(RoomRole.class, RoomRole.VIEWER),
                    Map.entry(TextFormat.class, TextFormat.PLAIN),
                    Map.entry(WorkspaceKind.class, WorkspaceKind.CLOUD),
                    Map.entry(WorkspaceRole.class, WorkspaceRole.GUEST));

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String problem) {
        Enum<?> weakest = WEAKEST.get(type);
        return weakest == null ? NOT_HANDLED : weakest;
    }
}
