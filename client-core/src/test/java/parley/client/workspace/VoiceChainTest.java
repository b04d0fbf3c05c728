package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.client.timeline.TimelineItem;
import parley.client.transfer.Letter;
import parley.client.voice.SampleVoice;
import parley.client.voice.Spoken;
import parley.client.voice.VirtualMicrophone;
import parley.client.voice.VoiceNote;
import parley.client.voice.WavFile;
import parley.protocol.InviteOp;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.server.lite.StartException;

/** What is said into a microphone is what the other hears: all the way, over a real server. */
@Timeout(180)
class VoiceChainTest {
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

    @Test
    void whatAFakeMicrophoneHearsIsWhatTheOtherHears() throws Exception {
        VoiceNote note = SampleVoice.recorded(folder.resolve("note.ogg"), 2.5);

        Path heard = sentAndHeard(note);

        compare(Spoken.of(SampleVoice.wav(folder.resolve("said.wav"), 2.5)), Spoken.of(heard));
    }

    /**
     * Run with {@code -Psound}: how much of a playback arrives depends on the machine's leisure.
     */
    @Test
    @Tag("sound")
    void whatAMicrophoneOfTheSystemHearsIsWhatTheOtherHears() throws Exception {
        List<String> missing = VirtualMicrophone.missing();
        assumeTrue(missing.isEmpty(), "no virtual microphone: this machine has no " + missing);
        Path said;
        VoiceNote note;
        try (VirtualMicrophone microphone = VirtualMicrophone.start(folder.resolve("sound"))) {
            said = microphone.speech("One two three. The lamp in the hall is green today.");
            note = microphone.hears(said, folder.resolve("note.ogg"));
        }

        assertThat(probed(note.file()).toMillis())
                .isCloseTo(note.duration().toMillis(), within(50L));

        Path heard = sentAndHeard(note);

        compare(Spoken.of(said), Spoken.of(heard));
    }

    private static void compare(Spoken said, Spoken heard) {
        long ms = said.duration().toMillis();
        assertThat(heard.duration().toMillis()).isCloseTo(ms, within(ms / 50));
        assertThat(said.foundIn(heard)).isGreaterThan(0.9);
    }

    /** Sends a note from one to the other, who decodes it. */
    private Path sentAndHeard(VoiceNote note) throws Exception {
        RoomId room = meet();
        try (Watcher hers = new Watcher(mai.session(), room)) {
            ruth.session().transfers().send(Letter.to(room), note);
            Await.until("the note came", () -> voice(hers).isPresent());
            var voice = voice(hers).orElseThrow();
            assertThat((long) voice.ms()).isEqualTo(note.duration().toMillis());
            Path ogg = mai.session().downloads().fetch(voice.file(), (_, _) -> {});
            Path wav = folder.resolve("heard.wav");
            assertThat(WavFile.decode(ogg, wav).toMillis())
                    .isCloseTo(note.duration().toMillis(), within(1L));
            return wav;
        }
    }

    private static Optional<parley.protocol.VoiceNote> voice(Watcher watcher) {
        return watcher.items().stream()
                .filter(TimelineItem.Posted.class::isInstance)
                .map(item -> ((TimelineItem.Posted) item).message())
                .map(Message::voice)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private RoomId meet() throws Exception {
        ruth.signUp(server.link(), server.setupCode());
        Await.until("ruth is online", () -> ruth.session().connection().online());
        RoomId room =
                ruth.session()
                        .createRoom(
                                new RoomOp.Create(
                                        RoomKind.PUBLIC,
                                        Optional.of("voices"),
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

    /** How long another program says that it is; it would refuse what is no Ogg/Opus. */
    private static Duration probed(Path voice) throws IOException {
        var probe =
                new ProcessBuilder(
                                "ffprobe",
                                "-v",
                                "error",
                                "-show_entries",
                                "format=duration",
                                "-of",
                                "csv=p=0",
                                voice.toString())
                        .redirectErrorStream(true)
                        .start();
        var told = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Duration.ofNanos((long) (Double.parseDouble(told.strip()) * 1e9));
    }
}
