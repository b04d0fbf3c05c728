package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Event;
import parley.protocol.PeopleOp;
import parley.protocol.PresenceState;
import parley.server.account.AccountSettings;
import parley.server.account.HashCost;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.local.gateway.GatewayRules;

/** What goes wrong on the way, and that every client shows every message once and in order. */
class AwsFaultsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir private Path folder;

    private AwsLocal inProcess(GatewayRules rules) throws Exception {
        return AwsLocal.inProcess(
                Emulators.start(folder.resolve("blobs")),
                rules,
                BackendConfig.of("Parley", "127.0.0.1")
                        .with(AccountSettings.DEFAULT.withHashCost(HashCost.WEAK)),
                2,
                0,
                Duration.ofHours(1));
    }

    @Test
    void whoIsNotPostedToBecauseOfTooManyPostsReadsWhatTheyMissed() throws Exception {
        try (AwsLocal local = inProcess(GatewayRules.AWS.posting(15));
                TalkingRoom room = new TalkingRoom(local, 4)) {
            room.talk(6);

            room.assertShownOnceAndInOrder();
            assertThat(local.gateway().gateway().postsRefused()).isPositive();
        }
    }

    @Test
    void connectionsCutForTheirAgeUnderLoadLoseNothing() throws Exception {
        GatewayRules rules = GatewayRules.AWS.ending(Duration.ofMinutes(10), Duration.ofSeconds(1));
        try (AwsLocal local = inProcess(rules);
                TalkingRoom room = new TalkingRoom(local, 3)) {
            long deadline = System.nanoTime() + TalkingRoom.PATIENCE.toNanos();
            int rounds = 0;
            while (room.screens.stream().anyMatch(each -> each.sockets() < 3)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                for (Author each : room.authors) {
                    each.say(room.authors.indexOf(each) + " in round " + rounds);
                }
                rounds++;
            }

            room.assertShownOnceAndInOrder();
        }
    }

    @Test
    void aConnectionWhoseEndNobodyToldIsForgottenWhenItIsPostedTo() throws Exception {
        try (AwsLocal local = inProcess(GatewayRules.AWS.telling(_ -> false));
                TalkingRoom room = new TalkingRoom(local, 3)) {
            Person gone = room.people.getLast();
            try (WireSocket watcher =
                    WireSocket.open(room.target, room.people.getFirst().access(), CLOCK)) {
                watcher.hello(room.people.getFirst(), Optional.empty());
                long deadline = System.nanoTime() + TalkingRoom.PATIENCE.toNanos();
                while (state(watcher, gone) != PresenceState.ONLINE) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                }
                room.screens.removeLast().close();
                assertThat(state(watcher, gone)).isEqualTo(PresenceState.ONLINE);

                room.authors.getFirst().say("is anybody there?");

                watcher.event(
                        Event.PresenceChanged.class,
                        told ->
                                told.list().stream()
                                        .anyMatch(each ->
                                                each.user().equals(gone.id())
                                                        && each.state() == PresenceState.OFFLINE));
            }
            room.talk(3);
            room.assertShownOnceAndInOrder();
        }
    }

    private static PresenceState state(WireSocket watcher, Person person) {
        return watcher.call(new PeopleOp.WatchPresence(List.of(person.id())))
                .list()
                .getFirst()
                .state();
    }
}
