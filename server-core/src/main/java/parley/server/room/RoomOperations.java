package parley.server.room;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LeaveReason;
import parley.protocol.Permissions;
import parley.protocol.Response;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.secret.Crockford;
import parley.server.secret.HmacKey;
import parley.server.state.RoomState;
import parley.server.store.Marker;
import parley.server.store.RoomRecord;

/** Making rooms, entering and leaving them, changing them. */
public final class RoomOperations {
    private final Memberships memberships;
    private final Access access;
    private final HmacKey directKey;
    private final InstantSource clock;

    /** {@code directKey} makes the ids of direct rooms, so that nobody can guess or probe them. */
    public RoomOperations(
            Memberships memberships, Access access, HmacKey directKey, InstantSource clock) {
        this.memberships = memberships;
        this.access = access;
        this.directKey = directKey;
        this.clock = clock;
    }

    /** The command that carries out {@code op}. */
    public Command command(
            String id, Marker marker, UserId caller, RoomOp<?> op, Consumer<Response> reply) {
        RoomChange.Step step =
                switch (op) {
                    case RoomOp.Create create -> (work, m) -> create(work, m, caller, create);
                    case RoomOp.Change change -> (work, m) -> change(work, m, caller, change);
                    case RoomOp.Join join -> (work, m) -> join(work, m, caller, join);
                    case RoomOp.Leave leave -> (work, m) -> leave(work, m, caller, leave);
                    case RoomOp.Archive archive -> (work, m) -> archive(work, m, caller, archive);
                    case RoomOp.ListRooms _ ->
                            throw new IllegalArgumentException("a list changes nothing");
                };
        return new RoomChange(id, marker, caller, !(op instanceof RoomOp.Leave), step, reply);
    }

