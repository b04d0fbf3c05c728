package parley.desktop.fake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.desktop.text.Line;
import parley.desktop.workspace.AuditEntry;
import parley.desktop.workspace.Mention;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Reaction;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.WorkspaceCard;
import parley.protocol.MessageId;
import parley.protocol.PresenceState;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;

/** The example workspace of the pictures: a small workshop that builds lamps. */
public final class Lantern {
    public static final ZoneId ZONE = ZoneOffset.UTC;
    public static final Instant NOW = Instant.parse("2026-11-20T09:45:00Z");

    private final Map<String, Person> people = new LinkedHashMap<>();
    private long seq;
    public final FakeWorkspace workspace;

    public Lantern() {
        person("ruth", "Ruth Adler");
        person("jonas", "Jonas Lindqvist");
        person("mai", "Mai Nguyễn");
        person("hana", "Hana Kim (김하나)");
        person("tomas", "Tomás Oliveira");
        person("ines", "Ines Duarte");
        person("pavel", "Pavel Horák");
        person("sam", "Sam Okafor");
        workspace =
                new FakeWorkspace(
                        new WorkspaceCard(
                                new WorkspaceId("w_1"),
                                "Lantern Workshop",
                                WorkspaceCard.Place.THIS_PC,
                                "ruths-pc",
                                who("ruth")));
        workspace.people.addAll(people.values());
        workspace.online = Optional.of(6);
        members();
        rooms();
    }

    private void person(String name, String displayName) {
        people.put(name, new Person(new UserId("u_" + name), name, displayName));
    }

    public Person who(String name) {
        var person = people.get(name);
        if (person == null) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        return person;
    }

    /** The same room with another role of one's own. */
    public static RoomSummary withRole(RoomSummary r, RoomRole role) {
        return new RoomSummary(
                r.id(),
                r.kind(),
                r.name(),
                r.topic(),
                r.members(),
                r.unread(),
                r.mentions(),
                r.draft(),
                r.muted(),
                r.archived(),
                r.announcement(),
                r.mayPost(),
                r.other(),
                r.presence(),
                role,
                r.saved());
    }

    private void members() {
        member("ruth", RoomRole.OWNER, PresenceState.ONLINE, "");
        member("jonas", RoomRole.MODERATOR, PresenceState.DND, "At the saw until 10");
        member("hana", RoomRole.MEMBER, PresenceState.IDLE, "Drawing lamps");
        member("ines", RoomRole.MEMBER, PresenceState.ONLINE, "");
        member("mai", RoomRole.MEMBER, PresenceState.ONLINE, "");
        member("tomas", RoomRole.MEMBER, PresenceState.ONLINE, "");
        member("pavel", RoomRole.MEMBER, PresenceState.OFFLINE, "");
        member("sam", RoomRole.VIEWER, PresenceState.OFFLINE, "In at 10");
    }

    private void member(String name, RoomRole role, PresenceState presence, String status) {
        workspace.members.add(
                new RoomMember(
                        who(name), role, Optional.of(presence), status, name.equals("ruth")));
    }

    private void rooms() {
        var orders =
                workspace.room(
                        RoomKind.PUBLIC,
                        "orders",
                        "Incoming orders, materials and delivery dates",
                        0,
                        0,
                        "");
        orders(orders);
        dress(orders);
        firmware(workspace.room(RoomKind.PUBLIC, "lamp-firmware", "", 4, 0, ""));
        workspace.room(RoomKind.PUBLIC, "announcements", "", 0, 0, "announce readonly");
        deliveries(
                workspace.room(
                        RoomKind.PUBLIC, "deliveries", "Vans, routes, loading bays", 1, 1, ""));
        workspace.room(RoomKind.PUBLIC, "drawings", "", 0, 0, "draft");
        workspace.room(RoomKind.PRIVATE, "pay-and-shifts", "", 0, 0, "");
        workspace.room(RoomKind.PUBLIC, "shop-releases", "", 3, 0, "");
        workspace.room(RoomKind.PUBLIC, "lunch", "", 0, 0, "muted");
        workspace.room(RoomKind.DIRECT, "Mai Nguyễn", "", 1, 0, "");
        workspace.room(RoomKind.DIRECT, "Tomás Oliveira", "", 0, 0, "");
        workspace.room(RoomKind.DIRECT, "Hana Kim (김하나)", "", 0, 0, "idle draft");
        workspace.room(RoomKind.DIRECT, "Jonas Lindqvist", "", 0, 0, "dnd");
        workspace.room(RoomKind.DIRECT, "Pavel Horák", "", 0, 0, "off");
        workspace.room(RoomKind.GROUP, "Sam, Ines, Pavel", "", 0, 0, "");
        var fair = workspace.rooms.get(4);
        workspace.directory.add(fair);
    }

