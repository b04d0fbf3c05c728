package parley.server.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.MessageKind;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomKind;
import parley.protocol.UserId;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.room.Access;
import parley.server.room.Memberships;
import parley.server.state.RoomState;
import parley.server.store.Marker;
import parley.server.store.StoredEntry;

/** Posts a message. */
final class SendCommand extends MarkedCommand {
    private final UserId author;
    private final MessageOp.Send send;
    private final Memberships memberships;
    private final Access access;

    SendCommand(
            String id,
            Marker marker,
            UserId author,
            MessageOp.Send send,
            Memberships memberships,
            Access access,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.author = author;
        this.send = send;
        this.memberships = memberships;
        this.access = access;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        RoomState room = access.room(work.state(), send.room(), author, send);
        requireSupported(work, room);
        if (room.record().kind() == RoomKind.DIRECT
                && room.size() < room.record().pair().size()
                && !work.used(marker())) {
            memberships.completeDirect(work, room, author); // before, so that they hear it
        }
        long seq = room.log().written() + 1;
        EntryData.MessagePosted posted =
                new EntryData.MessagePosted(
                        MessageIds.of(seq),
                        MessageKind.TEXT,
                        send.text(),
                        send.format(),
                        List.of(),
                        Optional.empty(),
                        send.replyTo(),
                        Mentions.checked(room, author, send.mentions(), access),
                        send.silent(),
                        send.ext());
        Optional<Entry> entry =
                work.append(room, posted, author, Optional.of(marker()), !send.silent());
        return entry.map(e ->
                Result.Sent.posted(posted.id(), room.record().epoch(), e.seq(), e.ts(), false));
    }

    private void requireSupported(Work work, RoomState room) {
        if (!send.files().isEmpty() || send.voice().isPresent() || send.sendAt().isPresent()) {
            throw new Refusal(
                    ErrorCode.NOT_SUPPORTED,
                    "files, voice notes and sending later are not offered");
        }
        if (send.replyTo().isPresent()) {
            if (Targets.entry(work, room, author, send.replyTo().get()).isEmpty()) {
                throw new Refusal(ErrorCode.NOT_FOUND, "no such message to reply to");
            }
        }
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        String epoch = work.state().room(send.room()).map(r -> r.record().epoch()).orElse("");
        return Result.Sent.posted(MessageIds.of(first.seq()), epoch, first.seq(), first.ts(), true);
    }
}
