package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.picture.BadPictureException;
import parley.client.picture.Face;
import parley.protocol.PresenceState;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.ScheduledId;
import parley.protocol.UserCard;

/** What a person sets for themselves: two devices of one person and a real server. */
class OwnThingsTest {
    @TempDir Path folder;
    private TestServer server;
    private Person ruth;
    private Person other;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(folder.resolve("server"));
        ruth = new Person("ruth", folder.resolve("ruth"));
        other = new Person("ruth", folder.resolve("other"));
        ruth.signUp(server.link(), server.setupCode());
        other.signIn(server.link());
        Await.until("both are online", () -> online(ruth) && online(other));
    }

    @AfterEach
    void stop() {
        ruth.close();
        other.close();
        server.close();
    }

    private static boolean online(Person person) {
        return person.session().connection().online();
    }

    private static Optional<String> value(Person person, String key) {
        return person.session().preferences().get(key);
    }

    @Test
    void whatIsSetOnOneDeviceIsSetOnTheOther() {
        ruth.session().preferences().set("favourite:r_1", Optional.of("1"));
        ruth.session().preferences().set("favourite:r_2", Optional.of("1"));
        Await.until("told", () -> other.session().preferences().all("favourite:").size() == 2);

        other.session().preferences().set("favourite:r_1", Optional.empty());

        Await.until("taken away", () -> value(ruth, "favourite:r_1").isEmpty());
        assertThat(ruth.session().preferences().all("favourite:"))
                .isEqualTo(Map.of("favourite:r_2", "1"));
    }

    @Test
    void whatIsSetOfflineIsToldLaterAndKeptOverARestart() {
        ruth.session().pause();
        Await.until("offline", () -> !online(ruth));
        ruth.session().preferences().set("section:r_1", Optional.of("Clients"));
        ruth.reopen();

        assertThat(value(ruth, "section:r_1")).contains("Clients");
        Await.until("told", () -> value(other, "section:r_1").equals(Optional.of("Clients")));
        other.reopen();
        assertThat(value(other, "section:r_1")).contains("Clients");
    }

    @Test
    void bothEndAlikeWhenBothSetTheSame() {
        for (int i = 0; i < 20; i++) {
            ruth.session().preferences().set("notify:r_1", Optional.of("ruth " + i));
            other.session().preferences().set("notify:r_1", Optional.of("other " + i));
        }
        ruth.session().preferences().set("last", Optional.of("1"));
        other.session().preferences().set("last too", Optional.of("1"));

        Await.until(
                "both heard all",
                () ->
                        value(other, "last").isPresent()
                                && value(ruth, "last too").isPresent()
                                && value(ruth, "notify:r_1").equals(value(other, "notify:r_1")));
    }

    /** As on a device that reads the newest entries of the private log only. */
    @Test
    void whatWasSetBeforeTheLogIsReadIsThereAllTheSame() throws Exception {
        ruth.session().preferences().set("favourite:r_1", Optional.of("1"));
        ruth.session().preferences().set("section:r_2", Optional.of("Clients"));
        Await.until("told", () -> value(other, "section:r_2").isPresent());

        other.reopenAfter(file -> forget(file, "DELETE FROM setting WHERE name LIKE 'pref%'"));

        Await.until(
                "it was asked for",
                () ->
                        value(other, "favourite:r_1").isPresent()
                                && value(other, "section:r_2").equals(Optional.of("Clients")));
    }

    private static void forget(Path file, String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWaitsIsMovedAndReadInWholeAndGivenAnotherText() throws Exception {
        RoomId room =
                ruth.session()
                        .createRoom(
                                new RoomOp.Create(
                                        RoomKind.PUBLIC,
                                        Optional.of("orders"),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))
                        .room();
        String me = ruth.session().you().id().value();
        Instant later = Instant.ofEpochMilli(InstantSource.system().millis()).plusSeconds(7_200);
        ScheduledId id = ruth.session().sendLater(room, "long ".repeat(60), List.of(me), later);

        ruth.session().moveScheduled(id, later.plusSeconds(60));
        Result.Scheduled moved = ruth.session().scheduled(id).orElseThrow();
        ruth.session().editScheduled(id, "short", List.of());
        Result.Scheduled edited = ruth.session().scheduled(id).orElseThrow();

        assertThat(moved.at()).isEqualTo(later.plusSeconds(60));
        assertThat(moved.text()).startsWith("long long").hasSizeGreaterThan(200);
        assertThat(moved.mentions()).containsExactly(me);
        assertThat(edited.text()).isEqualTo("short");
        assertThat(edited.at()).isEqualTo(later.plusSeconds(60));
        assertThat(edited.mentions()).isEmpty();
        ruth.session().cancelScheduled(id);
        assertThat(ruth.session().scheduled(id)).isEmpty();
    }

    @Test
    void aStatusAndAPictureAreShownToOthers() throws Exception {
        Path photo = folder.resolve("photo.png");
        ImageIO.write(
                new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());

        ruth.session().setStatus("🌴 on leave");
        ruth.session().showPicture(photo);

        Await.until(
                "the other device knows", () -> card(other).flatMap(UserCard::avatar).isPresent());
        assertThat(card(other).flatMap(UserCard::status)).contains("🌴 on leave");
        Path shown =
                other.session()
                        .downloads()
                        .fetch(card(other).flatMap(UserCard::avatar).orElseThrow(), (_, _) -> {});
        BufferedImage face = ImageIO.read(shown.toFile());
        assertThat(face.getWidth()).isEqualTo(Face.SIDE);
        assertThat(face.getHeight()).isEqualTo(Face.SIDE);
        ruth.session().removePicture();
        Await.until("the picture is gone", () -> card(other).flatMap(UserCard::avatar).isEmpty());
    }

    @Test
    void whatIsNoPictureIsNotShown() throws Exception {
        Path text = Files.writeString(folder.resolve("photo.png"), "not a picture");

        assertThatThrownBy(() -> ruth.session().showPicture(text))
                .isInstanceOf(BadPictureException.class);
        assertThat(card(ruth).flatMap(UserCard::avatar)).isEmpty();
    }

    @Test
    void notToBeDisturbedHoldsOverARestartOfTheServer() throws Exception {
        ruth.session().setPresence(PresenceState.DND, Optional.empty());
        other.session().watchPresence(List.of(ruth.session().you().id()));
        Await.until("told", () -> presence() == PresenceState.DND);

        server.restart();
        ruth.reopen();

        Await.until("online again", () -> online(other) && presence() == PresenceState.DND);
    }

    private PresenceState presence() {
        return other.session()
                .presence(ruth.session().you().id())
                .map(each -> each.state())
                .orElse(PresenceState.OFFLINE);
    }

    private static Optional<UserCard> card(Person person) {
        return person.session().user(person.session().you().id());
    }
}