    /** Writes some lines into the audit log. */
    public void audited() {
        audited("09:31", "ruth", "member.role", "jonas", "orders", "moderator");
        audited("09:20", "ruth", "member.ban", "sam", "", "advertising");
        audited("09:04", "jonas", "message.delete", "ines", "deliveries", "m_9");
        audited("08:58", "ruth", "room.policy", "", "announcements", "post moderators");
        audited("08:40", "ruth", "invite.create", "", "", "");
    }

    private void audited(
            String time, String by, String action, String person, String room, String detail) {
        workspace.moderation.audit.add(
                new AuditEntry(
                        at("2026-11-20", time),
                        who(by).displayName(),
                        action,
                        person.isEmpty()
                                ? Optional.empty()
                                : Optional.of(who(person).displayName()),
                        room.isEmpty() ? Optional.empty() : Optional.of(room),
                        detail));
    }

    private void orders(FakeConversation room) {
        room.log.add(
                said(
                        "pavel",
                        "2026-11-19",
                        "17:48",
                        "Harbour café paid the invoice for the pendants, I closed the order."));
        room.log.add(
                said(
                        "jonas",
                        "2026-11-20",
                        "08:41",
                        "Morning. The oak for the Riverside library lamps came in: 14 boards, two with a split near the end."));
        room.log.add(
                said(
                        "jonas",
                        "2026-11-20",
                        "08:41",
                        "Still enough for all 24 shades if we cut the short ones from the split boards."));
        room.log.add(
                said(
                        "mai",
                        "2026-11-20",
                        "08:52",
                        "Bản lề đã về kho, mình kiểm xong rồi: đủ 48 cái. (Hinges are in, all 48 checked.)"));
        var reply =
                (TimelineEntry.Said)
                        said(
                                "hana",
                                "2026-11-20",
                                "09:05",
                                "도면 3판 올렸어요. Rev 3 is up, the shade is 4 mm lower, so the split boards will do.");
        room.log.add(
                new TimelineEntry.Said(
                        reply.id(),
                        reply.seq(),
                        reply.at(),
                        reply.author(),
                        reply.text(),
                        false,
                        false,
                        false,
                        Optional.empty(),
                        Optional.of(
                                new TimelineEntry.Quote(
                                        new MessageId("m_3"),
                                        3,
                                        "Jonas Lindqvist",
                                        "Still enough for all 24 shades if we cut the short ones from the split boards.",
                                        false))));
        room.log.add(
                said(
                        "ruth",
                        "2026-11-20",
                        "09:10",
                        "Then we keep Thursday. @Tomás Oliveira can you book the long van for 07:30?"));
        room.firstUnread = OptionalLong.of(seq + 1);
        room.log.add(
                edited(
                        said(
                                "tomas",
                                "2026-11-20",
                                "09:26",
                                "Booked: Thursday 26 Nov, 07:30. Their bay closes at 11, see https://bay.example.org/riverside.")));
        room.log.add(
                mention(
                        said(
                                "tomas",
                                "2026-11-20",
                                "09:27",
                                "@Ruth Adler they ask who signs for the delivery: you or the office?")));
        room.log.add(
                new TimelineEntry.Happened(
                        ++seq,
                        at("2026-11-20", "09:30"),
                        TimelineEntry.Kind.JOINED,
                        Line.of("timeline.joinedBy", "Ines Duarte", "Jonas Lindqvist")));
        room.log.add(
                said(
                        "ines",
                        "2026-11-20",
                        "09:31",
                        "Hi all, I take over the varnish line on Monday."));
    }

