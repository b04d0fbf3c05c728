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
import parley.protocol.VoiceNote;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.file.Attachments;
import parley.server.room.Access;
import parley.server.room.Memberships;
import parley.server.state.RoomState;
import parley.server.store.FileRecord;
import parley.server.store.Marker;
import parley.server.store.ScheduledRecord;
import parley.server.store.StoredEntry;

/** Posts a message. */
final class SendCommand extends MarkedCommand {
    private final UserId author;
    private final MessageOp.Send send;
    private final Memberships memberships;
    private final Access access;
    private final Carried carried;
    private final SlowRooms slow;
    private final ScheduledMessages scheduled;

    /** What waited and is to be posted now. */
    private final Optional<ScheduledRecord> due;

    SendCommand(
            String id,
            Marker marker,
            UserId author,
            MessageOp.Send send,
            Memberships memberships,
            Access access,
            Carried carried,
            SlowRooms slow,
            ScheduledMessages scheduled,
            Optional<ScheduledRecord> due,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.author = author;
        this.send = send;
        this.memberships = memberships;
        this.access = access;
        this.carried = carried;
        this.slow = slow;
        this.scheduled = scheduled;
        this.due = due;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        RoomState room = access.room(work.state(), send.room(), author, send);
        requireTarget(work, room);
        if (send.sendAt().isPresent()) {
            return work.used(marker())
                    ? Optional.empty()
                    : Optional.of(scheduled.take(work, room, author, send, marker()));
        }
        slow.check(room, author, work.now());
        if (room.record().kind() == RoomKind.DIRECT
                && room.size() < room.record().pair().size()
                && !work.used(marker())) {
            memberships.completeDirect(work, room, author); // before, so that they hear it
        }
        List<FileRecord> files = carried.check(work, author, send, due.map(ScheduledRecord::id));
        Optional<Marker> once = Optional.of(marker());
        long seq = work.number(room, once, !send.silent());
        if (seq == 0) {
            return Optional.empty();
        }
        EntryData.MessagePosted posted =
                new EntryData.MessagePosted(
                        MessageIds.of(seq),
                        kind(),
                        send.text(),
                        send.format(),
                        send.voice().isPresent() ? List.of() : Attachments.refs(files),
                        send.voice(),
                        send.replyTo(),
                        Mentions.checked(room, author, send.mentions(), access),
                        send.silent(),
                        send.ext());
        Optional<Entry> entry = work.append(room, posted, author, once, !send.silent());
        if (entry.isPresent()) {
            slow.posted(room, author, work.now());
            due.ifPresent(each -> scheduled.drop(work, each, Optional.empty(), Optional.empty()));
            carried.say(work, files, seq, send.voice().map(VoiceNote::ms));
        }
        return entry.map(e ->
                Result.Sent.posted(posted.id(), room.record().epoch(), e.seq(), e.ts(), false));
    }

    private MessageKind kind() {
        if (send.voice().isPresent()) {
            return MessageKind.VOICE;
        }
        return send.files().isEmpty() ? MessageKind.TEXT : MessageKind.FILE;
    }

    private void requireTarget(Work work, RoomState room) {
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