    private Optional<RoomChange.Answer> create(
            Work work, Marker marker, UserId caller, RoomOp.Create create) {
        access.workspace(caller, create, Optional.of(Permissions.Place.made(create.kind())));
        if (create.kind() == RoomKind.DIRECT) {
            return direct(work, marker, caller, create.members().getFirst());
        }
        Set<UserId> members = new LinkedHashSet<>(create.members());
        members.remove(caller);
        members.forEach(memberships::require);
        if (members.size() >= memberships.most(create.kind())) {
            throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "more members than a room may have");
        }
        if (create.kind() == RoomKind.PUBLIC && nameTaken(work, create.name(), Optional.empty())) {
            throw new Refusal(ErrorCode.EXISTS, "there is a public room of that name");
        }
        RoomRecord record =
                new RoomRecord(
                        new RoomId(Crockford.id("r_", clock)),
                        create.kind(),
                        create.name(),
                        create.topic(),
                        create.policy().orElse(RoomPolicy.OPEN),
                        false,
                        epoch(),
                        List.of());
        refuseUsed(work, marker);
        RoomState room = work.put(record);
        memberships.join(work, room, caller, RoomRole.OWNER, caller, Optional.of(marker));
        for (UserId each : members) {
            memberships.join(work, room, each, RoomRole.MEMBER, caller, Optional.empty());
        }
        return RoomChange.Answer.of(room);
    }

    /**
     * A room row must not be written for a {@code cid} that was used; the answer is rebuilt from
     * the first.
     */
    private static void refuseUsed(Work work, Marker marker) {
        if (work.used(marker)) {
            throw new Refusal(ErrorCode.CONFLICT, "this cid was used");
        }
    }

    private Optional<RoomChange.Answer> direct(
            Work work, Marker marker, UserId caller, UserId other) {
        memberships.require(other);
        RoomId id = directId(caller, other);
        Optional<RoomState> known = work.state().room(id);
        if (known.isPresent() && known.get().member(caller).isPresent()) {
            return RoomChange.Answer.of(known.get());
        }
        refuseUsed(work, marker);
        RoomState room =
                known.isPresent()
                        ? known.get()
                        : work.put(
                                new RoomRecord(
                                        id,
                                        RoomKind.DIRECT,
                                        Optional.empty(),
                                        Optional.empty(),
                                        RoomPolicy.OPEN,
                                        false,
                                        epoch(),
                                        Stream.of(caller, other).distinct().toList()));
        memberships.join(work, room, caller, RoomRole.MEMBER, caller, Optional.of(marker));
        return RoomChange.Answer.of(room);
    }

    /** The same for both people, and for nobody else to make. */
    RoomId directId(UserId one, UserId other) {
        boolean ordered = one.value().compareTo(other.value()) <= 0;
        byte[] mac =
                directKey.mac(
                        "direct",
                        ordered ? one.value() : other.value(),
                        ordered ? other.value() : one.value());
        return new RoomId("d_" + HexFormat.of().formatHex(mac, 0, 16));
    }

    private Optional<RoomChange.Answer> change(
            Work work, Marker marker, UserId caller, RoomOp.Change change) {
        RoomState room = access.room(work.state(), change.room(), caller, change);
        RoomRecord record = room.record();
        if (record.kind() == RoomKind.GROUP && change.name().isPresent()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "a group has no name");
        }
        if (record.kind() == RoomKind.PUBLIC
                && nameTaken(work, change.name(), Optional.of(room.id()))) {
            throw new Refusal(ErrorCode.EXISTS, "there is a public room of that name");
        }
        EntryData data = new EntryData.RoomChanged(change.name(), change.topic(), change.policy());
        if (work.append(room, data, caller, Optional.of(marker), false).isEmpty()) {
            return Optional.empty();
        }
        work.put(record.changed(change.name(), change.topic(), change.policy()));
        if (change.policy().isPresent()) {
            RoomPolicy policy = change.policy().get();
            work.audit(
                    "room.policy",
                    caller,
                    Optional.empty(),
                    Optional.of(room.id()),
                    Optional.of(
                            "post %s, invite %s, history %s, slow %d ms"
                                    .formatted(
                                            policy.post(),
                                            policy.invite(),
                                            policy.history(),
                                            policy.slowMs().orElse(0))),
                    Optional.empty());
        }
        return RoomChange.Answer.of(room);
    }

    private Optional<RoomChange.Answer> archive(
            Work work, Marker marker, UserId caller, RoomOp.Archive archive) {
        RoomState room = access.room(work.state(), archive.room(), caller, archive);
        if (work.append(
                        room,
                        new EntryData.RoomArchived(archive.on()),
                        caller,
                        Optional.of(marker),
                        false)
                .isEmpty()) {
            return Optional.empty();
        }
        work.put(room.record().withArchived(archive.on()));
        work.audit(
                archive.on() ? "room.archive" : "room.restore",
                caller,
                Optional.empty(),
                Optional.of(room.id()),
                Optional.empty(),
                Optional.empty());
        return RoomChange.Answer.of(room);
    }

    private Optional<RoomChange.Answer> join(
            Work work, Marker marker, UserId caller, RoomOp.Join join) {
        RoomState room = access.room(work.state(), join.room(), caller, join);
        if (room.member(caller).isPresent()) {
            return RoomChange.Answer.of(room);
        }
        return memberships.join(work, room, caller, RoomRole.MEMBER, caller, Optional.of(marker))
                ? RoomChange.Answer.of(room)
                : Optional.empty();
    }

    private Optional<RoomChange.Answer> leave(
            Work work, Marker marker, UserId caller, RoomOp.Leave leave) {
        RoomState room = access.room(work.state(), leave.room(), caller, leave);
        Memberships.requireOtherOwner(room, caller);
        return RoomChange.Answer.done(
                memberships.leave(
                        work,
                        room,
                        caller,
                        LeaveReason.LEFT,
                        Optional.empty(),
                        caller,
                        Optional.of(marker)));
    }

    private static boolean nameTaken(Work work, Optional<String> name, Optional<RoomId> except) {
        return name.isPresent()
                && work.state().rooms().stream()
                        .filter(r -> r.record().kind() == RoomKind.PUBLIC && !r.record().archived())
                        .filter(r -> except.filter(r.id()::equals).isEmpty())
                        .anyMatch(r -> Objects.equals(fold(r.record().name()), fold(name)));
    }

    private static String fold(Optional<String> name) {
        return name.orElse("").toLowerCase(Locale.ROOT);
    }

    private static String epoch() {
        return "e" + Crockford.random(40).toLowerCase(Locale.ROOT);
    }

    /** Makes a public room for a new workspace; its first member becomes its owner. */
    public RoomState createFirst(Work work, String name) {
        return work.put(
                new RoomRecord(
                        new RoomId(Crockford.id("r_", clock)),
                        RoomKind.PUBLIC,
                        Optional.of(name),
                        Optional.empty(),
                        RoomPolicy.OPEN,
                        false,
                        epoch(),
                        List.of()));
    }
}