    /** What people put on messages and how they write: the last of {@code room} gets more. */
    private void dress(FakeConversation room) {
        room.log.replaceAll(e ->
                e instanceof TimelineEntry.Said s
                        ? s.text().startsWith("Still enough")
                                ? s.with(
                                        extra(
                                                false,
                                                List.of(
                                                        new Reaction(
                                                                "👍",
                                                                3,
                                                                true,
                                                                List.of(
                                                                        "Ruth Adler",
                                                                        "Hana Kim",
                                                                        "Mai Nguyễn")),
                                                        new Reaction(
                                                                "🪵",
                                                                2,
                                                                false,
                                                                List.of("Pavel Horák", "Sam")))))
                                : s.text().contains("@")
                                        ? s.with(
                                                new TimelineEntry.Extra(
                                                        true,
                                                        s.text().startsWith("Then"),
                                                        List.of(),
                                                        List.of(
                                                                new Mention(
                                                                        "@Tomás Oliveira", false),
                                                                new Mention("@Ruth Adler", true))))
                                        : s
                        : e);
    }

    private static TimelineEntry.Extra extra(boolean pinned, List<Reaction> reactions) {
        return new TimelineEntry.Extra(true, pinned, reactions, List.of());
    }

    private void firmware(FakeConversation room) {
        room.log.add(
                said(
                        "jonas",
                        "2026-11-20",
                        "09:02",
                        "**Fade** is done, *finally*. ~~Two~~ three steps are left:\n\n1. calibrate `gamma`\n2. flash the 24 shades\n3. write it down"));
        room.log.add(
                said(
                        "mai",
                        "2026-11-20",
                        "09:04",
                        "This one flickers below 4 %:\n\n```java\n// steps of 1 ms\nint level(double wanted) {\n    double lit = Math.pow(wanted, 2.2);\n    return (int) (lit * 4095);  // 12 bits\n}\nlog.info(\"level\");\n```"));
        room.log.add(
                said(
                        "hana",
                        "2026-11-20",
                        "09:12",
                        "> It flickers below 4 %\n\nRaise the floor to 6 %, nobody sees it. [The curve](https://example.org/curve) 🎉"));
        room.log.add(said("tomas", "2026-11-20", "09:13", "👏🏽🔥"));
    }

    private void deliveries(FakeConversation room) {
        room.log.add(
                said(
                        "tomas",
                        "2026-11-20",
                        "08:58",
                        "Loading bay 3 at the library, ring the bell twice. Parking is free until 10."));
        room.log.add(
                said(
                        "jonas",
                        "2026-11-20",
                        "09:20",
                        "Is the ramp wide enough for the long crates? They are 92 cm."));
        room.log.add(
                mention(
                        said(
                                "tomas",
                                "2026-11-20",
                                "09:31",
                                "Rampa de 110 cm, cabe. @Ruth Adler do we take the spare shades along?")));
        room.log.add(
                said("ruth", "2026-11-20", "09:36", "Yes, both. One is for the reading room."));
    }

    /** A message; the next place in the room is its own. */
    public TimelineEntry said(String by, String day, String time, String text) {
        seq++;
        return new TimelineEntry.Said(
                new MessageId("m_" + seq),
                seq,
                at(day, time),
                who(by),
                text,
                by.equals("ruth"),
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static TimelineEntry mention(TimelineEntry entry) {
        var s = (TimelineEntry.Said) entry;
        return new TimelineEntry.Said(
                s.id(),
                s.seq(),
                s.at(),
                s.author(),
                s.text(),
                s.own(),
                true,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static TimelineEntry edited(TimelineEntry entry) {
        var s = (TimelineEntry.Said) entry;
        return new TimelineEntry.Said(
                s.id(),
                s.seq(),
                s.at(),
                s.author(),
                s.text(),
                s.own(),
                false,
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static Instant at(String day, String time) {
        return LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }
}
