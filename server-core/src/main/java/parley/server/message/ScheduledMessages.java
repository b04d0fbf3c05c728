package parley.server.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.BadField;
import parley.protocol.Codec;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.MessageOp;
import parley.protocol.ProtocolException;
import parley.protocol.Result;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.protocol.VoiceNote;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.file.Attachments;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.Marker;
import parley.server.store.ScheduledRecord;
import parley.server.store.SharedStore;
import parley.server.store.WorkspaceStore;

/**
 * Messages that wait for their time. Their author's private log says when one was taken, sent,
 * cancelled or failed: {@code pref.changed} of {@code scheduled:<id>}. Safe for use by many
 * threads; what takes a {@link Work} runs on the committing thread.
 */
public final class ScheduledMessages {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledMessages.class);

    /** Waiting messages of one user. */
    private static final int MOST = 100;

    private static final Duration LATEST = Duration.ofDays(366);
    private static final String KEY = "scheduled:";

    private final Codec codec;
    private final WaitingMessages waiting;
    private final Carried carried;
    private final FileRows files;
    private final Set<ScheduledId> onTheirWay = ConcurrentHashMap.newKeySet();

    public ScheduledMessages(WorkspaceStore store, Codec codec, Attachments attachments) {
        this.codec = codec;
        this.carried = new Carried(attachments);
        this.files = store.files();
        this.waiting =
                store instanceof SharedStore shared
                        ? new WaitingMessages.Shared(shared)
                        : new WaitingMessages.Held(store.scheduled());
    }

    /** A user's own, the next one first. */
    public Result.ScheduledList list(
            WorkspaceState state, Access access, UserId user, MessageOp.ScheduledMessages op) {
        op.room().ifPresent(room -> access.room(state, room, user, op));
        return new Result.ScheduledList(
                waiting.of(user).stream()
                        .filter(each -> op.room().isEmpty() || op.room().get().equals(each.room()))
                        .filter(each ->
                                op.scheduled().isEmpty() || op.scheduled().get().equals(each.id()))
                        .sorted(
                                Comparator.comparing(ScheduledRecord::at)
                                        .thenComparing(each -> each.id().value()))
                        .map(each -> shown(each, op.scheduled().isPresent()))
                        .toList());
    }

    private Result.Scheduled shown(ScheduledRecord record, boolean whole) {
        Optional<MessageOp.Send> send = send(record);
        String text = send.map(MessageOp.Send::text).orElse("");
        String shown = whole ? text : shown(text);
        List<FileId> names = send.map(MessageOp.Send::files).orElse(List.of());
        return new Result.Scheduled(
                record.id(),
                record.room(),
                record.at(),
                shown,
                shown.length() < text.length(),
                whole ? send.map(MessageOp.Send::mentions).orElse(List.of()) : List.of(),
                names.stream()
                        .limit(whole ? names.size() : 1)
                        .flatMap(each -> files.file(each).stream())
                        .map(FileRecord::ref)
                        .toList(),
                send.flatMap(MessageOp.Send::voice)
                        .map(note -> whole ? note : new VoiceNote(note.file(), note.ms(), "")),
                names.size() > 1 && !whole ? Optional.of(names.size()) : Optional.empty());
    }

    /** So much of each text that a whole list fits. */
    private static String shown(String text) {
        int end = Math.min(text.length(), 120);
        boolean half =
                end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, half ? end - 1 : end);
    }

    /** Those whose time has come; each once until it is {@link #back}. */
    public List<ScheduledRecord> due(Instant now) {
        return waiting.due(now).stream()
                .sorted(Comparator.comparing(ScheduledRecord::at))
                .filter(each -> onTheirWay.add(each.id()))
                .toList();
    }

    /** It was sent, or could not be. */
    public void back(ScheduledRecord record) {
        onTheirWay.remove(record.id());
    }

    /** What is to be sent; empty when what was kept cannot be read. */
    Optional<MessageOp.Send> send(ScheduledRecord record) {
        try {
            MessageOp.Send send =
                    codec.decodeBody(
                            record.json().getBytes(StandardCharsets.UTF_8), MessageOp.Send.class);
            return Optional.of(
                    new MessageOp.Send(
                            send.room(),
                            send.text(),
                            send.format(),
                            send.replyTo(),
                            send.files(),
                            send.voice(),
                            send.mentions(),
                            send.silent(),
                            Optional.empty(),
                            send.ext()));
        } catch (ProtocolException e) {
            LOG.error("the waiting message {} cannot be read", record.id(), e);
            return Optional.empty();
        }
    }

    /** Takes a message, or tells that it was taken under this {@code cid} before. */
    Result take(Work work, RoomState room, UserId author, MessageOp.Send send, Marker marker) {
        ScheduledId id = new ScheduledId("s_" + marker.cid().toString().replace("-", ""));
        Instant at = send.sendAt().orElseThrow();
        Optional<ScheduledRecord> before = waiting.find(author, id);
        if (before.isPresent()) {
            if (!before.get().marker().sameRequest(marker)) {
                throw new Refusal(ErrorCode.CONFLICT, "this cid was used for another request");
            }
            return answer(id, before.get().at(), true);
        }
        requireSoon(work, at);
        if (waiting.of(author).size() >= MOST) {
            throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "too many messages wait already");
        }
        carried.hold(work, carried.check(work, author, send, Optional.empty()), id);
        ScheduledRecord record =
                new ScheduledRecord(
                        id,
                        author,
                        room.id(),
                        at,
                        marker,
                        new String(codec.encodeBody(send), StandardCharsets.UTF_8));
        work.transaction().putScheduled(record);
        tell(work, record, Optional.of(Long.toString(at.toEpochMilli())), Optional.empty());
        work.then(() -> waiting.put(record));
        return answer(id, at, false);
    }

    private static void requireSoon(Work work, Instant at) {
        if (!at.isAfter(work.now()) || at.isAfter(work.now().plus(LATEST))) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "a time within the next year");
        }
    }

    /** What waits from now on in the place of {@code before}; empty when the marker was used. */
    Optional<ScheduledRecord> change(
            Work work, ScheduledRecord before, MessageOp.ChangeScheduled op, Marker marker) {
        if (onTheirWay.contains(before.id())) {
            throw new Refusal(ErrorCode.NOT_FOUND, "it is being sent");
        }
        op.at().ifPresent(at -> requireSoon(work, at));
        MessageOp.Send send =
                send(before)
                        .orElseThrow(() -> new Refusal(ErrorCode.INTERNAL, "it cannot be read"));
        Instant at = op.now() ? work.now() : op.at().orElse(before.at());
        MessageOp.Send fresh = changed(send, op, at);
        if (op.text().isPresent()) {
            carried.check(work, before.by(), fresh, Optional.of(before.id()));
        }
        ScheduledRecord after =
                new ScheduledRecord(
                        before.id(),
                        before.by(),
                        before.room(),
                        at,
                        before.marker(),
                        new String(codec.encodeBody(fresh), StandardCharsets.UTF_8));
        return tell(work, after, Optional.of(Long.toString(at.toEpochMilli())), Optional.of(marker))
                .map(_ -> {
                    work.transaction().changeScheduled(after);
                    work.then(() -> waiting.put(after));
                    return after;
                });
    }

    private static MessageOp.Send changed(
            MessageOp.Send send, MessageOp.ChangeScheduled op, Instant at) {
        try {
            return new MessageOp.Send(
                    send.room(),
                    op.text().orElse(send.text()),
                    send.format(),
                    send.replyTo(),
                    send.files(),
                    send.voice(),
                    op.text().isPresent() ? op.mentions() : send.mentions(),
                    send.silent(),
                    Optional.of(at),
                    send.ext());
        } catch (BadField e) { // with what else it carries it is too long
            throw new Refusal(e.code(), e.field() + " does not fit");
        }
    }

    static Result.Sent answer(ScheduledId id, Instant at, boolean dup) {
        return new Result.Sent(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                dup,
                Optional.of(id),
                Optional.of(at));
    }

    /** One's own, while it waits. */
    Optional<ScheduledRecord> known(UserId user, ScheduledId id) {
        return waiting.find(user, id);
    }

    /** One's own waiting message. */
    ScheduledRecord find(UserId user, ScheduledId id) {
        return known(user, id)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such waiting message"));
    }

    /** Takes away what will not be posted, as {@link #drop}; its files are loose from now on. */
    Optional<Long> giveUp(
            Work work, ScheduledRecord record, Optional<String> why, Optional<Marker> marker) {
        Optional<Long> seq = drop(work, record, why, marker);
        if (seq.isPresent()) {
            send(record).ifPresent(send -> carried.free(work, send, record.id()));
        }
        return seq;
    }

    /**
     * Takes it away; {@code why} is told instead of nothing when it failed. Empty when the marker's
     * {@code cid} was used.
     */
    Optional<Long> drop(
            Work work, ScheduledRecord record, Optional<String> why, Optional<Marker> marker) {
        Optional<Long> seq = tell(work, record, why, marker);
        if (seq.isPresent()) {
            work.transaction().removeScheduled(record.id());
            work.then(() -> waiting.remove(record));
        }
        return seq;
    }

    private static Optional<Long> tell(
            Work work, ScheduledRecord record, Optional<String> value, Optional<Marker> marker) {
        return work.append(
                        record.by(),
                        new EntryData.PreferenceChanged(KEY + record.id().value(), value),
                        record.by(),
                        marker)
                .map(entry -> entry.seq());
    }
}
