package parley.desktop.client;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.client.outbox.OutboxItem;
import parley.client.timeline.TimelineItem;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.Mention;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.Reaction;
import parley.desktop.workspace.TimelineEntry;
import parley.protocol.EntryData;
import parley.protocol.LeaveReason;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.RoomRole;
import parley.protocol.TextFormat;
import parley.protocol.UserId;

/** Turns what the client core keeps into what a timeline shows. */
final class Entries {
    private final People people;
    private final UserId me;

    Entries(People people, UserId me) {
        this.people = people;
        this.me = me;
    }

    /** A message; {@code find} looks up what it answers. */
    TimelineEntry.Said said(Message message, Function<MessageId, Optional<Message>> find) {
        boolean own = message.by().equals(me);
        return new TimelineEntry.Said(
                message.id(),
                message.seq(),
                message.ts(),
                people.person(message.by()),
                message.text(),
                own,
                !own && mentionsMe(message),
                message.edited().isPresent(),
                message.deleted().map(d -> people.person(d.by())),
                message.replyTo().flatMap(find).map(this::quote),
                extra(message));
    }

    private TimelineEntry.Extra extra(Message message) {
        boolean markdown = message.format() == TextFormat.MD;
        if (markdown
                && !message.pinned()
                && message.reactions().isEmpty()
                && message.mentions().isEmpty()
                && message.files().isEmpty()
                && message.voice().isEmpty()) {
            return TimelineEntry.Extra.NONE;
        }
        return new TimelineEntry.Extra(
                markdown,
                message.pinned(),
                message.reactions().stream().map(this::reaction).toList(),
                message.mentions().stream().flatMap(this::mention).distinct().toList(),
                new Attached(message.files(), message.voice()));
    }

    private Reaction reaction(Message.Reaction reaction) {
        return new Reaction(
                reaction.emoji(),
                reaction.n(),
                reaction.me(),
                reaction.by().stream().map(people::name).toList());
    }

    /** The words that may stand in the text for somebody: the name that is shown, the user name. */
    private Stream<Mention> mention(String id) {
        if (id.equals("@room")) {
            return Stream.of(new Mention(id, true));
        }
        var person = people.person(new UserId(id));
        boolean me = id.equals(this.me.value());
        return Stream.of(person.displayName(), person.name())
                .filter(name -> !name.isEmpty())
                .map(name -> new Mention("@" + name, me));
    }

    private boolean mentionsMe(Message message) {
        return message.mentions().contains(me.value()) || message.mentions().contains("@room");
    }

    private TimelineEntry.Quote quote(Message message) {
        return new TimelineEntry.Quote(
                message.id(),
                message.seq(),
                people.name(message.by()),
                message.text(),
                message.deleted().isPresent(),
                new Attached(message.files(), message.voice()));
    }

    /** Something that happened; empty for what is not worth a line. */
    Optional<TimelineEntry> happened(TimelineItem.Notice notice) {
        return what(notice.what())
                .map(w ->
                        new TimelineEntry.Happened(notice.seq(), notice.ts(), w.kind(), w.line()));
    }

    private record What(TimelineEntry.Kind kind, Line line) {}

    private Optional<What> what(EntryData data) {
        return switch (data) {
            case EntryData.MemberJoined joined -> Optional.of(joined(joined));
            case EntryData.MemberLeft left ->
                    Optional.of(
                            new What(
                                    TimelineEntry.Kind.LEFT,
                                    Line.of(
                                            left.why() == LeaveReason.LEFT
                                                    ? "timeline.left"
                                                    : "timeline.removed",
                                            people.name(left.user()))));
            case EntryData.MemberRole role ->
                    Optional.of(
                            new What(
                                    TimelineEntry.Kind.ROLE,
                                    role(people.name(role.user()), role.role())));
            case EntryData.RoomChanged changed ->
                    Optional.of(new What(TimelineEntry.Kind.CHANGED, changed(changed)));
            case EntryData.RoomArchived archived ->
                    Optional.of(
                            new What(
                                    TimelineEntry.Kind.CHANGED,
                                    Line.of(
                                            archived.on()
                                                    ? "timeline.archived"
                                                    : "timeline.unarchived")));
            case EntryData.MessagePosted _,
                    EntryData.MessageEdited _,
                    EntryData.MessageDeleted _,
                    EntryData.MessageReacted _,
                    EntryData.MessagePinned _,
                    EntryData.RoomJoined _,
                    EntryData.RoomLeft _,
                    EntryData.ReadMarked _,
                    EntryData.PreferenceChanged _,
                    EntryData.VoidEntry _,
                    EntryData.Superseded _,
                    EntryData.Unknown _,
                    EntryData.Encoded _ ->
                    Optional.empty();
        };
    }

    private What joined(EntryData.MemberJoined joined) {
        var name = joined.displayName().isBlank() ? joined.name() : joined.displayName();
        var line =
                joined.by().equals(joined.user())
                        ? Line.of("timeline.joined", name)
                        : Line.of("timeline.joinedBy", name, people.name(joined.by()));
        return new What(TimelineEntry.Kind.JOINED, line);
    }

    private static Line role(String name, RoomRole role) {
        return switch (role) {
            case OWNER -> Line.of("timeline.role.owner", name);
            case MODERATOR -> Line.of("timeline.role.moderator", name);
            case MEMBER -> Line.of("timeline.role.member", name);
            case VIEWER -> Line.of("timeline.role.viewer", name);
        };
    }

    private static Line changed(EntryData.RoomChanged changed) {
        if (changed.name().isPresent()) {
            return Line.of("timeline.renamed", changed.name().get());
        }
        if (changed.topic().isPresent()) {
            var topic = changed.topic().get();
            return topic.isEmpty()
                    ? Line.of("timeline.topicGone")
                    : Line.of("timeline.topic", topic);
        }
        return Line.of("timeline.changed");
    }

    /** A message on its way. */
    static Outgoing outgoing(OutboxItem item) {
        return new Outgoing(
                item.cid(),
                item.queued(),
                item.message().text(),
                switch (item.delivery()) {
                    case QUEUED -> Outgoing.State.QUEUED;
                    case SENDING, SENT -> Outgoing.State.SENDING;
                    case FAILED -> Outgoing.State.FAILED;
                },
                item.error().map(Refusals::notSent),
                item.message().files().size(),
                item.message().voice().map(v -> v.ms()));
    }
}
