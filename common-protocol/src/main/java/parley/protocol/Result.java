package parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code d} of a response that succeeded. */
public sealed interface Result {
    /** It is done and there is nothing more to say. */
    record Done(boolean dup) implements Result {
        public static final Done DONE = new Done(false);
    }

    /** Who the caller is. */
    record You(UserId id, String name, String displayName, WorkspaceRole role) {}

    /** {@code key}: the workspace's Ed25519 public key, base64url. */
    record Workspace(
            WorkspaceId id,
            String name,
            WorkspaceKind kind,
            String keyFingerprint,
            Optional<String> key) {}

    /** Answer to {@code hello}; {@code now} is the server's clock. */
    record Welcome(
            You you,
            Workspace workspace,
            int protocol,
            Set<String> caps,
            Limits limits,
            int heartbeatMs,
            Optional<Integer> maxAgeMs,
            Instant now,
            Optional<SyncPage> sync)
            implements Result {
        public Welcome {
            caps = Set.copyOf(caps);
        }
    }

    /** {@code full}: what is not in the pages up to the one without {@code more} is gone. */
    record SyncPage(
            String token,
            boolean more,
            boolean full,
            List<SyncRoom> rooms,
            Position me,
            List<UserId> changed)
            implements Result {
        public SyncPage {
            rooms = List.copyOf(rooms);
            changed = List.copyOf(changed);
        }
    }

    /**
     * A room that moved, or {@code gone} with nothing but its id. {@code mark} is how far the
     * caller has read; {@code unread} and {@code mentions} are hints that the client counts anew.
     */
    record SyncRoom(
            RoomId room,
            boolean gone,
            Optional<Room> state,
            Optional<Long> mark,
            Optional<Integer> unread,
            Optional<Integer> mentions,
            Optional<Message> last) {}

    /** Where a log stands. */
    record Position(String epoch, long head) {}

    /** Contiguous from {@code from} (when given) or from the asked place. */
    record LogPage(String epoch, Optional<Long> from, List<LogLine> list, boolean more)
            implements Result {
        public LogPage {
            list = List.copyOf(list);
        }
    }

    /** New access token accepted until {@code accessExpires}. */
    record Authorized(Instant accessExpires) implements Result {}

