package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.HistoryPolicy;
import parley.protocol.LeaveReason;
import parley.protocol.MeOp;
import parley.protocol.Member;
import parley.protocol.MemberOp;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.PostPolicy;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.WorkspaceOp;
import parley.protocol.WorkspaceRole;

/** Who is in, with which role, and what ends when they are not. */
public final class MemberScenarios {
    public void everyMemberIsListedWithTheirRole(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);

        List<Member> members = stage.api().call(ben, list(room, Optional.empty())).list();

        assertThat(members)
                .extracting(Member::user, Member::name, member -> member.role().orElseThrow())
                .containsExactlyInAnyOrder(
                        tuple(ada.id(), ada.name(), RoomRole.OWNER),
                        tuple(ben.id(), ben.name(), RoomRole.MEMBER));
    }

    public void membersComeInPages(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada, stage.person(), stage.person(), stage.person());

        Result.MemberList first = stage.api().call(ada, list(room, Optional.empty()));
        MemberOp.ListMembers two =
                new MemberOp.ListMembers(Optional.of(room), Optional.empty(), Optional.of(2));
        Result.MemberList page = stage.api().call(ada, two);
        Result.MemberList rest =
                stage.api()
                        .call(
                                ada,
                                new MemberOp.ListMembers(
                                        Optional.of(room), page.cursor(), Optional.of(2)));

        assertThat(page.list()).hasSize(2);
        assertThat(rest.list()).hasSize(2);
        assertThat(rest.cursor()).isEmpty();
        assertThat(first.list()).containsAll(page.list()).containsAll(rest.list()).hasSize(4);
    }

    public void anAddedMemberHearsAndReads(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada);
        stage.say(ada, room, "before ben");
        WireSocket bens = stage.connect(ben);

        stage.api().call(ada, new MemberOp.Add(room, ben.id(), Optional.empty()));

        bens.entry(RoomId.ME, "room.joined", RoomScenarios.joined(room));
        long seq = stage.say(ada, room, "with ben").seq().orElseThrow();
        bens.entry(room, seq);
        LogScenarios.assertContiguous(bens.call(LogScenarios.read(room, 0, 100)).list(), 1, seq);
        assertThat(bens.call(MessageOp.History.before(room, Optional.empty(), 10)).list())
                .extracting(Message::text)
                .contains("before ben", "with ben");
    }

    public void whoJoinsLaterReadsFromThereWhereTheRoomSaysSo(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = joinedOnly(stage, ada);
        long before = stage.say(ada, room, "not for ben").seq().orElseThrow();

        stage.api().call(ada, new MemberOp.Add(room, ben.id(), Optional.empty()));
        long after = stage.say(ada, room, "for ben").seq().orElseThrow();
        WireSocket bens = stage.connect(ben);
        Result.LogPage page = bens.call(LogScenarios.read(room, 0, 100));

        long from = page.from().orElseThrow();
        assertThat(from).isGreaterThan(before).isLessThan(after);
        LogScenarios.assertContiguous(page.list(), from, after);
        assertThat(bens.call(MessageOp.History.before(room, Optional.empty(), 10)).list())
                .extracting(Message::text)
                .contains("for ben")
                .doesNotContain("not for ben");
    }

    public void aTimeOneWasAwayIsNotShown(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = joinedOnly(stage, ada);
        MemberOp.Add add = new MemberOp.Add(room, ben.id(), Optional.empty());
        stage.api().call(ada, add);
        long first = stage.say(ada, room, "first stay").seq().orElseThrow();
        stage.api().call(ada, remove(room, ben));
        long away = stage.say(ada, room, "while away").seq().orElseThrow();
        stage.api().call(ada, add);
        long second = stage.say(ada, room, "second stay").seq().orElseThrow();

        Result.LogPage page = stage.connect(ben).call(LogScenarios.read(room, first - 1, 100));

        LogScenarios.assertContiguous(page.list(), page.from().orElse(first), second);
        assertThat(page.list())
                .filteredOn(line -> line.seq() <= away && line.to() >= away)
                .allMatch(
                        line -> !(line instanceof Entry e) || e.d() instanceof EntryData.VoidEntry);
        assertThat(
                        stage.api()
                                .call(ben, MessageOp.History.before(room, Optional.empty(), 9))
                                .list())
                .extracting(Message::text)
                .contains("second stay")
                .doesNotContain("while away");
    }

    public void aRemovedMemberHearsThatAndNothingAfter(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        RoomId fence = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        stage.api().call(ada, remove(room, ben));
        stage.say(ada, room, "about ben");
        bens.entry(fence, stage.say(ada, fence, "fence").seq().orElseThrow());

        Entry own = bens.entry(RoomId.ME, "room.left", RoomScenarios.left(room));
        assertThat(((EntryData.RoomLeft) own.d()).why()).isEqualTo(LeaveReason.REMOVED);
        assertThat(((EntryData.RoomLeft) own.d()).reason()).contains("off topic");
        Entry last = bens.entries(room).getLast();
        assertThat(last.d()).isEqualTo(new EntryData.MemberLeft(ben.id(), LeaveReason.REMOVED));
        assertThat(bens.refused(LogScenarios.read(room, 0, 10)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(bens.refused(MessageOp.Send.plain(room, "but")).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void whoIsBannedFromARoomCannotComeBackUntilUnbanned(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.publicRoom(ada, ben);
        WireSocket bens = stage.connect(ben);

        stage.callIfOffered(
                ada, new MemberOp.Remove(Optional.of(room), ben.id(), true, Optional.empty()));
        bens.entry(RoomId.ME, "room.left", RoomScenarios.left(room));

        assertThat(bens.refused(new RoomOp.Join(room)).code())
                .isIn(ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND);
        stage.api().call(ada, new MemberOp.Unban(Optional.of(room), ben.id()));
        assertThat(bens.call(new RoomOp.Join(room)).room().room()).isEqualTo(room);
    }

    public void aChangedRoleIsToldAndTakesEffect(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        stage.api().call(ada, role(room, ben, RoomRole.VIEWER));
        Entry entry =
                bens.entry(
                        room,
                        "member.role",
                        e -> e.d().equals(new EntryData.MemberRole(ben.id(), RoomRole.VIEWER)));

        assertThat(entry.by()).contains(ada.id());
        assertThat(bens.refused(MessageOp.Send.plain(room, "hm")).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        stage.api().call(ada, role(room, ben, RoomRole.MODERATOR));
        assertThat(
                        bens.call(
                                        RoomScenarios.change(
                                                room, Optional.of("by ben"), Optional.empty()))
                                .room()
                                .name())
                .contains("by ben");
    }

    public void anOwnerHandsARoomOverAndIsNoOwnerAfter(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        assertThat(FileTools.refused(stage, ada, role(room, ada, RoomRole.MEMBER)))
                .isEqualTo(ErrorCode.CONFLICT);

        stage.api().call(ada, role(room, ben, RoomRole.OWNER));
        stage.api().call(ada, role(room, ada, RoomRole.MEMBER));

        assertThat(FileTools.refused(stage, ada, role(room, ben, RoomRole.MEMBER)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        stage.api().call(ben, role(room, ada, RoomRole.MODERATOR));
        stage.api().call(ben, remove(room, ada));
    }

    public void nobodyGrantsARoleAboveTheirOwnOrActsOnAnEqual(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada, ben, eve);
        stage.api().call(ada, role(room, ben, RoomRole.MODERATOR));
        stage.api().call(ada, role(room, eve, RoomRole.MODERATOR));
        WireSocket bens = stage.connect(ben);

        assertThat(bens.refused(role(room, ben, RoomRole.OWNER)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(bens.refused(role(room, eve, RoomRole.MEMBER)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(bens.refused(remove(room, eve)).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(bens.refused(remove(room, ada)).code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    public void onlyModeratorsPostWhereTheRoomSaysSo(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomPolicy quiet =
                new RoomPolicy(PostPolicy.MODERATORS, PostPolicy.ALL, HistoryPolicy.START);
        RoomId room = stage.create(RoomKind.PUBLIC, Optional.of(quiet), ada, ben).room();

        assertThat(stage.connect(ben).refused(MessageOp.Send.plain(room, "hi")).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(stage.say(ada, room, "announcement").seq()).isPresent();
    }

    public void whoIsRemovedFromTheWorkspaceIsOutAtOnce(Stage stage) throws Exception {
        Person ben = stage.cast().fresh();
        WireSocket bens = stage.connect(ben);

        stage.api()
                .call(
                        stage.owner(),
                        new MemberOp.Remove(Optional.empty(), ben.id(), false, Optional.empty()));

        assertThat(bens.verdict()).isEqualTo(4_401);
        assertThat(bens.events(Event.Bye.class)).extracting(Event.Bye::code).containsExactly(4_401);
        assertThat(AuthScenarios.status(() -> stage.api().call(ben, AuthScenarios.LIST)))
                .isEqualTo(401);
    }

    public void whoIsBannedFromTheWorkspaceIsToldSo(Stage stage) throws Exception {
        Person ben = stage.cast().fresh();
        WireSocket bens = stage.connect(ben);

        stage.api()
                .call(
                        stage.owner(),
                        new MemberOp.Remove(Optional.empty(), ben.id(), true, Optional.empty()));

        assertThat(bens.verdict()).isEqualTo(4_403);
        assertThat(AuthScenarios.status(() -> stage.cast().again(ben))).isBetween(401, 403);
    }

    public void theWorkspaceIsListedForMembersButNotForGuests(Stage stage) throws Exception {
        Person ada = stage.person();
        Person guest = stage.cast().fresh(WorkspaceRole.GUEST);
        MemberOp.ListMembers everybody =
                new MemberOp.ListMembers(Optional.empty(), Optional.empty(), Optional.of(200));

        List<Member> seen = stage.api().call(ada, everybody).list();

        assertThat(seen).extracting(Member::user).contains(ada.id(), stage.owner().id());
        assertThat(seen).allMatch(member -> member.workspaceRole().isPresent());
        assertThat(stage.connect(guest).refused(everybody).code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    public void aBanEndsEveryWayBackAndOnlyModeratorsEndIt(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person cat = stage.person();
        RoomId room = stage.publicRoom(ada, ben, cat);
        WireSocket bens = stage.connect(ben);
        Cid cid = stage.cid();
        MemberOp.Remove ban =
                new MemberOp.Remove(Optional.of(room), ben.id(), true, Optional.of("spam"));

        assertThat(stage.connect(cat).refused(ban).code()).isEqualTo(ErrorCode.FORBIDDEN);
        stage.api().call(ada, ban, cid);
        assertThat(stage.api().call(ada, ban, cid).dup()).isTrue();

        Entry left = bens.entry(RoomId.ME, "room.left", RoomScenarios.left(room));
        assertThat(((EntryData.RoomLeft) left.d()).why()).isEqualTo(LeaveReason.BANNED);
        assertThat(bens.refused(new RoomOp.Join(room)).code()).isEqualTo(ErrorCode.FORBIDDEN);
        MemberOp.Add add = new MemberOp.Add(room, ben.id(), Optional.empty());
        assertThat(stage.connect(ada).refused(add).code()).isEqualTo(ErrorCode.FORBIDDEN);
        MemberOp.Unban unban = new MemberOp.Unban(Optional.of(room), ben.id());
        assertThat(bens.refused(unban).code()).isEqualTo(ErrorCode.NOT_MEMBER);
        assertThat(stage.connect(cat).refused(unban).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(banned(stage, ada, room)).containsExactly(ben.id());
        assertThat(banned(stage, cat, room)).isEmpty();
        Cid again = stage.cid();
        assertThat(stage.api().call(ada, unban, again).dup()).isFalse();
        assertThat(stage.api().call(ada, unban, again).dup()).isTrue();
        assertThat(banned(stage, ada, room)).isEmpty();
        assertThat(bens.call(new RoomOp.Join(room)).room().role()).contains(RoomRole.MEMBER);
    }

    private static List<UserId> banned(Stage stage, Person asker, RoomId room) throws Exception {
        return stage.api().call(asker, list(room, Optional.empty())).list().stream()
                .filter(Member::banned)
                .map(Member::user)
                .toList();
    }

    public void adminsReadWhoDidWhatToOthers(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        Result.Sent sent = stage.say(ben, room, "lamps at half the price");
        stage.api().call(ada, new MessageOp.Delete(room, MessageScenarios.id(sent)));
        stage.api().call(ada, role(room, ben, RoomRole.VIEWER));
        stage.api()
                .call(
                        ada,
                        new MemberOp.Remove(
                                Optional.of(room), ben.id(), true, Optional.of("advertising")));

        WorkspaceOp.Audit newest = new WorkspaceOp.Audit(Optional.empty(), Optional.of(2));
        assertThat(stage.connect(ada).refused(newest).code()).isEqualTo(ErrorCode.FORBIDDEN);
        List<Result.AuditLine> lines = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int pages = 0; pages < 20 && lines.size() < 40; pages++) {
            Result.AuditPage page =
                    stage.api().call(stage.owner(), new WorkspaceOp.Audit(cursor, Optional.of(2)));
            lines.addAll(page.list());
            cursor = page.cursor();
            if (cursor.isEmpty()) {
                break;
            }
        }

        assertThat(lines)
                .filteredOn(line -> line.room().equals(Optional.of(room)))
                .allMatch(line -> line.by().equals(ada.id()))
                .allMatch(line -> line.user().equals(Optional.of(ben.id())))
                .extracting(Result.AuditLine::action)
                .containsExactly("member.ban", "member.role", "message.delete");
        assertThat(lines)
                .filteredOn(line -> line.room().equals(Optional.of(room)))
                .extracting(Result.AuditLine::detail)
                .containsExactly(
                        Optional.of("advertising"),
                        Optional.of("viewer"),
                        Optional.of(MessageScenarios.id(sent).value()));
        assertThat(lines.toString()).doesNotContain("half the price");
    }

    public void whoeverSeesAPersonIsToldThatTheyChanged(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.cast().fresh();
        WireSocket adas = stage.connect(ada);
        String token = SyncScenarios.read(adas, Optional.empty(), 50).token;
        WireSocket later = stage.connect(ada);

        stage.api().call(ben, MeOp.SetProfile.name("Benjamin"));
        later.event(Event.Changed.class, e -> e.users().contains(ben.id()));
        MemberOp.SetRole guest =
                new MemberOp.SetRole(
                        Optional.empty(),
                        ben.id(),
                        Optional.empty(),
                        Optional.of(WorkspaceRole.GUEST));
        stage.api().call(stage.owner(), guest);
        stage.api()
                .call(
                        stage.owner(),
                        new MemberOp.Remove(Optional.empty(), ben.id(), false, Optional.empty()));
        stage.api().call(stage.owner(), new MemberOp.Unban(Optional.empty(), ben.id()));

        for (int times = 2; times <= 4; times++) {
            int least = times;
            later.event(Event.Changed.class, _ -> changes(later, ben) >= least);
        }
        Result.SyncPage page = adas.call(new SessionOp.Sync(Optional.of(token), Optional.empty()));
        assertThat(page.changed()).contains(ben.id()).doesNotHaveDuplicates();
        assertThat(
                        adas.call(new SessionOp.Sync(Optional.of(page.token()), Optional.empty()))
                                .changed())
                .doesNotContain(ben.id());
    }

    private static long changes(WireSocket socket, Person person) {
        return socket.events(Event.Changed.class).stream()
                .filter(e -> e.users().contains(person.id()))
                .count();
    }

    static MemberOp.Remove remove(RoomId room, Person person) {
        return new MemberOp.Remove(Optional.of(room), person.id(), false, Optional.of("off topic"));
    }

    static MemberOp.SetRole role(RoomId room, Person person, RoomRole role) {
        return new MemberOp.SetRole(
                Optional.of(room), person.id(), Optional.of(role), Optional.empty());
    }

    private static MemberOp.ListMembers list(RoomId room, Optional<String> cursor) {
        return new MemberOp.ListMembers(Optional.of(room), cursor, Optional.empty());
    }

    private static RoomId joinedOnly(Stage stage, Person owner) throws IOException {
        RoomPolicy policy = new RoomPolicy(PostPolicy.ALL, PostPolicy.ALL, HistoryPolicy.JOINED);
        return stage.create(RoomKind.PRIVATE, Optional.of(policy), owner).room();
    }
}
