package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.InviteLink;
import parley.client.picture.PictureHeader;
import parley.client.timeline.TimelineItem;
import parley.client.transfer.Letter;
import parley.client.transfer.Transfer;
import parley.client.voice.SampleVoice;
import parley.client.voice.VoiceNote;
import parley.client.voice.WavFile;
import parley.conformance.fault.FaultProxy;
import parley.conformance.fault.Faults;
import parley.protocol.InviteOp;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.TextFormat;
import parley.server.lite.StartException;

/** Files and voice notes between two clients and a real server. */
class FilesTest {
    /** Bytes a second at which the large file takes a quarter of a minute. */
    private static final int SLOW = 4 << 20;

    @TempDir Path folder;
    private TestServer server;
    private Person ruth;
    private Person mai;

    @BeforeEach
    void start() throws StartException {
        server = TestServer.start(folder.resolve("server"));
        ruth = new Person("ruth", folder.resolve("ruth"));
        mai = new Person("mai", folder.resolve("mai"));
    }

    @AfterEach
    void stop() {
        ruth.close();
        mai.close();
        server.close();
    }

    private RoomId meet() throws Exception {
        return meet(server.link());
    }

    private RoomId meet(InviteLink ruths) throws Exception {
        ruth.signUp(ruths, server.setupCode());
        Await.until("ruth is online", () -> ruth.session().connection().online());
        RoomId room =
                ruth.session()
                        .createRoom(
                                new RoomOp.Create(
                                        RoomKind.PUBLIC,
                                        Optional.of("drawings"),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))
                        .room();
        InviteOp.Create invite =
                new InviteOp.Create(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        mai.signUp(server.link(), ruth.session().createInvite(invite).code().orElseThrow());
        Await.until("mai is online", () -> mai.session().connection().online());
        mai.session().joinRoom(room);
        return room;
    }

    private static Message last(Watcher watcher) {
        Await.until("a message came", () -> !watcher.texts().isEmpty());
        return watcher.items().stream()
                .filter(TimelineItem.Posted.class::isInstance)
                .map(i -> ((TimelineItem.Posted) i).message())
                .reduce((_, b) -> b)
                .orElseThrow();
    }

    @Test
    void aPictureIsSeenByTheOther() throws Exception {
        RoomId room = meet();
        Path picture = folder.resolve("lamp.png");
        ImageIO.write(
                new BufferedImage(1_600, 1_000, BufferedImage.TYPE_INT_RGB),
                "png",
                picture.toFile());
        try (Watcher hers = new Watcher(mai.session(), room)) {
            ruth.session().transfers().send(Letter.to(room), List.of(picture), true);

            var file = last(hers).files().getFirst();

            assertThat(file.name()).isEqualTo("lamp.png");
            assertThat(file.w()).contains(1_600);
            var downloads = mai.session().downloads();
            Path thumb = downloads.fetch(file.thumb().orElseThrow(), (_, _) -> {});
            assertThat(PictureHeader.read(thumb).orElseThrow().width()).isEqualTo(720);
            assertThat(downloads.fetch(file.file(), (_, _) -> {})).hasSameBinaryContentAs(picture);
        }
    }

    @Test
    void filesWaitAtTheServerForTheTimeOfTheirMessage() throws Exception {
        RoomId room = meet();
        Path list = Files.writeString(folder.resolve("list.txt"), "bolts");
        Instant at = InstantSource.system().instant().plus(Duration.ofHours(1));
        Letter letter =
                new Letter(
                        room,
                        "for tomorrow",
                        TextFormat.PLAIN,
                        List.of(),
                        Optional.empty(),
                        Optional.of(at));
        try (Watcher hers = new Watcher(mai.session(), room)) {
            ruth.session().transfers().send(letter, List.of(list), true);
            Await.until("all is there", () -> ruth.session().transfers().list().isEmpty());
            var waits = ruth.session().scheduled(Optional.of(room)).getFirst();
            assertThat(waits.files().getFirst().name()).isEqualTo("list.txt");
            assertThat(hers.texts()).isEmpty();

            ruth.session().sendScheduledNow(waits.scheduled());

            Message message = last(hers);
            assertThat(message.text()).isEqualTo("for tomorrow");
            Path got =
                    mai.session()
                            .downloads()
                            .fetch(message.files().getFirst().file(), (_, _) -> {});
            assertThat(got).hasSameBinaryContentAs(list);
            Await.until("nothing waits", () -> waiting(room) == 0);
        }
    }

    private int waiting(RoomId room) {
        try {
            return ruth.session().scheduled(Optional.of(room)).size();
        } catch (RequestException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aVoiceNoteIsHeardByTheOther() throws Exception {
        RoomId room = meet();
        VoiceNote note = SampleVoice.note(folder.resolve("note.ogg"), 1.5);
        try (Watcher hers = new Watcher(mai.session(), room)) {
            ruth.session().transfers().send(Letter.to(room), note);

            var voice = last(hers).voice().orElseThrow();

            assertThat(voice.ms()).isEqualTo(1_500);
            assertThat(voice.wave()).isEqualTo(note.wave());
            Path heard = mai.session().downloads().fetch(voice.file(), (_, _) -> {});
            assertThat(WavFile.decode(heard, folder.resolve("heard.wav")))
                    .isEqualTo(Duration.ofMillis(1_500));
        }
    }

    @Test
    void aLargeFileGoesOnAfterTheServerAndTheClientWereRestarted() throws Exception {
        try (FaultProxy network = FaultProxy.to(server.port())) {
            network.up(Faults.rate(SLOW));
            sendWithRestarts(network);
        }
    }

    private void sendWithRestarts(FaultProxy network) throws Exception {
        RoomId room = meet(server.linkAt(network.port()));
        Path large = large();
        var cid = ruth.session().transfers().send(Letter.to(room), List.of(large), true).getFirst();
        Await.until("a part is there", () -> moved(ruth) > 9 << 20);
        ruth.session().transfers().pause(cid);
        ruth.reopen();
        server.restart();
        network.up(Faults.NONE);
        Await.until("it is known again", () -> !ruth.session().transfers().list().isEmpty());
        ruth.session().transfers().resume(cid);

        try (Watcher hers = new Watcher(mai.session(), room)) {
            var file = last(hers).files().getFirst();
            Await.until("mai is online", () -> mai.session().connection().online());
            Path saved = folder.resolve("saved.bin");
            mai.session().downloads().save(file.file(), saved, (_, _) -> {});

            assertThat(Files.mismatch(large, saved)).isEqualTo(-1);
            assertThat(hers.texts()).hasSize(1);
        }
    }

    private static long moved(Person person) {
        return person.session().transfers().list().stream().mapToLong(Transfer::moved).sum();
    }

    private Path large() throws IOException {
        Path large = folder.resolve("video.bin");
        byte[] noise = new byte[1 << 20];
        Random random = new Random(1);
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            for (int i = 0; i < 66; i++) {
                random.nextBytes(noise);
                file.write(noise);
            }
        }
        return large;
    }
}