    /** {@code scheduled} and {@code at} stand instead of the rest for a message that waits. */
    record Sent(
            Optional<MessageId> msg,
            Optional<String> epoch,
            Optional<Long> seq,
            Optional<Instant> ts,
            boolean dup,
            Optional<ScheduledId> scheduled,
            Optional<Instant> at)
            implements Result {
        public static Sent posted(MessageId msg, String epoch, long seq, Instant ts, boolean dup) {
            return new Sent(
                    Optional.of(msg),
                    Optional.of(epoch),
                    Optional.of(seq),
                    Optional.of(ts),
                    dup,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    record Edited(long seq, int rev, boolean dup) implements Result {}

    record Seq(long seq, boolean dup) implements Result {}

    record Version(int rev, Instant ts, String text) {}

    record VersionList(List<Version> list) implements Result {
        public VersionList {
            list = List.copyOf(list);
        }
    }

    /**
     * Messages by ascending seq; {@code from} and {@code to} bound what was looked at, {@code asOf}
     * is the head.
     */
    record HistoryPage(
            String epoch, List<Message> list, long from, long to, boolean more, long asOf)
            implements Result {
        public HistoryPage {
            list = List.copyOf(list);
        }
    }

    record SearchPage(List<Message> list, Optional<String> cursor) implements Result {
        public SearchPage {
            list = List.copyOf(list);
        }
    }

    /**
     * {@code cut}: the text has more than is shown here; {@code mentions}: all there are.
     *
     * @param files all it carries where one is asked for, else the first
     * @param voice in a list without its wave
     * @param count how many files it carries, where there are more than are shown
     */
    record Scheduled(
            ScheduledId scheduled,
            RoomId room,
            Instant at,
            String text,
            boolean cut,
            List<String> mentions,
            List<FileRef> files,
            Optional<VoiceNote> voice,
            Optional<Integer> count) {
        public Scheduled {
            mentions = List.copyOf(mentions);
            files = List.copyOf(files);
        }
    }

    record Preference(String key, String value) {}

    /** By their keys, as they were when {@code @me} had reached {@code asOf}, or a little later. */
    record PreferenceList(List<Preference> list, boolean more, long asOf) implements Result {
        public PreferenceList {
            list = List.copyOf(list);
        }
    }

    record ScheduledList(List<Scheduled> list) implements Result {
        public ScheduledList {
            list = List.copyOf(list);
        }
    }

    record RoomState(Room room, boolean dup) implements Result {}

    record RoomList(List<Room> list, Optional<String> cursor) implements Result {
        public RoomList {
            list = List.copyOf(list);
        }
    }

    record MemberList(List<Member> list, Optional<String> cursor) implements Result {
        public MemberList {
            list = List.copyOf(list);
        }
    }

    /**
     * {@code url} is what people are given; it carries the pin, so no words need to be compared.
     */
    record Invite(
            InviteId invite,
            Optional<String> code,
            Optional<String> url,
            Optional<String> pin,
            Optional<RoomId> room,
            WorkspaceRole workspaceRole,
            Optional<RoomRole> role,
            int uses,
            Optional<Integer> maxUses,
            Optional<Instant> expires,
            boolean dup)
            implements Result {}

    record InviteList(List<Invite> list) implements Result {
        public InviteList {
            list = List.copyOf(list);
        }
    }

    record InviteUsed(Optional<Room> room, boolean dup) implements Result {}

    record UserList(List<UserCard> list) implements Result {
        public UserList {
            list = List.copyOf(list);
        }
    }

    record PresenceList(List<Presence> list) implements Result {
        public PresenceList {
            list = List.copyOf(list);
        }
    }

    /**
     * Where the bytes of a part go: one request with exactly this method and these headers, and a
     * body of exactly {@code size} bytes. {@code url} may be a path on the server that gave it.
     */
    record Put(int n, String url, String method, List<Header> headers, long size, Instant expires) {
        public Put {
            headers = List.copyOf(headers);
        }
    }

    /** One HTTP header. */
    record Header(String name, String value) {}

    /**
     * Answer to {@code file.ticket}.
     *
     * @param have the caller may read this content already: nothing is to be uploaded and a message
     *     may carry it at once
     * @param put where the one piece goes; empty with {@code have}, and for a file in parts
     * @param partSize of a file in parts: length of all but the last, in bytes; {@code file.parts}
     *     says where they go
     */
    record FileTicket(
            FileId file, String name, boolean have, Optional<Put> put, Optional<Integer> partSize)
            implements Result {}

    /** {@code have}: the numbers of the parts that are there, ascending. */
    record FileParts(List<Integer> have, List<Put> put) implements Result {
        public FileParts {
            have = List.copyOf(have);
            put = List.copyOf(put);
        }
    }

    /** A message may carry it now. */
    record FileReady(FileRef file) implements Result {}

    /** Where to read a file until {@code expires}, and what to compare it with. */
    record FileSource(String url, Instant expires, FileRef file, String sha256) implements Result {}

    /** A file of a room and the message that carries it; {@code ms} of a voice note. */
    record SharedFile(
            RoomId room,
            MessageId msg,
            long seq,
            UserId by,
            Instant ts,
            FileKind kind,
            FileRef file,
            Optional<Integer> ms) {}

    record FilePage(List<SharedFile> list, Optional<String> cursor) implements Result {
        public FilePage {
            list = List.copyOf(list);
        }
    }

    record Device(DeviceId device, String name, Instant since, Instant seen, boolean current) {}

    record DeviceList(List<Device> list) implements Result {
        public DeviceList {
            list = List.copyOf(list);
        }
    }

    record AuditLine(
            Instant ts,
            UserId by,
            String action,
            Optional<UserId> user,
            Optional<RoomId> room,
            Optional<String> detail) {}

    record AuditPage(List<AuditLine> list, Optional<String> cursor) implements Result {
        public AuditPage {
            list = List.copyOf(list);
        }
    }
}
