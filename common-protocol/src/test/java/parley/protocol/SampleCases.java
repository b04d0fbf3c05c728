package parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Samples of records whose members exclude each other. */
final class SampleCases {
    private static final RoomId ROOM = new RoomId("r_01k9");
    private static final UserId USER = new UserId("u_01k9");

    private SampleCases() {}

    static Optional<Object> of(Class<?> type) {
        return CASES.stream().filter(c -> c.getClass() == type).findFirst();
    }

    private static final List<Object> CASES =
            List.of(
                    MessageOp.History.before(ROOM, Optional.of(128L), 50),
                    new MemberOp.SetRole(
                            Optional.of(ROOM),
                            USER,
                            Optional.of(RoomRole.MODERATOR),
                            Optional.empty()),
                    new RoomOp.Create(
                            RoomKind.PRIVATE,
                            Optional.of("design"),
                            Optional.of("What we build"),
                            List.of(USER),
                            Optional.of(RoomPolicy.OPEN)),
                    new WorkspaceOp.Change(
                            Optional.of("The house"), Optional.of(Registration.OPEN)),
                    Result.Sent.posted(
                            new MessageId("m_40"),
                            "e4k9x2m7a",
                            128,
                            Instant.ofEpochMilli(1_763_690_000_123L),
                            true),
                    new InviteOp.Create(
                            Optional.of(ROOM),
                            Optional.of(WorkspaceRole.MEMBER),
                            Optional.of(RoomRole.MEMBER),
                            Optional.of(5),
                            Optional.of(Instant.ofEpochMilli(1_763_690_000_123L)),
                            true),
                    new FileOp.Ticket(
                            Optional.of(ROOM),
                            "holiday.png",
                            90_000,
                            "image/png",
                            "ba7816bf8f01cfea414140de5dae2223".repeat(2),
                            FilePurpose.FILE,
                            Optional.of(1_920),
                            Optional.of(1_080),
                            Optional.of(new FileId("f_01k9t"))),
                    new MessageOp.Send(
                            ROOM,
                            "As promised",
                            TextFormat.MD,
                            Optional.of(new MessageId("m_40")),
                            List.of(new FileId("f_01k9")),
                            Optional.empty(),
                            List.of("u_01k9b"),
                            true,
                            Optional.of(Instant.ofEpochMilli(1_763_690_000_123L)),
                            Optional.of(new Ext("{\"org.example\":{\"n\":1.50}}"))),
                    new RoomPolicy(
                            PostPolicy.ALL,
                            PostPolicy.ALL,
                            HistoryPolicy.START,
                            Optional.of(30_000)),
                    new VoiceNote(new FileId("f_01k9"), 4_200, "AAECAwQ="),
                    new RoomId("r_01k9"),
                    new UserId("u_01k9"),
                    new MessageId("m_40"),
                    new FileId("f_01k9"),
                    new WorkspaceId("w_01k9"),
                    new DeviceId("d_01k9"),
                    new ScheduledId("s_01k9"),
                    new InviteId("i_01k9"),
                    new VoidRange(3, 7),
                    new PeopleOp.SetPresence(
                            PresenceState.DND,
                            Optional.of("in a meeting"),
                            Optional.of(Instant.ofEpochMilli(1_763_690_000_123L))),
                    new Event.Bye(
                            4410,
                            "moved",
                            Optional.of(3_000L),
                            Optional.of("https://chat.example.org"),
                            Optional.of("0".repeat(43)),
                            Optional.of(Instant.ofEpochMilli(1_763_690_000_123L)),
                            Optional.of("sig")),
                    new Message.Deleted(USER, Instant.ofEpochMilli(1_763_690_000_123L)),
                    new SessionOp.Hello(
                            new SessionOp.Client("parley-desktop", "0.1.0", "Linux"),
                            new DeviceId("d_01k9"),
                            Set.of("sync.inline"),
                            Optional.of("sync-token"),
                            true));
}
